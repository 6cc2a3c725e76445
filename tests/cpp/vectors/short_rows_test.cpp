#include "broadsheet/vectors/short_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

SparsePoints random_rows() {
  testing::RandomPoints what;
  what.n_rows = 700;
  what.n_columns = 900;
  what.fewest_entries = 1;
  what.most_entries = 14;
  return sparse_points(testing::random_matrix(what));
}

TEST(ShortRowPlan, GivesStripsToColumnsOfManyRowsAndNothingToThoseOfOne) {
  std::vector<std::vector<double>> rows;
  for (std::size_t i = 0; i < 128; ++i) {
    std::vector<double> row(132, 0);
    row[0] = 1;             // in all rows
    if (i < 6) row[1] = 1;  // in more than one of 24
    if (i < 2) row[2] = 1;  // in two
    row[3 + i] = 1;         // in one
    rows.push_back(row);
  }
  const auto points = sparse_points(testing::matrix_of(rows));
  const ShortRowPlan plan(points, true, 10);
  EXPECT_EQ(plan.n_strips, 2U);
  EXPECT_EQ(plan.n_lists, 1U);
  EXPECT_EQ(plan.places[2], 1);
  EXPECT_EQ(plan.places[3], 0);
  EXPECT_EQ(plan.tile_rows, 128U);
  const ShortRowPlan one_strip(points, true, 1);
  EXPECT_EQ(one_strip.n_strips, 1U);
  EXPECT_EQ(one_strip.places[0], -1);
  EXPECT_EQ(ShortRowPlan(points, true, 0).n_strips, 0U);
  EXPECT_EQ(ShortRowPlan(points, false, 0).n_lists, 131U);  // a set of others has a use for all
}

TEST(ShortRows, HaveSumsThatDifferFromSimilaritiesByRoundingOnly) {
  const auto points = random_rows();
  for (const std::size_t most_strips : {0U, 5U, 512U}) {
    const ShortRowPlan plan(points, true, most_strips);
    const ShortRows rows(points, points, plan, 2);
    const double scale = ShortRows::kAsking * ShortRows::kListed / 32768;
    for (std::size_t x = 0; x < 700; x += 7) {
      std::vector<std::int16_t> sums(plan.tile_rows);
      std::vector<std::int16_t> highest(plan.tile_rows / kPanelRows);
      rows.sum(x, 0, std::nullopt, sums, highest.data());
      double least = 0;
      double most = 0;
      for (std::size_t position = 0; position < 700; ++position) {
        const std::size_t y = rows.row_at(position);
        EXPECT_EQ(rows.position_of(y), position);
        if (x == y) continue;
        const double similarity =
            cosine(points, static_cast<ArticleIndex>(x), points, static_cast<ArticleIndex>(y));
        least = std::min(least, sums[position] - scale * similarity);
        most = std::max(most, sums[position] - scale * similarity);
      }
      EXPECT_LE(most - least, rows.spread(x));
    }
  }
}

}  // namespace
}  // namespace broadsheet::vectors
