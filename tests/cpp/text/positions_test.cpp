#include "broadsheet/text/positions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <random>
#include <vector>

namespace broadsheet::text {
namespace {

/// What a mask holds, bit by bit.
std::vector<std::uint32_t> positions_of(std::uint64_t mask, std::uint32_t base) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < 64; ++i)
    if ((mask >> i & 1) != 0) found.push_back(base + i);
  return found;
}

template <typename Writer>
std::vector<std::uint32_t> written(Writer write, std::uint64_t mask, std::uint32_t base) {
  std::array<std::uint32_t, kMostPositions + 1> out{};
  out.back() = 77;
  const auto n = static_cast<std::size_t>(std::popcount(mask));
  write(mask, n, base, out.data());
  EXPECT_EQ(out.back(), 77U);  // nothing behind the room
  return {out.begin(), out.begin() + static_cast<std::ptrdiff_t>(n)};
}

void expect_positions(std::uint64_t mask, std::uint32_t base) {
  EXPECT_EQ(written(write_positions, mask, base), positions_of(mask, base)) << mask;
  EXPECT_EQ(written(write_positions_portably, mask, base), positions_of(mask, base)) << mask;
}

TEST(Positions, OfNoneOneAndTheLastBit) {
  expect_positions(0, 640);
  expect_positions(1, 0);
  expect_positions(std::uint64_t{1} << 63, 128);
  expect_positions(0x5555555555555555ULL, 64);
  expect_positions((std::uint64_t{1} << 48) - 1, 64);
}

TEST(Positions, OfRandomMasks) {
  std::mt19937_64 random(7);
  for (int n = 0; n < 2000; ++n) {
    std::uint64_t mask = random();
    for (int thinner = n % 4; thinner > 0; --thinner) mask &= random();
    if (std::popcount(mask) <= static_cast<int>(kMostPositions)) expect_positions(mask, 4096);
  }
}

TEST(Positions, CountToTheEndOf32Bits) { expect_positions(0x8000000000000001ULL, 0xFFFFFFC0U); }

}  // namespace
}  // namespace broadsheet::text
