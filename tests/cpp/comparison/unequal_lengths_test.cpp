#include "broadsheet/comparison/unequal_lengths.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "broadsheet/comparison/deal.hpp"
#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

Contingency with_lengths(const std::vector<int>& a, const std::vector<int>& b) {
  std::vector<std::vector<int>> rows_a;
  std::vector<std::vector<int>> rows_b;
  for (const int length : a) rows_a.push_back({1, length - 1});
  for (const int length : b) rows_b.push_back({1, length - 1});
  return dense_table(rows_a, rows_b);
}

/// Two articles of 600 words and eight of 100: 2,000 words, 800,000 their squares.
Contingency two_long_ones() {
  return with_lengths({600, 600}, {100, 100, 100, 100, 100, 100, 100, 100});
}

TEST(UnequalLengths, LeaveEqualLengthsAlone) {
  const UnequalLengths lengths(with_lengths({250, 250, 250}, {250, 250, 250, 250, 250}));
  EXPECT_EQ(lengths.weight(lengths.observed()), 0);
  EXPECT_DOUBLE_EQ(lengths.ratio(lengths.observed(), 0), 1);
  EXPECT_DOUBLE_EQ(lengths.ratio(lengths.observed(), 1), 1);
  EXPECT_EQ(lengths.dwelling({10, 2500}), 0);
}

TEST(UnequalLengths, FollowTheVarianceOfADifference) {
  const Contingency table = two_long_ones();
  const UnequalLengths lengths(table);
  const LengthsOfA a = lengths.observed();
  EXPECT_EQ(a.tokens, 1200);
  EXPECT_EQ(a.squares, 720'000);
  EXPECT_DOUBLE_EQ(lengths.share(a), 0.6);
  // Exchange: 0.2 * 0.8 of all. g = w: (0.4^2 * 1200 + 0.6^2 * 800) / 2000 = 0.24;
  // g = w^2: (0.4^2 * 720000 + 0.6^2 * 80000) / 800000 = 0.18.
  EXPECT_NEAR(lengths.ratio(a, 0), 0.24 / 0.16, 1e-12);
  EXPECT_NEAR(lengths.ratio(a, 1), 0.18 / 0.16, 1e-12);
  EXPECT_NEAR(lengths.ratio(a, 0.5), 0.21 / 0.16, 1e-12);
  // A fitted rate takes 800000 / 2000^2 = 0.2 of the squares.
  EXPECT_NEAR(lengths.variance(a, {8, 0}, 0), 8 / 0.8 * 0.24, 1e-12);
  EXPECT_NEAR(lengths.variance(a, {8, 0}, 1), 8 / 0.8 * 0.18, 1e-12);
}

TEST(UnequalLengths, TellHowTheVarianceGrows) {
  const UnequalLengths lengths(two_long_ones());
  // r^2 in proportion to w, then to w^2.
  EXPECT_NEAR(lengths.dwelling({2000, 2 * 600.0 * 600 + 8 * 100.0 * 100}), 0, 1e-12);
  EXPECT_NEAR(lengths.dwelling({800'000, 2 * 600.0 * 360'000 + 8 * 100.0 * 10'000}), 1, 1e-12);
  EXPECT_EQ(lengths.dwelling({0, 0}), 0);
  EXPECT_EQ(lengths.dwelling({1, 0}), 0);    // all of it in empty articles
  EXPECT_EQ(lengths.dwelling({1, 600}), 1);  // all of it in a long one
}

TEST(UnequalLengths, AUnitInBothSetsAddsAQuarter) {
  const std::vector<std::vector<int>> rows(4, {1, 99});
  const Contingency table = contingency(dense_side(rows), dense_side(rows));
  const UnequalLengths lengths(table);
  EXPECT_EQ(lengths.weight(lengths.observed()), 0);
  EXPECT_DOUBLE_EQ(lengths.ratio(lengths.observed(), 0), 1);  // f (1 - f) = 1/4 too
}

TEST(UnequalLengths, WeighLittleForWhatADealGives) {
  const auto articles = random_articles(100, 1, 6);
  const Contingency table = split(articles, 30);
  const UnequalLengths lengths(table);
  Deal deal(table);
  int some = 0;
  double total = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    deal.shuffle(RandomStream(3, round));
    const double weight = lengths.weight(deal.lengths_a());
    some += weight > 0 ? 1 : 0;
    total += weight;
  }
  EXPECT_GT(some, 0);
  EXPECT_LT(some, 0.1 * 400);
  EXPECT_LT(total, 0.04 * 400);
}

TEST(UnequalLengths, WeighInFullWhereNoDealGivesThem) {
  const UnequalLengths longer(with_lengths(std::vector<int>(20, 1500), std::vector<int>(180, 300)));
  EXPECT_EQ(longer.weight(longer.observed()), 1);
  // As many words in both, but of A's articles every other is long.
  std::vector<int> uneven(120, 100);
  for (std::size_t i = 0; i < 60; ++i) uneven[i] = 700;
  const UnequalLengths spread(with_lengths(uneven, std::vector<int>(120, 400)));
  EXPECT_EQ(spread.weight(spread.observed()), 1);
}

}  // namespace
}  // namespace broadsheet::comparison
