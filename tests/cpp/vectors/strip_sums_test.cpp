#include "broadsheet/vectors/strip_sums.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

using Numbers = std::vector<std::int16_t>;

TEST(StripSums, AddTheProductsOfEachRowAndStopAtTheEnd) {
  constexpr std::size_t kRows = 2 * kPanelRows;
  Numbers strips(3 * kRows);
  strips[5] = 16384;            // strip 0
  strips[2 * kRows + 5] = 100;  // strip 2
  strips[2 * kRows + 200] = 3;  // 3 / 2, rounded to the nearest
  strips[2 * kRows + 201] = 32767;
  Numbers sums(kRows);
  sums[7] = 9;
  sums[201] = 32000;
  sums[202] = -32768;
  std::array<std::int16_t, 2> highest{};
  const std::vector<AskedWeight> asked = {{0, 200}, {2, 16384}};
  add_strips(strips.data(), kRows, asked, sums, highest.data());
  EXPECT_EQ(sums[5], 100 + 50);
  EXPECT_EQ(sums[7], 9);
  EXPECT_EQ(sums[200], 2);
  EXPECT_EQ(sums[201], 32767);
  EXPECT_EQ(sums[202], -32768);
  EXPECT_EQ(highest, (std::array<std::int16_t, 2>{150, 32767}));
  EXPECT_EQ(sums_above(sums.data(), 9), (PanelBits{std::uint64_t{1} << 5U, 0}));
  EXPECT_EQ(sums_above(sums.data() + kPanelRows, 1), (PanelBits{0, std::uint64_t{3} << 8U}));
}

TEST(StripSums, AreTheSameWithAndWithoutSpecialInstructions) {
  constexpr std::size_t kRows = 3 * kPanelRows;
  for (std::uint64_t round = 0; round < 64; ++round) {
    RandomStream random(5, round);
    Numbers strips(4 * kRows);
    for (auto& weight : strips) weight = static_cast<std::int16_t>(random.below(32768));
    Numbers sums(kRows);
    for (auto& sum : sums)
      sum = static_cast<std::int16_t>(static_cast<int>(random.below(65536)) - 32768);
    std::vector<AskedWeight> asked;
    for (std::uint32_t s = 0; s < round % 5; ++s) {
      asked.push_back({s, static_cast<std::int16_t>(random.below(32768))});
    }
    Numbers again = sums;
    std::array<std::int16_t, 3> highest{};
    std::array<std::int16_t, 3> highest_again{};
    add_strips(strips.data(), kRows, asked, sums, highest.data());
    add_strips_portably(strips.data(), kRows, asked, again, highest_again.data());
    EXPECT_EQ(sums, again);
    EXPECT_EQ(highest, highest_again);
    const auto level = static_cast<std::int16_t>(static_cast<int>(random.below(65536)) - 32768);
    EXPECT_EQ(sums_above(sums.data(), level), sums_above_portably(sums.data(), level));
  }
}

}  // namespace
}  // namespace broadsheet::vectors
