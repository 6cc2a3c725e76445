#include "broadsheet/vectors/short_row_search.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "headlines.hpp"
#include "matrices.hpp"
#include "neighbours.hpp"

namespace broadsheet::vectors {
namespace {

using testing::expect_same;
using testing::headlines;
using testing::options_of;

TEST(ShortRowSearch, EqualsBruteForceWithinASet) {
  for (const double focus : {0.9, 0.3, 0.0}) {
    const auto points = headlines(1, 600, focus);
    for (const std::int64_t k : {1, 10, 700}) {
      for (const double least : {0.0, 0.25}) {
        for (const unsigned threads : {1U, 3U}) {
          const auto options = options_of(k, least, threads);
          expect_same(short_row_nearest(points, points, true, options),
                      nearest_by_brute_force(points, options),
                      std::to_string(focus) + " " + std::to_string(k));
        }
      }
    }
  }
}

TEST(ShortRowSearch, EqualsBruteForceFromSetToSet) {
  const auto from = headlines(1, 200);
  const auto to = headlines(2, 500);
  const auto options = options_of(5);
  expect_same(short_row_nearest(from, to, false, options),
              nearest_by_brute_force(from, to, options), "from set to set");
}

TEST(ShortRowSearch, AppliesTheRuleBeforeItRanks) {
  const auto points = headlines(3);
  auto options = options_of(10);
  for (std::int32_t i = 0; i < 600; ++i) options.rule.group_a.push_back(i % 3);
  options.rule.group_b = options.rule.group_a;
  expect_same(short_row_nearest(points, points, true, options),
              nearest_by_brute_force(points, options), "other groups only");
}

TEST(ShortRowSearch, FindsCopiesThatAreEquallyNear) {
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
  expect_same(short_row_nearest(points, points, true, options),
              nearest_by_brute_force(points, options), "copies");
}

// More copies than candidates are kept of, some of another length, so that their cosines differ in
// the last bits only.
TEST(ShortRowSearch, FindsTheFirstOfThousandsOfCopies) {
  const auto copies = [](std::size_t n) {
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<double> row(12, 0);
      const std::size_t headline = i % 11 == 0 ? i % 7 : 7;
      const double length = i % 3 == 0 ? 0.7 : 1;
      for (const std::size_t column : {headline, headline + 1, headline + 4}) {
        row[column] = length * (1 + 0.3 * static_cast<double>(column));
      }
      rows.push_back(row);
    }
    return sparse_points(testing::matrix_of(rows));
  };
  const auto some = copies(1200);
  const auto many = copies(35'000);  // two tiles
  const auto few = copies(70);
  for (const std::int64_t k : {1, 10, 300}) {
    const auto options = options_of(k, k == 10 ? 0.999 : 0.0, 2);
    const std::string what = std::to_string(k);
    expect_same(short_row_nearest(some, some, true, options), nearest_by_brute_force(some, options),
                what);
    expect_same(short_row_nearest(few, many, false, options),
                nearest_by_brute_force(few, many, options), what + ", from set to set");
  }
}

TEST(ShortRowSearch, EqualsBruteForceOverSeveralTiles) {
  testing::RandomPoints what;
  what.n_rows = 33'500;  // two tiles
  what.n_columns = 60'000;
  what.fewest_entries = 2;
  what.most_entries = 7;
  what.n_copies = 20;
  const auto points = sparse_points(testing::random_matrix(what));
  testing::RandomPoints few = what;
  few.seed = 2;
  few.n_rows = 150;
  const auto from = sparse_points(testing::random_matrix(few));
  for (const double least : {0.0, 0.4}) {
    const auto options = options_of(10, least);
    expect_same(short_row_nearest(from, points, false, options),
                nearest_by_brute_force(from, points, options), std::to_string(least));
  }
}

// More strips than a row's signature has bits, and tiles in which a strip lacks most panels.
TEST(ShortRowSearch, EqualsBruteForceWhereMostColumnsAreCommon) {
  testing::RandomPoints what;
  what.n_rows = 33'500;
  what.n_columns = 120;
  what.fewest_entries = 4;
  what.most_entries = 12;
  const auto many = sparse_points(testing::random_matrix(what));
  what.n_rows = 100;
  what.seed = 2;
  const auto few = sparse_points(testing::random_matrix(what));
  const auto options = options_of(10);
  expect_same(short_row_nearest(few, many, false, options),
              nearest_by_brute_force(few, many, options), "common columns");
}

TEST(ShortRowSearch, FindsTheSameWhereMemoryLeavesNoRoomForStrips) {
  const auto points = headlines(7);
  auto options = options_of(10);
  const auto expected = nearest_by_brute_force(points, options);
  std::size_t n_fitted = 0;
  for (options.memory = 400'000; options.memory < 2'000'000; options.memory += 20'000) {
    try {
      expect_same(short_row_nearest(points, points, true, options), expected, "bounded");
      ++n_fitted;
    } catch (const MemoryLimitError&) {
      EXPECT_EQ(n_fitted, 0U);  // what fits once fits with more memory
    }
  }
  EXPECT_GT(n_fitted, 0U);
}

TEST(ShortRowSearch, SearchesExhaustivelyWhereAllSimilaritiesAreNextToNothing) {
  // Each row has a heavy column of its own, so that products of the others round to 0.
  std::vector<std::vector<double>> rows;
  for (std::size_t i = 0; i < 300; ++i) {
    std::vector<double> row(320, 0);
    row[i] = 1000;
    row[300 + i % 20] = 1 + static_cast<double>(i % 7);
    rows.push_back(row);
  }
  const auto points = sparse_points(testing::matrix_of(rows));
  for (const double least : {0.0, 1e-6, -0.5}) {
    const auto options = options_of(5, least);
    expect_same(short_row_nearest(points, points, true, options),
                nearest_by_brute_force(points, options), std::to_string(least));
  }
}

TEST(ShortRowSearch, SuitsShortRowsWithoutNegativeWeights) {
  auto points = headlines(5);
  EXPECT_TRUE(has_short_rows(points, points));
  auto values = std::vector<double>(points.matrix.values.begin(), points.matrix.values.end());
  values[0] = -1;
  points.matrix.values = std::move(values);
  EXPECT_FALSE(has_short_rows(points, points));
}

TEST(ShortRowSearch, RefusesWhatDoesNotFitBeforeItStarts) {
  const auto points = headlines(6);
  auto options = options_of(10);
  options.memory = 10'000;
  EXPECT_THROW((void)short_row_nearest(points, points, true, options), MemoryLimitError);
}

}  // namespace
}  // namespace broadsheet::vectors
