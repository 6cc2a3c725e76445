#include "broadsheet/comparison/overdispersed_count.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace broadsheet::comparison {
namespace {

double choose(int n, int k) {
  double ways = 1;
  for (int i = 1; i <= k; ++i) ways = ways * (n - k + i) / i;
  return ways;
}

/// Twice the smaller tail, what is observed by half: by adding up the binomial's terms.
double reference_p(int observed, int n, double share) {
  double above = 0;
  double below = 0;
  for (int x = 0; x <= n; ++x) {
    const double term = choose(n, x) * std::pow(share, x) * std::pow(1 - share, n - x);
    above += x > observed ? term : x == observed ? term / 2 : 0;
    below += x < observed ? term : x == observed ? term / 2 : 0;
  }
  return std::min(1.0, 2 * std::min(above, below));
}

TEST(OverdispersedCount, IsTheBinomialWhereWordsFallOneByOne) {
  for (const double share : {0.02, 0.3, 0.5, 0.9}) {
    for (const int n : {1, 5, 40}) {
      for (int x = 0; x <= n; ++x) {
        const double expected = reference_p(x, n, share);
        EXPECT_NEAR(overdispersed_count_p(x, n, share, 1), expected, 1e-11 * expected + 1e-300);
      }
    }
  }
}

TEST(OverdispersedCount, CountsWordsThatFallInPairsByHalf) {
  // All or none of 20 words in pairs are all or none of 10; what is beyond is half a pair off.
  EXPECT_NEAR(overdispersed_count_p(20, 20, 0.3, 2), std::pow(0.3, 10), 1e-15);
  EXPECT_NEAR(overdispersed_count_p(0, 20, 0.3, 2), std::pow(0.7, 10), 1e-12);
  for (int x = 0; x <= 20; ++x) {
    EXPECT_GE(overdispersed_count_p(x, 20, 0.3, 2), overdispersed_count_p(x, 20, 0.3, 1));
    const double mirrored = overdispersed_count_p(20 - x, 20, 0.7, 2);
    EXPECT_NEAR(overdispersed_count_p(x, 20, 0.3, 2), mirrored, 1e-9 * mirrored);
  }
}

}  // namespace
}  // namespace broadsheet::comparison
