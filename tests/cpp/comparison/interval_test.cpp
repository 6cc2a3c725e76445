#include "broadsheet/comparison/interval.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "broadsheet/base/random.hpp"
#include "broadsheet/comparison/measures.hpp"
#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

int poisson(double mean, RandomStream& random) {
  const double limit = std::exp(-mean);
  int k = 0;
  for (double product = random.uniform(); product > limit; product *= random.uniform()) ++k;
  return k;
}

/// Articles of 100 to 500 words in which the term comes at this rate, but in clusters: each
/// article's own rate is this one times a log-normal factor with mean 1.
std::vector<std::vector<int>> clustered(std::size_t n, double rate, RandomStream& random) {
  std::vector<std::vector<int>> articles;
  for (std::size_t i = 0; i < n; ++i) {
    const int words = 100 + static_cast<int>(random.below(400));
    const double factor = std::exp(0.8 * random.normal() - 0.32);
    const int count = std::min(words, poisson(rate * factor * words, random));
    articles.push_back({count, words - count});
  }
  return articles;
}

TEST(LogRatioInterval, CoversTheTruthInClusteredArticles) {
  for (const double rate : {0.0005, 0.003, 0.01}) {
    int covered = 0;
    constexpr int kRounds = 2000;
    for (std::uint64_t round = 0; round < kRounds; ++round) {
      RandomStream random(18, round);
      const auto table = dense_table(clustered(80, 2 * rate, random), clustered(120, rate, random));
      const Interval interval = LogRatioInterval(table)(0);
      covered += interval.low <= 1 && 1 <= interval.high ? 1 : 0;  // log2 of 2
    }
    EXPECT_GE(covered, 0.93 * kRounds) << rate;
    EXPECT_LE(covered, 0.985 * kRounds) << rate;
  }
}

// One article against 65 of 100: by the exact binomial interval of 1 / 66 (0.00038 to 0.0816) the
// log ratio lies between -11.3 and -3.5.
TEST(LogRatioInterval, IsLikeTheExactOneForCountsOfOne) {
  std::vector<std::vector<int>> a(100, {0, 200});
  std::vector<std::vector<int>> b(100, {1, 199});
  a[0] = {1, 199};
  for (std::size_t i = 65; i < 100; ++i) b[i] = {0, 200};
  const Interval interval = LogRatioInterval(dense_table(a, b))(0);
  EXPECT_NEAR(interval.low, -11.3, 0.2);
  EXPECT_NEAR(interval.high, -3.5, 0.2);
}

TEST(LogRatioInterval, IsWideWhereOneArticleCarriesTheTerm) {
  std::vector<std::vector<int>> a(50, {0, 200});
  std::vector<std::vector<int>> b(50, {0, 200});
  a[0] = {40, 160};
  for (std::size_t i = 0; i < 10; ++i) b[i] = {1, 199};
  const Interval interval = LogRatioInterval(dense_table(a, b))(0);
  EXPECT_LT(interval.low, 0);
  EXPECT_GT(interval.high, 3);
}

TEST(LogRatioInterval, HoldsTheLogRatioAlsoForAZero) {
  const auto table = dense_table({{3, 100}, {2, 120}, {0, 90}}, {{0, 100}, {0, 80}});
  const Interval interval = LogRatioInterval(table)(0);
  const double middle = log_ratio({5, 0, table.tokens_a, table.tokens_b});
  EXPECT_LT(interval.low, middle);
  EXPECT_GT(interval.high, middle);
  EXPECT_TRUE(std::isfinite(interval.low) && std::isfinite(interval.high));
}

TEST(LogRatioInterval, IsAPointForASetAgainstItself) {
  const Side side = dense_side({{3, 100}, {2, 120}, {1, 90}});
  const Interval interval = LogRatioInterval(contingency(side, side))(0);
  EXPECT_NEAR(interval.low, 0, 1e-6);
  EXPECT_NEAR(interval.high, 0, 1e-6);
}

// Forty articles that both sets hold, forty and eighty of their own.
TEST(LogRatioInterval, CoversTheTruthWhereSetsShareArticles) {
  int covered = 0;
  constexpr int kRounds = 1000;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    RandomStream random(19, round);
    const auto articles = clustered(160, 0.003, random);
    const auto a = std::vector(articles.begin(), articles.begin() + 80);
    const auto b = std::vector(articles.begin() + 40, articles.end());
    const Interval interval =
        LogRatioInterval(contingency(dense_side(a), dense_side(b, {}, 40)))(0);
    covered += interval.low <= 0 && 0 <= interval.high ? 1 : 0;
  }
  EXPECT_GE(covered, 0.93 * kRounds);
  EXPECT_LE(covered, 0.985 * kRounds);
}

TEST(LogRatioInterval, HardlyChangesForOneSharedArticle) {
  const auto a = random_articles(50, 1, 1);
  auto b = random_articles(60, 1, 2);
  b[0] = a[0];
  std::vector<std::int64_t> labels(60);
  std::iota(labels.begin(), labels.end(), 100);
  const Interval apart = LogRatioInterval(contingency(dense_side(a), dense_side(b, labels)))(0);
  labels[0] = 0;
  const Interval shared = LogRatioInterval(contingency(dense_side(a), dense_side(b, labels)))(0);
  EXPECT_NEAR(shared.low, apart.low, 0.05 * (apart.high - apart.low));
  EXPECT_NEAR(shared.high, apart.high, 0.05 * (apart.high - apart.low));
}

TEST(LogRatioInterval, IsUnknownForASingleUnit) {
  const auto table = dense_table({{3, 100}}, {{1, 100}, {2, 80}});
  EXPECT_TRUE(std::isnan(LogRatioInterval(table)(0).low));
}

}  // namespace
}  // namespace broadsheet::comparison
