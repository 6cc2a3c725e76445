#include "broadsheet/vectors/brute_force.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broadsheet/base/error.hpp"
#include "matrices.hpp"
#include "neighbours.hpp"

namespace broadsheet::vectors {
namespace {

using testing::expect_same;
using testing::matrix_of;
using testing::options_of;
using Articles = PooledVector<ArticleIndex>;

Articles articles_of(const std::vector<Candidate>& candidates) {
  Articles articles;
  for (const Candidate& c : candidates) articles.push_back(c.article);
  return articles;
}

SparsePoints small_points() {
  return sparse_points(matrix_of({{3, 4, 0}, {4, 3, 0}, {0, 5, 0}, {0, 0, 2}, {0, 0, 0}}));
}

TEST(BestOfRow, KeepsTheBestThatAreAllowed) {
  const std::vector<double> row = {0.5, 0.9, 0.2, 0.9, 1.0};
  EXPECT_EQ(articles_of(best_of_row(row, 4, -1, options_of(3))), (Articles{4, 1, 3}));
  EXPECT_EQ(articles_of(best_of_row(row, 4, 4, options_of(3))), (Articles{1, 3, 0}));
  EXPECT_EQ(articles_of(best_of_row(row, 4, 4, options_of(9, 0.5))), (Articles{1, 3, 0}));
  NearestOptions options = options_of(1);
  options.rule.group_a = options.rule.group_b = {0, 1, 0, 2, 1};
  EXPECT_EQ(articles_of(best_of_row(row, 4, 4, options)), (Articles{3}));
  EXPECT_TRUE(best_of_row({}, 0, -1, options_of(3)).empty());
}

TEST(BestOfRow, KeepsTheFirstOfManyEqualOnes) {
  const std::vector<double> row(5000, 0.25);
  EXPECT_EQ(articles_of(best_of_row(row, 0, 1, options_of(3))), (Articles{0, 2, 3}));
}

TEST(BruteForce, OfHandMadeRows) {
  const Neighbours found = nearest_by_brute_force(small_points(), options_of(2, 0.1));
  EXPECT_EQ(found.article_a, (Articles{0, 0, 1, 1, 2, 2}));
  EXPECT_EQ(found.article_b, (Articles{1, 2, 0, 2, 0, 1}));
  const std::vector<double> cosines = {0.96, 0.8, 0.96, 0.6, 0.8, 0.6};
  for (std::size_t p = 0; p < cosines.size(); ++p) {
    EXPECT_NEAR(found.similarity[p], cosines[p], 1e-15);
  }
}

TEST(BruteForce, FromSetToSetAnArticleMayBeItsOwnNeighbour) {
  const Neighbours found = nearest_by_brute_force(small_points(), small_points(), options_of(1));
  EXPECT_EQ(found.article_b, (Articles{0, 1, 2, 3, 0}));  // the last is like nothing
}

TEST(BruteForce, OfPairsHasEachOnceTheMostSimilarFirst) {
  const Neighbours found = pairs_by_brute_force(small_points(), options_of(1, 0.7));
  EXPECT_EQ(found.article_a, (Articles{0, 0}));
  EXPECT_EQ(found.article_b, (Articles{1, 2}));
  EXPECT_EQ(pairs_by_brute_force(sparse_points(matrix_of({})), options_of(1, 0.5)).size(), 0U);
}

TEST(BruteForce, IsTheSortedListOfTheCosinesWrittenOut) {
  const SparseMatrix matrix = testing::random_matrix({.n_rows = 90,
                                                      .n_columns = 40,
                                                      .fewest_entries = 0,
                                                      .most_entries = 8,
                                                      .with_negative = true});
  const auto rows = testing::rows_of(matrix);
  const auto dot = [&](std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t c = 0; c < rows[a].size(); ++c) sum += rows[a][c] * rows[b][c];
    return sum;
  };
  const Neighbours found = nearest_by_brute_force(sparse_points(matrix), options_of(89, -1));
  ASSERT_EQ(found.size(), 90U * 89);
  for (std::size_t a = 0; a < 90; ++a) {
    std::vector<double> expected;
    for (std::size_t b = 0; b < 90; ++b) {
      const double norms = std::sqrt(dot(a, a) * dot(b, b));
      if (a != b) expected.push_back(norms == 0 ? 0 : dot(a, b) / norms);
    }
    std::ranges::sort(expected, std::greater<>());
    for (std::size_t p = 0; p < 89; ++p) {
      EXPECT_NEAR(found.similarity[a * 89 + p], expected[p], 1e-12);
    }
  }
}

TEST(SearchExhaustively, AnswersTheRowsAskedForAndNoOthers) {
  const auto points = sparse_points(testing::random_matrix({.n_rows = 200, .n_columns = 300}));
  for (const double least : {-1.0, 0.0, 0.2}) {
    const NearestOptions options = options_of(7, least);
    const Neighbours expected = nearest_by_brute_force(points, options);
    std::vector<std::vector<Candidate>> best(200);
    search_exhaustively(points, points, true, options, {199, 0, 5}, best);
    Neighbours some;
    for (std::size_t p = 0; p < expected.size(); ++p) {
      const auto a = expected.article_a[p];
      if (a == 0 || a == 5 || a == 199)
        some.push_back(a, expected.article_b[p], expected.similarity[p]);
    }
    expect_same(joined(best), some, std::to_string(least));
  }
}

TEST(BruteForce, ChecksTheRule) {
  NearestOptions options = options_of(1);
  options.rule.group_a = {1};
  EXPECT_THROW((void)nearest_by_brute_force(small_points(), options), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::vectors
