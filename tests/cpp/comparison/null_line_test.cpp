#include "broadsheet/comparison/null_line.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "broadsheet/comparison/divergence.hpp"
#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

TEST(NullLine, DependsOnTheSeedAndOnNothingElse) {
  const auto articles = random_articles(60, 20, 2);
  const Contingency table = split(articles, 30);
  const Exchange exchange(table);
  std::vector<std::int64_t> terms(20);
  std::iota(terms.begin(), terms.end(), 0);
  const NullLine one = null_line(table, exchange, terms, 20, 5, 1);
  const NullLine three = null_line(table, exchange, terms, 20, 5, 3);
  const NullLine other = null_line(table, exchange, terms, 20, 6, 1);
  EXPECT_EQ(one.smallest_p, three.smallest_p);
  EXPECT_EQ(one.largest_log_likelihood, three.largest_log_likelihood);
  EXPECT_NE(one.smallest_p, other.smallest_p);
  for (const double p : one.smallest_p) EXPECT_TRUE(p > 0 && p < 1);
}

TEST(NullCosines, StayWhereTheSetsAreWhenThereIsNoDifference) {
  const Contingency table = split(random_articles(60, 20, 2), 30);
  const std::vector<double> one = null_cosines(table, 50, 5, 1);
  EXPECT_EQ(one, null_cosines(table, 50, 5, 3));
  EXPECT_GT(share_at_most(one, cosine(table)), 0.01);
  for (const double c : one) EXPECT_TRUE(c > 0.5 && c <= 1);
}

TEST(NullCosines, AreZeroWhereADealLeavesASetWithoutWords) {
  const Contingency table = dense_table({{3, 0, 0}, {0, 0, 9}}, {{3, 0, 0}, {0, 0, 9}});
  std::size_t n_zero = 0;
  for (const double c : null_cosines(table, 60, 5, 1)) {
    EXPECT_TRUE(c == 0 || c == 1);
    n_zero += c == 0 ? 1 : 0;
  }
  EXPECT_TRUE(n_zero > 0 && n_zero < 60);
}

/// Sets of one distribution of words, whose articles differ in length.
Contingency of_lengths(std::size_t n_a, int length_a, std::size_t n_b, int length_b) {
  std::vector<std::vector<int>> articles;
  for (std::size_t i = 0; i < n_a + n_b; ++i) {
    RandomStream random(77, i);
    std::vector<int> row(41, 0);
    for (int k = 0; k < (i < n_a ? length_a : length_b); ++k) ++row[random.below(40)];
    articles.push_back(row);
  }
  return split(articles, n_a);
}

// A deal evens the lengths out. So without more ado a small set of short articles is further off
// than any deal, and one of long articles nearer than any.
TEST(NullCosines, AreThoseOfSetsOfTheObservedLengths) {
  for (const Contingency& table : {of_lengths(20, 60, 180, 300), of_lengths(20, 1500, 180, 60),
                                   of_lengths(60, 400, 60, 100)}) {
    const std::vector<double> chance = null_cosines(table, 99, 5, 1);
    const double p = share_at_most(chance, cosine(table));
    EXPECT_GT(p, 0.02);
    EXPECT_LT(p, 0.99);
  }
}

TEST(ShareAtMost, IsNeverZero) {
  const std::vector<double> chance = {0.2, 0.4, 0.6};
  EXPECT_DOUBLE_EQ(share_at_most(chance, 0.1), 0.25);
  EXPECT_DOUBLE_EQ(share_at_most(chance, 0.4), 0.75);
}

}  // namespace
}  // namespace broadsheet::comparison
