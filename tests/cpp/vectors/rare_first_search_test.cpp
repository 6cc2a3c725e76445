#include "broadsheet/vectors/rare_first_search.hpp"

#include <gtest/gtest.h>

#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

SparsePoints headlines(std::uint64_t seed, std::size_t n = 600, double focus = 0.3) {
  testing::SyntheticNews what;
  what.n_articles = n;
  what.n_words = 9;
  what.focus = focus;
  what.seed = seed;
  const auto counts = testing::synthetic_news(what);
  return sparse_points(FittedWeighting(weighting_of_name("tfidf"), counts).apply(counts));
}

NearestOptions options_of(std::int64_t k, double min_similarity = 0, unsigned threads = 2) {
  NearestOptions options;
  options.k = k;
  options.min_similarity = min_similarity;
  options.threads = threads;
  return options;
}

void expect_same(const Neighbours& got, const Neighbours& expected, const std::string& what) {
  EXPECT_EQ(got.article_a, expected.article_a) << what;
  EXPECT_EQ(got.article_b, expected.article_b) << what;
  EXPECT_EQ(got.similarity, expected.similarity) << what;
}

TEST(RareFirstSearch, EqualsBruteForceWithinASet) {
  for (const double focus : {0.9, 0.3, 0.0}) {
    const auto points = headlines(1, 600, focus);
    for (const std::int64_t k : {1, 10, 700}) {
      for (const double least : {0.0, 0.25}) {
        for (const unsigned threads : {1U, 3U}) {
          const auto options = options_of(k, least, threads);
          expect_same(rare_first_nearest(points, points, true, options),
                      nearest_by_brute_force(points, options),
                      std::to_string(focus) + " " + std::to_string(k));
        }
      }
    }
  }
}

TEST(RareFirstSearch, EqualsBruteForceFromSetToSet) {
  const auto from = headlines(1, 200);
  const auto to = headlines(2, 500);
  const auto options = options_of(5);
  expect_same(rare_first_nearest(from, to, false, options),
              nearest_by_brute_force(from, to, options), "from set to set");
}

TEST(RareFirstSearch, AppliesTheRuleBeforeItRanks) {
  const auto points = headlines(3);
  auto options = options_of(10);
  for (std::int32_t i = 0; i < 600; ++i) options.rule.group_a.push_back(i % 3);
  options.rule.group_b = options.rule.group_a;
  expect_same(rare_first_nearest(points, points, true, options),
              nearest_by_brute_force(points, options), "other groups only");
}

TEST(RareFirstSearch, FindsAllPairsAboveAThreshold) {
  const auto points = headlines(4, 600, 0.6);
  for (const double least : {0.1, 0.3, 0.8, 1.0}) {
    const auto options = options_of(1, least);
    expect_same(rare_first_pairs(points, options), pairs_by_brute_force(points, options),
                std::to_string(least));
  }
}

TEST(RareFirstSearch, FindsCopiesThatAreEquallyNear) {
  // Forty rows, each eight times: more copies than k, so that ties decide.
  std::vector<std::vector<int>> rows;
  for (int copy = 0; copy < 8; ++copy) {
    for (int i = 0; i < 40; ++i) {
      std::vector<int> row(50, 0);
      row[static_cast<std::size_t>(i)] = 1;
      row[static_cast<std::size_t>(40 + i % 10)] = 2;
      rows.push_back(row);
    }
  }
  const auto points =
      sparse_points(FittedWeighting(weighting_of_name("tfidf"), testing::counts_of(rows))
                        .apply(testing::counts_of(rows)));
  const auto options = options_of(5);
  expect_same(rare_first_nearest(points, points, true, options),
              nearest_by_brute_force(points, options), "copies");
  const auto pairs = options_of(1, 0.9);
  expect_same(rare_first_pairs(points, pairs), pairs_by_brute_force(points, pairs), "pairs");
}

TEST(RareFirstSearch, SuitsShortRowsWithoutNegativeWeights) {
  auto points = headlines(5);
  EXPECT_TRUE(suits_rare_first(points, points));
  auto values = std::vector<double>(points.matrix.values.begin(), points.matrix.values.end());
  values[0] = -1;
  points.matrix.values = std::move(values);
  EXPECT_FALSE(suits_rare_first(points, points));
}

TEST(RareFirstSearch, RefusesWhatDoesNotFitBeforeItStarts) {
  const auto points = headlines(6);
  auto options = options_of(10);
  options.memory = 10'000;
  EXPECT_THROW((void)rare_first_nearest(points, points, true, options), MemoryLimitError);
  options.min_similarity = 0.5;
  EXPECT_THROW((void)rare_first_pairs(points, options), MemoryLimitError);
}

}  // namespace
}  // namespace broadsheet::vectors
