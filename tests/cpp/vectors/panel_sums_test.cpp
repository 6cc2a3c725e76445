#include "broadsheet/vectors/panel_sums.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

std::int16_t random_weight(RandomStream& random) {
  return static_cast<std::int16_t>(static_cast<int>(random.below(65535)) - 32767);
}

std::vector<std::int16_t> random_weights(std::size_t n, RandomStream& random) {
  std::vector<std::int16_t> weights(n);
  for (auto& w : weights) w = random_weight(random);
  return weights;
}

TEST(PanelSums, FixedProductIsRoundedToTheNearest) {
  EXPECT_EQ(fixed_product(32767, 32767), 32766);
  EXPECT_EQ(fixed_product(16384, 3), 2);   // 1.5
  EXPECT_EQ(fixed_product(16384, 1), 1);   // 0.5
  EXPECT_EQ(fixed_product(-16384, 1), 0);  // -0.5
  EXPECT_EQ(fixed_product(-16384, 3), -1);
  EXPECT_EQ(fixed_product(8191, 2), 0);
  EXPECT_EQ(fixed_product(8 * 32767, 4096), 32767);
}

TEST(PanelSums, AreTheSameWithAndWithoutSpecialInstructions) {
  for (std::uint64_t round = 0; round < 200; ++round) {
    RandomStream random(7, round);
    constexpr std::size_t kColumns = 20;
    const auto weights = random_weights(kColumns * kPanelRows, random);
    const auto levels = random_weights(kPanelRows, random);
    const auto norms = random_weights(kPanelRows, random);
    std::vector<PanelEntry> entries(random.below(30));
    for (auto& entry : entries) {
      entry = {static_cast<std::uint16_t>(random.below(kColumns)), random_weight(random), 0};
    }
    const Panel panel = {weights.data(), levels.data(), round % 2 == 0 ? norms.data() : nullptr};
    const PanelQuery query = {entries, random_weight(random), random_weight(random),
                              static_cast<int>(random.below(4))};
    const auto start = random_weights(kPanelRows, random);
    auto fast = start;
    auto plain = start;
    EXPECT_EQ(add_panel(panel, query, fast.data()), add_panel_portably(panel, query, plain.data()));
    EXPECT_EQ(fast, plain);
    fast = plain = start;
    EXPECT_EQ(highest_of_panel(weights.data(), entries, fast.data()),
              highest_of_panel_portably(weights.data(), entries, plain.data()));
    EXPECT_EQ(fast, plain);
  }
}

TEST(PanelSums, ReportsWhatIsAboveTheLowerOfTwoLevels) {
  const std::vector<std::int16_t> weights(kPanelRows, 16384);
  std::vector<std::int16_t> levels(kPanelRows, 32767);
  levels[3] = 499;
  levels[100] = 500;
  const std::vector<PanelEntry> entries = {{0, 1000, 0}};  // half of it is the sum
  std::vector<std::int16_t> sums(kPanelRows);
  const Panel panel = {weights.data(), levels.data(), nullptr};
  EXPECT_EQ(add_panel(panel, {entries, 32767, 0}, sums.data()), (PanelBits{1U << 3U, 0}));
  EXPECT_EQ(sums[3], 500);
  sums.assign(kPanelRows, 0);
  EXPECT_EQ(add_panel(panel, {entries, 499, 0}, sums.data()), (PanelBits{~0ULL, ~0ULL}));
  EXPECT_EQ(sums[127], 500);
}

}  // namespace
}  // namespace broadsheet::vectors
