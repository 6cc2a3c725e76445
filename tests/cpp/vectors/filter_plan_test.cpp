#include "broadsheet/vectors/filter_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "broadsheet/vectors/filter_rows.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

using Ranks = std::vector<std::int32_t>;

std::vector<int> uses_of_columns(const SparsePoints& points) {
  std::vector<int> uses(static_cast<std::size_t>(points.matrix.n_columns));
  for (const std::int32_t c : points.matrix.columns) ++uses[static_cast<std::size_t>(c)];
  return uses;
}

TEST(FilterPlan, RanksColumnsByUseAndLeavesOutWhatNoPairShares) {
  // Columns used by 1, 3, 2 and no rows.
  const auto points = sparse_points(testing::matrix_of({{1, 1, 0, 0}, {0, 1, 1, 0}, {0, 1, 1, 0}}));
  const auto within = plan_filter(points, points, true, 0, 1);
  EXPECT_EQ(within.rank_of_column, (Ranks{-1, 0, 1, -1}));
  EXPECT_EQ(within.end, 2);
  const auto between = plan_filter(points, points, false, 0, 1);
  EXPECT_EQ(between.rank_of_column, (Ranks{2, 0, 1, -1}));
  EXPECT_EQ(between.skipped, 0);
}

TEST(FilterPlan, LeavesOutColumnsOfOneSideOnly) {
  const auto from = sparse_points(testing::matrix_of({{1, 0, 2}, {1, 0, 0}}));
  const auto to = sparse_points(testing::matrix_of({{0, 3, 1}}));
  EXPECT_EQ(plan_filter(from, to, false, 0, 1).rank_of_column, (Ranks{-1, -1, 0}));
}

TEST(FilterPlan, PutsTheColumnsOfManyRowsInPanels) {
  const auto points = sparse_points(testing::random_matrix(
      {.n_rows = 500, .n_columns = 800, .fewest_entries = 5, .most_entries = 40}));
  const auto uses = uses_of_columns(points);
  const FilterPlan plan = plan_filter(points, points, true, 0, 1);
  EXPECT_GT(plan.n_panels(), 0);
  EXPECT_GT(plan.n_lists(), 0);
  EXPECT_LE(plan.n_panels(), most_panels(points));
  std::vector<int> by_rank(static_cast<std::size_t>(plan.end), -1);
  for (std::size_t c = 0; c < uses.size(); ++c) {
    const std::int32_t rank = plan.rank_of_column[c];
    EXPECT_EQ(rank >= 0, uses[c] >= 2) << c;
    if (rank < 0) continue;
    EXPECT_EQ(std::exchange(by_rank.at(static_cast<std::size_t>(rank)), uses[c]), -1);
  }
  EXPECT_TRUE(std::ranges::is_sorted(by_rank, std::greater<>()));
  for (std::int32_t rank = 0; rank < plan.end; ++rank) {
    // 4 % of the rows
    EXPECT_EQ(rank < plan.listed, by_rank[static_cast<std::size_t>(rank)] >= 20) << rank;
  }
  EXPECT_EQ(plan.rank_of_column, plan_filter(points, points, true, 0, 3).rank_of_column);
}

TEST(FilterPlan, SkipsTheCommonestColumnsWhereOnlyHighSimilaritiesCount) {
  const auto points = sparse_points(testing::random_matrix({.n_rows = 500,
                                                            .n_columns = 3000,
                                                            .fewest_entries = 60,
                                                            .most_entries = 90,
                                                            .heaviest = 20}));
  const auto plan = plan_filter(points, points, true, 0.8, 1);
  ASSERT_GT(plan.skipped, 0);
  const auto rows = filter_rows(points, plan, FixedScale::saturating(1), plain_order(500), 1);
  std::vector<std::int16_t> norms = rows.norms.back();  // what lacks for good
  std::ranges::sort(norms);
  const double usual = norms[norms.size() / 2] / 32767.0;
  EXPECT_LT(usual * usual, 0.4);
}

TEST(FilterPlan, LacksFewerColumnsAfterEachStage) {
  FilterPlan plan;
  plan.skipped = 10;
  plan.listed = 700;
  const std::vector<std::int32_t> expected = {700, 700, 522, 266, 138, 10};
  for (std::size_t s = 0; s < kStages; ++s) EXPECT_EQ(plan.lacks_below(s), expected[s]) << s;
}

TEST(FilterPlan, OfNothingIsEmpty) {
  const auto none = sparse_points(testing::matrix_of({}));
  const auto zeros = sparse_points(testing::matrix_of({{0, 0}, {0, 0}}));
  EXPECT_EQ(plan_filter(none, none, true, 0.5, 1).end, 0);
  EXPECT_EQ(plan_filter(zeros, zeros, false, 0.5, 1).rank_of_column, (Ranks{-1, -1}));
  EXPECT_EQ(most_panels(zeros), 0);
}

}  // namespace
}  // namespace broadsheet::vectors
