#include "broadsheet/comparison/sampling_tail.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/random.hpp"
#include "random_sums.hpp"

namespace broadsheet::comparison {
namespace {

double hypergeometric(double n, double holders, double chosen, double k) {
  return std::exp(log_choose(holders, k) + log_choose(n - holders, chosen - k) -
                  log_choose(n, chosen));
}

TEST(TwoSidedTail, TriesEveryDrawOfFewUnits) {
  const std::vector<double> values = {3, 1, 1, 0, 0, 0, 0.5, 2};
  for (const double distance : {0.5, 1.5, 2.75}) {
    EXPECT_DOUBLE_EQ(two_sided_tail(every_unit(values, 3), distance),
                     reference_tail(values, 3, distance));
    EXPECT_DOUBLE_EQ(two_sided_tail(every_unit(values, 5), distance),
                     reference_tail(values, 5, distance));
  }
}

TEST(TwoSidedTail, TossesACoinForEachPair) {
  RandomSum sum = every_unit({}, 0);
  sum.pairs = {{1, 0}, {1, 0}, {1, 0}};
  EXPECT_DOUBLE_EQ(two_sided_tail(sum, 1.5), 0.25);  // all heads or all tails
  EXPECT_DOUBLE_EQ(two_sided_tail(sum, 0.5), 1);
}

TEST(TwoSidedTail, IsExactWhereFewUnitsHoldTheTerm) {
  std::vector<double> values(200, 0.0);
  for (std::size_t i = 0; i < 6; ++i) values[i] = 1;
  const RandomSum sum = first_units(values, 50, 6);
  // 4 or more of the 6 among 50 of 200: 2.5 above the mean of 1.5; nothing is 2.5 below.
  double expected = 0;
  for (const double k : {4.0, 5.0, 6.0}) expected += hypergeometric(200, 6, 50, k);
  EXPECT_NEAR(two_sided_tail(sum, 2.5), expected, 1e-12);
}

TEST(TwoSidedTail, IsExactForWholeCounts) {
  std::vector<double> values(400, 0.0);
  for (std::size_t i = 0; i < 30; ++i) values[i] = 1;
  RandomSum sum = first_units(values, 40, 30);
  sum.counts.assign(30, 1);
  double expected = 0;  // mean 3; 9 or more
  for (double k = 9; k <= 30; ++k) expected += hypergeometric(400, 30, 40, k);
  EXPECT_NEAR(two_sided_tail(sum, 6), expected, 1e-9 * expected);
}

TEST(TwoSidedTail, IsExactForWholeCountsThatDiffer) {
  std::vector<double> values = {5, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1};
  const std::vector<std::int64_t> counts = {5, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1};
  values.resize(30, 0.0);
  RandomSum sum = first_units(values, 6, 12);
  sum.counts = counts;
  const double expected = reference_tail(values, 6, 6.6);  // mean 4.4, so 11 or more
  EXPECT_NEAR(two_sided_tail(sum, 6.6), expected, 1e-9);
}

TEST(TwoSidedTail, StaysCloseFarOutForManyUnits) {
  RandomStream random(7, 0);
  std::vector<double> values(26);
  for (double& value : values) value = std::exp(1.2 * random.normal());  // skewed
  const RandomSum sum = first_units(values, 6, 26 - 2);
  const double deviation = std::sqrt(sum.variance());
  for (const double z : {1.5, 2.0, 2.5, 3.0}) {
    const double expected = reference_tail(values, 6, z * deviation);
    ASSERT_GT(expected, 0);
    EXPECT_NEAR(two_sided_tail(sum, z * deviation), expected, 0.15 * expected + 1e-5) << z;
  }
  // The normal is off by far more where it matters.
  const double expected = reference_tail(values, 6, 3 * deviation);
  EXPECT_GT(std::abs(two_sided_normal_tail(sum, 3 * deviation) - expected), 0.5 * expected);
}

// A term that stands once in each of so many articles of one length is a hypergeometric count.
TEST(TwoSidedTail, IsExactForTermsOfAnyNumberOfHolders) {
  for (const std::size_t holders : {1029U, 1030U, 2000U, 20000U}) {
    const std::size_t n = 2 * holders + 1000;
    std::vector<double> values(n, 0.0);
    for (std::size_t i = 0; i < holders; ++i) values[i] = 1;
    RandomSum sum = first_units(values, static_cast<std::int64_t>(n / 2), holders);
    sum.counts.assign(holders, 1);
    sum.groups = {{static_cast<double>(n - holders), 0}};
    const double mean = static_cast<double>(holders) / 2;
    for (const double z : {1.5, 3.0, 12.0}) {
      const double least = std::ceil(mean + z * std::sqrt(sum.variance()));
      double expected = 0;  // both sides alike
      for (double k = least; k <= static_cast<double>(holders); ++k) {
        expected += 2 * hypergeometric(static_cast<double>(n), static_cast<double>(holders),
                                       static_cast<double>(n / 2), k);
      }
      EXPECT_NEAR(two_sided_tail(sum, least - mean) / expected, 1, 1e-6) << holders << ' ' << z;
    }
  }
}

TEST(TwoSidedTail, IsNoLessThanThatOfTheDrawThatWasSeen) {
  for (const std::size_t half : {30U, 60U, 500U}) {
    std::vector<double> values(2 * half, 0.0);
    for (std::size_t i = 0; i < half; ++i) values[i] = 3;
    for (const std::size_t first : {half, 2 * half}) {  // the others as a rest, or one by one
      RandomSum sum = first_units(values, static_cast<std::int64_t>(half), first);
      const auto n = static_cast<double>(half);
      const double expected = std::log(2) - log_choose(2 * n, n);  // all of them, or none
      EXPECT_NEAR(std::log(two_sided_tail(sum, 1.5 * n)), expected, 1e-6 * -expected) << half;
      sum.counts.assign(first, 3);
      if (first > half) continue;
      EXPECT_NEAR(std::log(two_sided_tail(sum, 1.5 * n)), expected, 1e-6 * -expected) << half;
    }
  }
}

// Articles whose lengths differ by orders of magnitude: against deals at random.
TEST(TwoSidedTail, StaysCloseWhereFewUnitsHoldMostOfTheSum) {
  constexpr std::size_t kUnits = 120;
  constexpr int kDeals = 20'000;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    RandomStream random(seed, 1);
    std::vector<double> values(kUnits);
    double total = 0;
    for (double& value : values) {
      const double length = std::exp(5.3 + 2 * random.normal());
      value = std::sqrt(length) * random.normal() * 0.1 + (random.uniform() < 0.05 ? length : 0.0);
      total += value;
    }
    for (double& value : values) value -= total / kUnits;
    const RandomSum sum = first_units(values, kUnits / 2, kUnits - 20);
    const double deviation = std::sqrt(sum.variance());
    std::vector<double> deals(kDeals);
    std::vector<double> shuffled = values;
    for (double& deal : deals) {
      deal = 0;
      for (std::size_t i = 0; i < kUnits / 2; ++i) {
        std::swap(shuffled[i], shuffled[i + random.below(kUnits - i)]);
        deal += shuffled[i];
      }
    }
    for (const double z : {1.1, 1.5, 2.0, 2.5}) {
      int extreme = 0;
      for (const double deal : deals) extreme += std::abs(deal) >= z * deviation ? 1 : 0;
      if (extreme < 100) continue;
      const double expected = static_cast<double>(extreme) / kDeals;
      EXPECT_NEAR(std::log(two_sided_tail(sum, z * deviation) / expected), 0, 0.7)
          << seed << ' ' << z << ' ' << expected;
    }
  }
}

// Five reports of 10,000 words among 95 of 300: most of the sum hangs on five units.
TEST(TwoSidedTail, StaysCloseWhereLongUnitsHoldTheTermTooSeldom) {
  std::vector<double> values = {66.7, 21.7, -24.3, -37.3, 3.7};
  for (int i = 0; i < 44; ++i) values.push_back(i % 3 == 0 ? 2.8 : -0.24);
  while (values.size() < 100) values.push_back(-1.24);
  double total = 0;
  for (const double value : values) total += value;
  for (double& value : values) value -= total / 100;
  RandomSum sum = first_units(values, 50, 49);
  sum.counts.assign(49, 1);
  sum.counts[0] = 170;  // far too many for a lattice
  sum.counts[1] = 125;
  sum.counts[2] = 79;
  sum.counts[3] = 66;
  RandomStream random(3, 2);
  constexpr int kDeals = 100'000;
  std::vector<double> shuffled = values;
  std::vector<double> deals(kDeals);
  for (double& deal : deals) {
    deal = 0;
    for (std::size_t i = 0; i < 50; ++i) {
      std::swap(shuffled[i], shuffled[i + random.below(100 - i)]);
      deal += shuffled[i];
    }
  }
  for (const double distance : {50.0, 60.0, 70.0, 80.0}) {
    int extreme = 0;
    for (const double deal : deals) extreme += std::abs(deal) >= distance ? 1 : 0;
    ASSERT_GT(extreme, 200);
    const double expected = static_cast<double>(extreme) / kDeals;
    EXPECT_NEAR(two_sided_tail(sum, distance) / expected, 1, 0.35) << distance;
  }
}

TEST(TwoSidedTail, IsOneWhereNothingVaries) {
  EXPECT_EQ(two_sided_tail(every_unit({1, 1, 1, 1}, 2), 0.0), 1);
  EXPECT_EQ(two_sided_tail(every_unit({2, 1, 1, 5}, 4), 0.5), 1);
}

TEST(CountDraws, StopsAtItsLimit) {
  EXPECT_EQ(count_draws(12, 6, 0, 4096), 924);
  EXPECT_EQ(count_draws(4, 2, 3, 4096), 48);
  EXPECT_EQ(count_draws(1'000'000, 500'000, 0, 4096), 4097);
  EXPECT_EQ(count_draws(0, 0, 80, 4096), 4097);
}

}  // namespace
}  // namespace broadsheet::comparison
