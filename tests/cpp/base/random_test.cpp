#include "broadsheet/base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

namespace broadsheet {
namespace {

// Known answers published with the authors' Random123 library (philox2x64, 10 rounds).
TEST(Philox, GivesThePublishedAnswers) {
  using Pair = std::array<std::uint64_t, 2>;
  EXPECT_EQ(philox({0, 0}, 0), (Pair{0xCA00A0459843D731U, 0x66C24222C9A845B5U}));
  EXPECT_EQ(philox({~0ULL, ~0ULL}, ~0ULL), (Pair{0x65B021D60CD8310FU, 0x4D02F3222F86DF20U}));
  EXPECT_EQ(philox({0x243F6A8885A308D3U, 0x13198A2E03707344U}, 0xA4093822299F31D0U),
            (Pair{0x0A5E742C2997341CU, 0xB0F883D38000DE5DU}));
}

TEST(RandomStream, IsAFunctionOfSeedStreamAndIndex) {
  RandomStream stream(7, 3);
  for (std::uint64_t i = 0; i < 9; ++i) EXPECT_EQ(stream.next(), RandomStream(7, 3).at(i));
  EXPECT_NE(RandomStream(7, 3).at(0), RandomStream(7, 4).at(0));
  EXPECT_NE(RandomStream(7, 3).at(0), RandomStream(8, 3).at(0));
}

TEST(RandomStream, BelowIsUniform) {
  RandomStream stream(1, 0);
  std::vector<int> counts(7);
  for (int i = 0; i < 70'000; ++i) ++counts[stream.below(7)];
  double chi_square = 0;
  for (const int count : counts) chi_square += (count - 1e4) * (count - 1e4) / 1e4;
  EXPECT_LT(chi_square, 22.5);  // p = 0.001 at 6 degrees of freedom
  // 3/4 of 2^64: without rejection the first third would come twice as often as the others.
  const std::uint64_t bound = 3ULL << 62;
  int low = 0;
  for (int i = 0; i < 9'000; ++i) low += stream.below(bound) < (bound / 3) ? 1 : 0;
  EXPECT_NEAR(low, 3'000, 200);
  EXPECT_EQ(stream.below(1), 0U);
}

TEST(RandomStream, UniformAndNormalHaveTheirMoments) {
  RandomStream stream(5, 9);
  constexpr int kDraws = 100'000;
  double sum = 0, normal_sum = 0, normal_squares = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double u = stream.uniform();
    ASSERT_GE(u, 0.0);
    ASSERT_LT(u, 1.0);
    sum += u;
    const double z = stream.normal();
    normal_sum += z;
    normal_squares += z * z;
  }
  EXPECT_NEAR(sum / kDraws, 0.5, 0.004);
  EXPECT_NEAR(normal_sum / kDraws, 0.0, 0.013);
  EXPECT_NEAR(normal_squares / kDraws, 1.0, 0.02);
}

TEST(RandomStream, ShufflesIntoEveryOrderEquallyOften) {
  std::map<std::vector<std::uint32_t>, int> orders;
  for (std::uint64_t i = 0; i < 24'000; ++i) ++orders[RandomStream(11, i).permutation(4)];
  EXPECT_EQ(orders.size(), 24U);
  double chi_square = 0;
  for (const auto& [order, count] : orders) chi_square += (count - 1e3) * (count - 1e3) / 1e3;
  EXPECT_LT(chi_square, 49.8);  // p = 0.001 at 23 degrees of freedom
}

TEST(RandomStream, ChoosesEveryItemEquallyOften) {
  std::vector<int> chosen(10);
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    std::vector<std::size_t> items = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    RandomStream(2, i).choose(std::span(items), 3);
    for (std::size_t k = 0; k < 3; ++k) ++chosen[items[k]];
    std::ranges::sort(items);
    for (std::size_t k = 0; k < 10; ++k) ASSERT_EQ(items[k], k);
  }
  for (const int count : chosen) EXPECT_NEAR(count, 3'000, 160);
}

TEST(RandomStream, TakesEmptyAndSingle) {
  EXPECT_TRUE(RandomStream(0, 0).permutation(0).empty());
  EXPECT_EQ(RandomStream(0, 0).permutation(1), std::vector<std::uint32_t>{0});
}

}  // namespace
}  // namespace broadsheet
