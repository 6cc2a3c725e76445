#include "broadsheet/comparison/divergence.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

corpus::TermTotals totals(const std::vector<std::vector<int>>& articles) {
  return corpus::term_totals(dense_side(articles).counts, 1);
}

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

// m x^2 / (2 ln 2) for shares m (1 + x) and m (1 - x) that hardly differ; and both branches meet.
TEST(Shift, KeepsItsDigitsWhereSharesAreNearlyTheSame) {
  const int half = 500'000'000;
  const Shift s = shift(dense_table({{half + 1, half - 1, 0}}, {{half, half, 0}}));
  const double x = 1e-9;  // (p - q) / (p + q)
  EXPECT_NEAR(s.total / (2 * 0.5 * x * x / (2 * std::log(2.0))), 1, 1e-8);
  for (const int a : {56, 57, 56'000, 57'000}) {  // beside x = 1/8
    const int b = a > 1000 ? 44'000 : 44;
    const double p = static_cast<double>(a) / (a + b);
    const double q = 1 - p;
    const double expected = 0.5 * (p * std::log2(2 * p) + q * std::log2(2 * q));
    const Shift mirrored = shift(dense_table({{a, b, 0}}, {{b, a, 0}}));
    EXPECT_NEAR(mirrored.contribution[0] / expected, 1, 1e-13) << a;
  }
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
}

// The last column is no term.
TEST(Cosine, NeedsWordsInBothSets) {
  EXPECT_THROW((void)cosine(dense_table({{5, 0, 0}}, {{0, 0, 7}})), ArgumentError);
  EXPECT_THROW((void)cosine(dense_table({{0, 0, 7}}, {{5, 0, 0}})), ArgumentError);
}

TEST(Likeness, IsThatOfTheTable) {
  const auto a = random_articles(700, 50, 1);
  const auto b = random_articles(300, 50, 2);
  const Contingency table = dense_table(a, b);
  for (const unsigned threads : {1U, 2U, 5U}) {
    const Likeness found = likeness(totals(a), totals(b), threads);
    EXPECT_NEAR(found.divergence, shift(table).total, 1e-15);
    EXPECT_NEAR(found.cosine, cosine(table), 1e-15);
  }
}

TEST(Likeness, TakesTotalsThatFillTheirType) {
  constexpr std::int64_t kMany = 70000 * std::int64_t{2147483647};
  corpus::TermTotals a;
  a.n_articles = 70000;
  a.counts = std::vector<std::int64_t>{kMany, 70000, 0};
  a.articles = std::vector<std::int64_t>{70000, 70000, 0};
  a.n_words = kMany + 70000;
  const Likeness found = likeness(a, totals({{2147483647, 1, 0, 0}}), 1);
  EXPECT_NEAR(found.divergence, 0, 1e-15);
  EXPECT_NEAR(found.cosine, 1, 1e-15);
}

TEST(Likeness, NeedsWordsInBothSetsAndTheSameColumns) {
  const corpus::TermTotals some = totals({{5, 3, 0}});
  EXPECT_THROW((void)likeness(some, totals({{0, 0, 9}})), ArgumentError);
  EXPECT_THROW((void)likeness(totals({{0, 0, 9}}), some), ArgumentError);
  EXPECT_THROW((void)likeness(some, totals({{5, 0}})), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::comparison
