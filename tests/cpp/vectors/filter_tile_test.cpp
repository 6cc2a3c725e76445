#include "broadsheet/vectors/filter_tile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broadsheet/vectors/tile_scan.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

struct Deviation {
  double largest = 0;  // of a sum from sums * cosine, in margins of the pair
  std::size_t stopped = 0;
  std::size_t pairs = 0;
};

// Compares every sum of every pair with the cosine.
struct DeviationVisitor {
  const SparsePoints& points;
  const FilterRows& rows;
  double sums;
  Deviation deviation;

  [[nodiscard]] static std::int16_t level(std::size_t) { return -32768; }
  [[nodiscard]] static bool wants_highest(std::size_t) { return false; }
  void highest(std::size_t, std::span<std::int16_t>) const {}
  void found(std::size_t x, std::size_t y, std::int16_t sum) {
    const double exact = sums * cosine(points, rows.articles[x], points, rows.articles[y]);
    const double margin = std::min(rows.margins[x], rows.margins[y]);
    ++deviation.pairs;
    if (sum == 32767 && exact > 32767) {
      ++deviation.stopped;
    } else {
      deviation.largest = std::max(deviation.largest, std::abs(sum - exact) / margin);
    }
  }
};

Deviation deviation_of_sums(const SparsePoints& points, FixedScale scale) {
  const FilterPlan plan = plan_filter(points, points, true, 0, 1);
  FilterRows rows = filter_rows(points, plan, scale, shuffled_order(points.size()), 2);
  FilterTile tile(rows, plan);
  tile.load(0, rows.size(), 2);
  std::ranges::fill(tile.levels(), std::int16_t{-32768});
  DeviationVisitor visitor{points, rows, scale.sums, {}};
  TileScan().scan(rows, tile, 0, rows.size(), 7, {0, rows.size(), false, false, true}, visitor);
  return visitor.deviation;
}

TEST(FilterTile, SumsStayWithinTheirMargins) {
  for (const double heaviest : {1.0, 5.0, 80.0}) {
    for (const std::size_t most : {3UL, 40UL, 300UL}) {
      const auto points = sparse_points(testing::random_matrix({.n_rows = 400,
                                                                .n_columns = 600,
                                                                .fewest_entries = 1,
                                                                .most_entries = most,
                                                                .heaviest = heaviest}));
      for (const double zoom : {1.0, 2.0, 8.0}) {
        const auto deviation = deviation_of_sums(points, FixedScale::saturating(zoom));
        EXPECT_EQ(deviation.pairs, 400U * 399 / 2);
        EXPECT_LE(deviation.largest, 1) << heaviest << " " << most << " " << zoom;
        if (zoom == 1) {
          EXPECT_GT(deviation.largest, 0);
        }
        if (zoom == 8 && most == 40) {
          EXPECT_GT(deviation.stopped, 0U);
        }
      }
    }
  }
}

TEST(FilterTile, SumsOfNegativeWeightsStayWithinTheirMargins) {
  const auto points = sparse_points(testing::random_matrix({.n_rows = 300,
                                                            .n_columns = 200,
                                                            .fewest_entries = 1,
                                                            .most_entries = 150,
                                                            .heaviest = 30,
                                                            .with_negative = true,
                                                            .n_copies = 5}));
  const auto deviation = deviation_of_sums(points, FixedScale::for_rows_of(150));
  EXPECT_LE(deviation.largest, 1);
  EXPECT_EQ(deviation.stopped, 0U);
}

}  // namespace
}  // namespace broadsheet::vectors
