#include "broadsheet/vectors/filter_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

FilterPlan plan_of(std::vector<std::int32_t> ranks, std::int32_t skipped, std::int32_t listed) {
  FilterPlan plan;
  plan.end = static_cast<std::int32_t>(ranks.size() -
                                       static_cast<std::size_t>(std::ranges::count(ranks, -1)));
  plan.rank_of_column = std::move(ranks);
  plan.skipped = skipped;
  plan.listed = listed;
  return plan;
}

SparsePoints one_row(std::vector<double> weights) {
  return sparse_points(testing::matrix_of({std::move(weights)}));
}

TEST(FixedScale, OfSignedRowsKeepsEverySumWithinSixteenBits) {
  for (const std::size_t entries : {0UL, 1UL, 10UL, 500UL, 5000UL}) {
    const FixedScale scale = FixedScale::for_rows_of(entries);
    EXPECT_LE(scale.sums + scale.margin(entries, 0, 0), 32767) << entries;
    EXPECT_LE(scale.sums + scale.margin(entries / 2, entries / 2, 0), 32767) << entries;
    EXPECT_GE(scale.sums, 1);
  }
}

TEST(FixedScale, HasAMarginOfTheRoundingErrors) {
  const FixedScale scale = FixedScale::saturating(1);
  EXPECT_GE(scale.margin(100, 0, 0), 50 + 10);  // half a product each, and sqrt(100) twice a half
  EXPECT_LE(scale.margin(100, 0, 0), 50 + 10 + 2);
  EXPECT_GE(scale.margin(100, 0, 8), scale.margin(100, 0, 0) + 4);
  EXPECT_GE(scale.margin(0, 100, 0), 10);  // products of lists are not rounded
  EXPECT_LE(scale.margin(0, 100, 0), 10 + 2);
  EXPECT_GE(FixedScale::saturating(4).margin(100, 0, 0), 50 + 5 + 20);
  EXPECT_GE(FixedScale::saturating(4).margin(0, 100, 0), 20 + 20);
}

TEST(FilterRows, RoundWeightsOfRowsOfLengthOne) {
  const FilterPlan plan = plan_of({0, 1, -1, 2}, 0, 1);
  const auto rows =
      filter_rows(one_row({3, 0, 0, -4}), plan, FixedScale::saturating(1), plain_order(1), 1);
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_EQ(rows.panel_row(0).size(), 1U);
  EXPECT_EQ(rows.panel_row(0)[0].column, 0);
  EXPECT_EQ(rows.panel_row(0)[0].asking, 19661);  // 0.6 * 32768 = 19660.8
  EXPECT_EQ(rows.panel_row(0)[0].listed, 19660);  // 0.6 * 32767 = 19660.2
  ASSERT_EQ(rows.list_row(0).size(), 1U);
  EXPECT_EQ(rows.list_row(0)[0].list, 1);
  EXPECT_EQ(rows.list_row(0)[0].asking, -26214);  // 0.8 * 32768 = 26214.4
  EXPECT_EQ(rows.list_row(0)[0].listed, -26214);  // 0.8 * 32767 = 26213.6
  EXPECT_EQ(rows.norms.back()[0], 1);             // of nothing, rounded up
}

TEST(FilterRows, DivideWhatIsTooLargeIntoPartsThatAddUp) {
  const auto rows = filter_rows(one_row({4, 3}), plan_of({0, 1}, 0, 2), FixedScale::saturating(8),
                                plain_order(1), 1);
  std::map<int, int> asking;
  std::map<int, int> listed;
  for (const PanelEntry& entry : rows.panel_row(0)) {
    asking[entry.column] += entry.asking;
    listed[entry.column] += entry.listed;
  }
  EXPECT_EQ(asking, (std::map<int, int>{{0, 209715}, {1, 157286}}));  // 8 * 32768 * 0.8, 0.6
  EXPECT_EQ(listed, (std::map<int, int>{{0, 26214}, {1, 19660}}));    // 32767 * 0.8, 0.6
}

TEST(FilterRows, BoundWhatIsSkippedByTheLengthsOverIt) {
  const auto points = sparse_points(testing::random_matrix(
      {.n_rows = 40, .n_columns = 60, .fewest_entries = 2, .most_entries = 20}));
  std::vector<std::int32_t> ranks(60);
  for (std::size_t c = 0; c < 60; ++c) ranks[c] = static_cast<std::int32_t>(c);
  const FixedScale scale = FixedScale::saturating(1);
  const auto rows = filter_rows(points, plan_of(ranks, 12, 30), scale, plain_order(40), 1);
  const auto written = testing::rows_of(points.matrix);
  const auto skipped_part = [&](std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t c = 0; c < 12; ++c) sum += written[a][c] * written[b][c];
    return sum * points.inverse_norms[a] * points.inverse_norms[b];
  };
  for (std::size_t x = 0; x < rows.size(); ++x) {
    for (std::size_t y = 0; y < rows.size(); ++y) {
      const double bound = rows.norms.back()[x] * rows.norms.back()[y] / 32768.0;
      EXPECT_GE(bound, scale.sums * skipped_part(rows.articles[x], rows.articles[y]) - 1);
    }
  }
}

TEST(FilterRows, BoundWhatAStageLacksByTheLengthsOverIt) {
  const auto points = sparse_points(testing::random_matrix(
      {.n_rows = 30, .n_columns = 1500, .fewest_entries = 100, .most_entries = 200}));
  std::vector<std::int32_t> ranks(1500);
  for (std::size_t c = 0; c < ranks.size(); ++c) ranks[c] = static_cast<std::int32_t>(c);
  const auto plan = plan_of(ranks, 0, 1500);
  const FixedScale scale = FixedScale::saturating(2);
  const auto rows = filter_rows(points, plan, scale, plain_order(30), 1);
  const auto written = testing::rows_of(points.matrix);
  for (std::size_t x = 0; x < rows.size(); ++x) {
    std::size_t n_entries = 0;
    for (std::size_t s = 0; s < kStages; ++s) {
      for (const PanelEntry& entry : rows.stage_row(x, s)) {
        EXPECT_GE(entry.column, kStageBegins[s]);
        EXPECT_LT(entry.column, s > 0 ? kStageBegins[s - 1] : 4096);
      }
      n_entries += rows.stage_row(x, s).size();
      double square = 0;
      for (std::size_t c = 0; c < static_cast<std::size_t>(plan.lacks_below(s)); ++c) {
        square += written[x][c] * written[x][c];
      }
      const double length = std::sqrt(square) * points.inverse_norms[x] * 32767;
      EXPECT_GE(rows.norms[s][x], length);
      EXPECT_LE(rows.norms[s][x], length + 2);
    }
    EXPECT_EQ(n_entries, rows.panel_row(x).size());
  }
}

TEST(FilterRows, AreTheSameInAnyOrderAndForAnyNumberOfThreads) {
  const auto points = sparse_points(testing::random_matrix({.n_rows = 700, .n_columns = 300}));
  const FilterPlan plan = plan_filter(points, points, true, 0, 1);
  const FixedScale scale = FixedScale::saturating(2);
  const auto plain = filter_rows(points, plan, scale, plain_order(700), 1);
  const auto shuffled = filter_rows(points, plan, scale, shuffled_order(700), 3);
  EXPECT_FALSE(std::ranges::is_sorted(shuffled.articles));
  for (std::size_t x = 0; x < shuffled.size(); ++x) {
    const std::size_t article = shuffled.articles[x];
    ASSERT_EQ(plain.articles[article], article);
    EXPECT_EQ(shuffled.margins[x], plain.margins[article]);
    const auto same_entry = [](const auto& a, const auto& b) {
      return a.asking == b.asking && a.listed == b.listed;
    };
    EXPECT_TRUE(std::ranges::equal(shuffled.panel_row(x), plain.panel_row(article), same_entry));
    EXPECT_TRUE(std::ranges::equal(shuffled.list_row(x), plain.list_row(article), same_entry));
  }
  auto articles = shuffled.articles;
  std::ranges::sort(articles);
  EXPECT_EQ(articles, plain.articles);
}

TEST(FilterRows, OfNoArticlesAreNone) {
  const auto points = sparse_points(testing::matrix_of({}));
  EXPECT_EQ(filter_rows(points, {}, FixedScale::saturating(1), {}, 1).size(), 0U);
}

}  // namespace
}  // namespace broadsheet::vectors
