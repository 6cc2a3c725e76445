#include "broadsheet/vectors/strip_sums.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

using Numbers = std::vector<std::int16_t>;

TEST(StripSums, AddTheProductsOfListedPanelsAndStopAtTheEnd) {
  Numbers weights(2 * kPanelRows);
  weights[5] = 16384;
  weights[kPanelRows + 5] = 3;  // 3 / 2, rounded to the nearest
  weights[kPanelRows + 6] = 32767;
  const std::vector<std::uint16_t> panels = {0, 2};
  Numbers sums(3 * kPanelRows);
  sums[7] = 9;
  sums[2 * kPanelRows + 6] = 32000;
  sums[2 * kPanelRows + 7] = -32768;
  add_strip(weights.data(), panels, 16384, sums.data());
  EXPECT_EQ(sums[5], 8192);
  EXPECT_EQ(sums[7], 9);
  EXPECT_EQ(std::ranges::count(std::span(sums).subspan(kPanelRows, kPanelRows), 0), 128);
  EXPECT_EQ(sums[2 * kPanelRows + 5], 2);
  EXPECT_EQ(sums[2 * kPanelRows + 6], 32767);
  EXPECT_EQ(sums[2 * kPanelRows + 7], -32768);
}

TEST(StripSums, AreLookedThroughByThePanel) {
  Numbers sums(2 * kPanelRows);
  sums[5] = 150;
  sums[6] = 9;
  sums[7] = -32768;
  sums[kPanelRows + 72] = 2;
  sums[kPanelRows + 73] = 32767;
  std::array<std::int16_t, 2> highest{};
  highest_of_panels(sums, highest.data());
  EXPECT_EQ(highest, (std::array<std::int16_t, 2>{150, 32767}));
  EXPECT_EQ(sums_above(sums.data(), 9), (PanelBits{std::uint64_t{1} << 5U, 0}));
  EXPECT_EQ(sums_above(sums.data() + kPanelRows, 1), (PanelBits{0, std::uint64_t{3} << 8U}));
  EXPECT_EQ(count_from(sums, 9), 3U);
}

TEST(StripSums, AreTheSameWithAndWithoutSpecialInstructions) {
  constexpr std::size_t kRows = 3 * kPanelRows;
  for (std::uint64_t round = 0; round < 64; ++round) {
    RandomStream random(5, round);
    Numbers weights(2 * kPanelRows);
    for (auto& weight : weights) weight = static_cast<std::int16_t>(random.below(32768));
    Numbers sums(kRows);
    for (auto& sum : sums)
      sum = static_cast<std::int16_t>(static_cast<int>(random.below(65536)) - 32768);
    const std::vector<std::uint16_t> panels = {static_cast<std::uint16_t>(round % 2), 2};
    const auto asking = static_cast<std::int16_t>(random.below(32768));
    Numbers again = sums;
    add_strip(weights.data(), panels, asking, sums.data());
    add_strip_portably(weights.data(), panels, asking, again.data());
    EXPECT_EQ(sums, again);
    std::array<std::int16_t, 3> highest{};
    std::array<std::int16_t, 3> highest_again{};
    highest_of_panels(sums, highest.data());
    highest_of_panels_portably(sums, highest_again.data());
    EXPECT_EQ(highest, highest_again);
    const auto level = static_cast<std::int16_t>(static_cast<int>(random.below(65536)) - 32768);
    EXPECT_EQ(sums_above(sums.data(), level), sums_above_portably(sums.data(), level));
    const auto some = std::span(sums).first(random.below(kRows));
    EXPECT_EQ(count_from(some, level), count_from_portably(some, level));
  }
}

}  // namespace
}  // namespace broadsheet::vectors
