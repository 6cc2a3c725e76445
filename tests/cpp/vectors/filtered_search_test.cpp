#include "broadsheet/vectors/filtered_search.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/search_memory.hpp"
#include "matrices.hpp"
#include "neighbours.hpp"

namespace broadsheet::vectors {
namespace {

using testing::expect_same;
using testing::options_of;

// nearest() asks for small sets by brute force, so sizes around those of panels, rounds and
// buckets are tried here.

SparsePoints points_of(std::size_t n_rows, std::uint64_t seed = 1) {
  return sparse_points(testing::random_matrix(
      {.seed = seed, .n_rows = n_rows, .n_columns = 120, .fewest_entries = 0, .most_entries = 9}));
}

TEST(FilteredNearest, EqualsBruteForceForEverySize) {
  for (const std::size_t n : {0UL, 1UL, 2UL, 3UL, 64UL, 127UL, 128UL, 129UL, 511UL, 513UL}) {
    const auto points = points_of(n);
    for (const std::int64_t k : {1, 3, 600}) {
      const auto options = options_of(k);
      expect_same(filtered_nearest(points, points, true, options),
                  nearest_by_brute_force(points, options), std::to_string(n));
    }
  }
}

TEST(FilteredNearest, NotesNoMorePairsThanThereIsRoomFor) {
  // Most rows are copies of one: nearly all pairs are of interest.
  std::vector<std::vector<double>> rows;
  for (std::size_t i = 0; i < 1700; ++i) {
    std::vector<double> row(60, 0);
    const std::size_t n = i % 9 == 0 ? i : 4;
    for (std::size_t c = 0; c < 40; ++c) row[(n * 7 + c) % 60] = 1 + static_cast<double>(c % 5);
    rows.push_back(row);
  }
  const auto points = sparse_points(testing::matrix_of(rows));
  static_assert(1700 * 1700 / 2 > 2 * kMostFound);
  const auto options = options_of(10, 0, 3);
  expect_same(filtered_nearest(points, points, true, options),
              nearest_by_brute_force(points, options), "copies");
}

TEST(FilteredNearest, EqualsBruteForceBetweenSetsOfEverySize) {
  for (const std::size_t n : {0UL, 1UL, 130UL}) {
    for (const std::size_t m : {0UL, 1UL, 128UL, 300UL}) {
      const auto from = points_of(n, 1);
      const auto to = points_of(m, 2);
      const auto options = options_of(4);
      expect_same(filtered_nearest(from, to, false, options),
                  nearest_by_brute_force(from, to, options),
                  std::to_string(n) + " to " + std::to_string(m));
    }
  }
}

// From three tiles on, rows are sorted by level after the first; less memory makes smaller tiles.
TEST(FilteredNearest, EqualsBruteForceOverManyTiles) {
  for (const bool with_rule : {false, true}) {
    const auto points = sparse_points(testing::random_matrix({.n_rows = 3300,
                                                              .n_columns = 900,
                                                              .fewest_entries = 20,
                                                              .most_entries = 60,
                                                              .heaviest = 20,
                                                              .n_copies = 30}));
    auto options = options_of(5);
    for (std::int32_t i = 0; with_rule && i < 3300; ++i) options.rule.group_a.push_back(i % 7);
    options.rule.group_b = options.rule.group_a;
    const auto expected = nearest_by_brute_force(points, options);
    for (options.memory = search_memory(points, points, true, options);
         tile_rows_within(points, points, true, options) > 1024;) {
      options.memory -= options.memory / 50;
    }
    expect_same(filtered_nearest(points, points, true, options), expected, "1024 rows a tile");
  }
}

TEST(FilteredNearest, FindsARowItselfOnlyBetweenSets) {
  const auto points = points_of(200);
  const Neighbours within = filtered_nearest(points, points, true, options_of(1, 0.999999));
  for (std::size_t p = 0; p < within.size(); ++p) {
    EXPECT_NE(within.article_a[p], within.article_b[p]);
  }
  const auto copy = points;
  const Neighbours between = filtered_nearest(points, copy, false, options_of(1, 0.999999));
  EXPECT_GT(between.size(), 150U);  // all but those without a weight
}

TEST(FilteredPairs, EqualBruteForceForEverySize) {
  for (const std::size_t n : {0UL, 1UL, 2UL, 128UL, 129UL, 513UL}) {
    const auto points = points_of(n);
    for (const double least : {0.01, 0.5, 1.0}) {
      const auto options = options_of(1, least);
      expect_same(filtered_pairs(points, options), pairs_by_brute_force(points, options),
                  std::to_string(n));
    }
  }
}

TEST(FilteredPairs, AreTheNearestOfEachArticleSeenFromBothSides) {
  const auto points = points_of(300);
  const Neighbours pairs = filtered_pairs(points, options_of(1, 0.6));
  const Neighbours nearest = filtered_nearest(points, points, true, options_of(299, 0.6));
  EXPECT_GT(pairs.size(), 20U);
  EXPECT_EQ(nearest.size(), 2 * pairs.size());
}

TEST(FilteredPairs, ApplyTheRule) {
  const auto points = points_of(300);
  auto options = options_of(1, 0.6);
  options.rule.max_gap = 50;
  for (std::int64_t i = 0; i < 300; ++i) options.rule.time_a.push_back(i);
  options.rule.time_b = options.rule.time_a;
  const Neighbours pairs = filtered_pairs(points, options);
  EXPECT_GT(pairs.size(), 5U);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    EXPECT_LE(pairs.article_b[p] - pairs.article_a[p], 50);
  }
  expect_same(pairs, pairs_by_brute_force(points, options), "rule");
}

}  // namespace
}  // namespace broadsheet::vectors
