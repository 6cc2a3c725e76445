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

TEST(ShareAtMost, IsNeverZero) {
  const std::vector<double> chance = {0.2, 0.4, 0.6};
  EXPECT_DOUBLE_EQ(share_at_most(chance, 0.1), 0.25);
  EXPECT_DOUBLE_EQ(share_at_most(chance, 0.4), 0.75);
}

}  // namespace
}  // namespace broadsheet::comparison
