#include "broadsheet/vectors/nearest.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/search_memory.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "matrices.hpp"
#include "neighbours.hpp"

namespace broadsheet::vectors {
namespace {

using testing::expect_same;
using testing::options_of;

SparsePoints weighted(const corpus::CountMatrix& counts, std::string_view scheme = "tfidf") {
  return sparse_points(FittedWeighting(weighting_of_name(scheme), counts).apply(counts));
}

TEST(Nearest, LeavesOutTheArticleItselfAndBreaksTiesByIndex) {
  const auto points = weighted(testing::counts_of({{1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {0, 1, 1}}));
  const auto found = nearest(points, options_of(2));
  EXPECT_EQ(found.article_a, (PooledVector<std::int64_t>{0, 0, 1, 1, 2, 2, 3, 3}));
  EXPECT_EQ(found.article_b, (PooledVector<std::int64_t>{1, 2, 0, 2, 0, 1, 0, 1}));
}

TEST(Nearest, LetsInWhatTiesWithTheThreshold) {
  // Copies whose cosine is 1 but for rounding, in a set that is searched each of the ways.
  for (const std::size_t n : {40UL, 400UL}) {
    testing::SyntheticNews what;
    what.n_articles = n;
    const auto once = testing::synthetic_news(what);
    const auto counts = testing::twice(once);
    const auto points = weighted(counts);
    const auto count = static_cast<std::int64_t>(n);
    const auto pairs = pairs_above(points, options_of(1, 1.0));
    std::set<std::pair<std::int64_t, std::int64_t>> found;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      found.emplace(pairs.article_a[p], pairs.article_b[p]);
    }
    for (std::int64_t i = 0; i < count; ++i) EXPECT_TRUE(found.contains({i, i + count})) << i;
    EXPECT_EQ(nearest(points, options_of(1, 1.0)).size(), 2 * n);
    expect_same(pairs, pairs_by_brute_force(points, options_of(1, 1.0).with_ties()), "pairs");
  }
}

TEST(Nearest, FillsUpWithUnlikeArticlesUnlessTold) {
  const auto points = weighted(testing::counts_of({{1, 0, 0}, {0, 1, 0}, {0, 1, 1}, {0, 0, 0}}));
  const auto all = nearest(points, options_of(3));
  EXPECT_EQ(all.size(), 12U);
  EXPECT_EQ(all.article_b[0], 1);  // all similarities of article 0 are 0
  EXPECT_EQ(nearest(points, options_of(3, 0.01)).size(), 2U);
}

TEST(Nearest, EqualsBruteForceWithinASet) {
  for (const double focus : {0.8, 0.3, 0.05, 0.0}) {
    for (const std::size_t words : {4UL, 30UL, 200UL}) {
      testing::SyntheticNews what;
      what.n_articles = 400;
      what.n_words = words;
      what.focus = focus;
      for (const char* scheme : {"tfidf", "bm25", "ltc", "count"}) {
        const auto points = weighted(testing::synthetic_news(what), scheme);
        const std::string label =
            std::string(scheme) + " " + std::to_string(focus) + " " + std::to_string(words);
        const auto options = options_of(10);
        expect_same(nearest(points, options), nearest_by_brute_force(points, options), label);
      }
    }
  }
}

TEST(Nearest, EqualsBruteForceForEveryK) {
  const auto points = weighted(testing::synthetic_news({}));
  for (const std::int64_t k : {1, 2, 50, 299, 1000}) {
    const auto options = options_of(k, k == 2 ? 0.2 : 0.0);
    expect_same(nearest(points, options), nearest_by_brute_force(points, options),
                std::to_string(k));
  }
}

TEST(Nearest, EqualsBruteForceFromSetToSet) {
  testing::SyntheticNews what;
  const auto first = testing::synthetic_news(what);
  what.seed = 2;
  what.n_articles = 150;
  const auto second = testing::synthetic_news(what);
  const FittedWeighting fitted(weighting_of_name("tfidf"), first);
  const auto a = sparse_points(fitted.apply(first));
  const auto b = sparse_points(fitted.apply(second));
  const auto options = options_of(5);
  expect_same(nearest(a, b, options), nearest_by_brute_force(a, b, options), "a to b");
  expect_same(nearest(b, a, options), nearest_by_brute_force(b, a, options), "b to a");
}

TEST(Nearest, AppliesTheRuleBeforeRanking) {
  const auto points = weighted(testing::synthetic_news({}));
  auto options = options_of(4);
  for (ArticleIndex i = 0; i < points.size(); ++i) {
    options.rule.group_a.push_back(static_cast<std::int32_t>(i % 3) - 1);
    options.rule.time_a.push_back(i * 10);
  }
  options.rule.group_b = options.rule.group_a;
  options.rule.time_b = options.rule.time_a;
  options.rule.max_gap = 400;
  const auto found = nearest(points, options);
  expect_same(found, nearest_by_brute_force(points, options), "rule");
  for (std::size_t p = 0; p < found.size(); ++p) {
    EXPECT_LE(std::abs(found.article_a[p] - found.article_b[p]), 40);
    EXPECT_TRUE(found.article_a[p] % 3 == 0 || found.article_a[p] % 3 != found.article_b[p] % 3);
  }
  EXPECT_EQ(found.size(), 4U * static_cast<std::size_t>(points.size()));
}

TEST(Nearest, IsTheSameForAnyNumberOfThreads) {
  const auto points = weighted(testing::synthetic_news({}));
  const auto long_points = sparse_points(testing::random_matrix(
      {.n_rows = 1200, .n_columns = 500, .fewest_entries = 40, .most_entries = 90}));
  for (const unsigned threads : {2U, 7U}) {
    expect_same(nearest(points, options_of(10, 0, 1)), nearest(points, options_of(10, 0, threads)),
                std::to_string(threads));
    expect_same(nearest(long_points, options_of(10, 0, 1)),
                nearest(long_points, options_of(10, 0, threads)), std::to_string(threads));
    expect_same(pairs_above(long_points, options_of(1, 0.5, 1)),
                pairs_above(long_points, options_of(1, 0.5, threads)), std::to_string(threads));
  }
}

TEST(Nearest, CopesWithManyCopiesOfOneText) {
  const auto points =
      weighted(testing::counts_of(std::vector<std::vector<int>>(300, {1, 2, 0, 3})));
  const auto found = nearest(points, options_of(10));
  expect_same(found, nearest_by_brute_force(points, options_of(10)), "copies");
  EXPECT_EQ(found.article_b[0], 1);
  EXPECT_EQ(found.article_b[found.size() - 1], 9);
}

TEST(Nearest, CopesWithNegativeWeights) {
  auto counts = testing::synthetic_news({});
  auto matrix = FittedWeighting(weighting_of_name("tfidf"), counts).apply(counts);
  std::vector<double> values(matrix.values.begin(), matrix.values.end());
  for (std::size_t p = 0; p < values.size(); ++p) {
    if (matrix.columns[p] % 3 == 0) values[p] = p % 2 == 0 ? -values[p] : values[p];
  }
  matrix.values = std::move(values);
  const auto points = sparse_points(matrix);
  const auto options = options_of(10, -1);
  expect_same(nearest(points, options), nearest_by_brute_force(points, options), "negative");
}

TEST(Nearest, EqualsBruteForceOverSeveralRoundsAndTiles) {
  testing::RandomPoints what;
  const auto check = [&](const std::string& label, const NearestOptions& options) {
    const auto points = sparse_points(testing::random_matrix(what));
    expect_same(nearest(points, options), nearest_by_brute_force(points, options), label);
  };
  what.n_rows = 8400;  // two tiles
  check("short", options_of(10));
  what.n_rows = 2300;  // three rounds
  check("one round is not full", options_of(3));
  what.with_negative = true;
  check("negative", options_of(10, -1));
  what = {.n_rows = 1500, .n_columns = 900, .fewest_entries = 30, .most_entries = 120};
  check("long", options_of(10));
  check("many neighbours", options_of(60));
  check("at least", options_of(10, 0.3));
  what.n_copies = 700;
  check("copies", options_of(10));
  what.n_copies = 0;
  what.fewest_entries = 1;
  what.heaviest = 60;
  check("long and short, light and heavy", options_of(10));
  what.with_negative = true;
  check("long and negative", options_of(10, -1));
}

TEST(Nearest, EqualsBruteForceFromSetToSetOverSeveralTiles) {
  const auto a = sparse_points(testing::random_matrix({.seed = 3, .n_rows = 700}));
  const auto b = sparse_points(testing::random_matrix({.seed = 4, .n_rows = 8400}));
  const auto options = options_of(7);
  expect_same(nearest(a, b, options), nearest_by_brute_force(a, b, options), "a to b");
  expect_same(nearest(b, a, options), nearest_by_brute_force(b, a, options), "b to a");
}

TEST(Nearest, CopesWithOneVeryLongArticle) {
  auto matrix = testing::random_matrix({.n_rows = 600, .n_columns = 70000, .most_entries = 60});
  std::vector<std::int64_t> offsets(matrix.offsets.begin(), matrix.offsets.end());
  std::vector<std::int32_t> columns(matrix.columns.begin(), matrix.columns.end());
  std::vector<double> values(matrix.values.begin(), matrix.values.end());
  for (std::int32_t c = 0; c < 70000; ++c) {
    columns.push_back(c);
    values.push_back(1 + c % 5);
  }
  offsets.push_back(static_cast<std::int64_t>(columns.size()));
  matrix.offsets = std::move(offsets);
  matrix.columns = std::move(columns);
  matrix.values = std::move(values);
  ++matrix.n_rows;
  for (const double sign : {1.0, -1.0}) {
    std::vector<double> signed_values(matrix.values.begin(), matrix.values.end());
    signed_values.back() *= sign;
    matrix.values = std::move(signed_values);
    const auto points = sparse_points(matrix);
    expect_same(nearest(points, options_of(5)), nearest_by_brute_force(points, options_of(5)),
                "long article");
  }
}

TEST(Nearest, StaysWithinAMemoryBoundOrRefuses) {
  const auto points = sparse_points(testing::random_matrix({.n_rows = 3000}));
  auto options = options_of(4);
  const auto unbounded = nearest(points, options);
  const std::int64_t needed = search_memory(points, points, true, options);
  EXPECT_GT(needed, 16 * points.matrix.n_non_zero());
  options.memory = needed - 1;  // smaller tiles
  expect_same(nearest(points, options), unbounded, "smaller tiles");
  options.memory = 100'000;
  EXPECT_THROW((void)nearest(points, options), MemoryLimitError);
  options.min_similarity = 0.5;
  EXPECT_THROW((void)pairs_above(points, options), MemoryLimitError);
}

TEST(Nearest, OfNoArticlesIsEmpty) {
  const auto points = weighted(testing::counts_of({}));
  EXPECT_EQ(nearest(points, options_of(10)).size(), 0U);
  const auto one = weighted(testing::counts_of({{1, 2}}));
  EXPECT_EQ(nearest(one, options_of(10)).size(), 0U);
}

TEST(Nearest, RefusesArgumentsOutsideTheirRule) {
  const auto points = weighted(testing::synthetic_news({}));
  EXPECT_THROW((void)nearest(points, options_of(0)), ArgumentError);
  EXPECT_THROW((void)nearest(points, options_of(1, 1.5)), ArgumentError);
  const auto narrow = weighted(testing::counts_of({{1, 2}}));
  EXPECT_THROW((void)nearest(points, narrow, options_of(1)), ArgumentError);
  EXPECT_THROW((void)pairs_above(points, options_of(1, 0)), ArgumentError);
}

TEST(PairsAbove, EqualsBruteForce) {
  testing::SyntheticNews what;
  what.n_articles = 400;
  what.focus = 0.8;
  const auto points = weighted(testing::synthetic_news(what));
  for (const double least : {0.05, 0.3, 0.6, 0.8, 0.999}) {
    const auto options = options_of(1, least);
    expect_same(pairs_above(points, options), pairs_by_brute_force(points, options),
                std::to_string(least));
  }
}

TEST(PairsAbove, EqualsBruteForceOverSeveralRounds) {
  for (const bool with_negative : {false, true}) {
    testing::RandomPoints what = {.n_rows = 1500,
                                  .n_columns = 900,
                                  .fewest_entries = 5,
                                  .most_entries = 60,
                                  .with_negative = with_negative,
                                  .n_copies = 30};
    const auto points = sparse_points(testing::random_matrix(what));
    for (const double least : {0.4, 0.8, 1 - 1e-9}) {
      const auto options = options_of(1, least);
      expect_same(pairs_above(points, options), pairs_by_brute_force(points, options),
                  std::to_string(least));
    }
  }
}

}  // namespace
}  // namespace broadsheet::vectors
