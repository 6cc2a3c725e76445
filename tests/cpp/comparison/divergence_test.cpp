#include "broadsheet/comparison/divergence.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "broadsheet/base/error.hpp"
#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

// The last column is no term, so it is 0 here: shares are of counted words.
TEST(Shift, AddsUpToTheDivergence) {
  const Shift s = shift(dense_table({{5, 3, 0, 2, 0}}, {{1, 3, 4, 2, 0}}));
  // p = .5 .3 0 .2, q = .1 .3 .4 .2, m = .3 .3 .2 .2; terms that agree add nothing.
  const double first = 0.5 * (0.5 * std::log2(0.5 / 0.3) + 0.1 * std::log2(0.1 / 0.3));
  const double third = 0.5 * 0.4 * std::log2(0.4 / 0.2);
  ASSERT_EQ(s.terms.size(), 4U);
  EXPECT_EQ(s.terms[0], 2);  // the largest first
  EXPECT_EQ(s.terms[1], 0);
  EXPECT_NEAR(s.contribution[0], third, 1e-14);
  EXPECT_NEAR(s.contribution[1], first, 1e-14);
  EXPECT_NEAR(s.contribution[2], 0, 1e-16);
  EXPECT_NEAR(s.total, first + third, 1e-14);
  EXPECT_NEAR(std::accumulate(s.contribution.begin(), s.contribution.end(), 0.0), s.total, 1e-12);
}

TEST(Shift, IsOneBitForSetsWithoutACommonTerm) {
  EXPECT_NEAR(shift(dense_table({{5, 0, 0}}, {{0, 2, 0}})).total, 1, 1e-15);
}

TEST(Shift, NeedsWordsOnBothSides) {
  EXPECT_THROW((void)shift(dense_table({{5, 0}}, {{0, 9}})), ArgumentError);
}

TEST(Cosine, IsOneForTheSameSharesAndZeroForNoCommonTerm) {
  EXPECT_NEAR(cosine(dense_table({{5, 3, 0}}, {{10, 6, 0}})), 1, 1e-15);
  EXPECT_EQ(cosine(dense_table({{5, 0, 0}}, {{0, 6, 0}})), 0);
  EXPECT_TRUE(std::isnan(cosine(dense_table({{5, 0, 0}}, {{0, 0, 7}}))));
}

}  // namespace
}  // namespace broadsheet::comparison
