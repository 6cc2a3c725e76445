#include "broadsheet/vectors/spread_row.hpp"

#include <gtest/gtest.h>

#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

TEST(SpreadRow, HasTheBitsOfCosineWhicheverRowItHeldBefore) {
  testing::RandomPoints what = {.n_rows = 60,
                                .n_columns = 90,
                                .fewest_entries = 0,
                                .most_entries = 30,
                                .with_negative = true};
  const auto from = sparse_points(testing::random_matrix(what));
  what.seed = 2;
  const auto to = sparse_points(testing::random_matrix(what));
  SpreadRow row(from);
  for (ArticleIndex i = 0; i < from.size(); ++i) {
    row.set(i * 7 % from.size());
    row.set(i);
    row.set(i);
    for (ArticleIndex j = 0; j < to.size(); ++j) {
      ASSERT_EQ(row.cosine_with(to, j), cosine(from, i, to, j));
      ASSERT_EQ(row.cosine_with(from, j), cosine(from, i, from, j));
    }
  }
}

TEST(SpreadRow, StaysWithinOneAndIsLikeNothingWithoutWeights) {
  const auto points = sparse_points(testing::matrix_of({{0.1, 0.1, 0.1}, {-7, -7, -7}, {0, 0, 0}}));
  SpreadRow row(points);
  row.set(0);
  EXPECT_NEAR(row.cosine_with(points, 0), 1, 1e-15);
  EXPECT_LE(row.cosine_with(points, 0), 1);
  EXPECT_NEAR(row.cosine_with(points, 1), -1, 1e-15);
  EXPECT_GE(row.cosine_with(points, 1), -1);
  EXPECT_EQ(row.cosine_with(points, 2), 0);
  SpreadRow::prefetch(points, 2);  // at the end of the columns
  row.set(2);
  EXPECT_EQ(row.cosine_with(points, 0), 0);
}

}  // namespace
}  // namespace broadsheet::vectors
