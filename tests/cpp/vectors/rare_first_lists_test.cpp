#include "broadsheet/vectors/rare_first_lists.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broadsheet/vectors/weighting.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

SparsePoints points_of(const std::vector<std::vector<int>>& rows) {
  const auto counts = testing::counts_of(rows);
  return sparse_points(FittedWeighting(weighting_of_name("count"), counts).apply(counts));
}

TEST(RareFirstLists, HaveTheCommonestColumnFirstAndDropThoseOfOneRow) {
  const auto points = points_of({{1, 2, 0, 0}, {0, 3, 4, 0}, {0, 1, 1, 1}});
  const RareFirstLists lists(points, points, true);
  ASSERT_EQ(lists.list(0).size(), 3U);  // column 1
  ASSERT_EQ(lists.list(1).size(), 2U);  // column 2
  EXPECT_EQ(lists.list(1)[0].row, 1U);
  EXPECT_FLOAT_EQ(lists.list(1)[0].weight, 0.8F);
  const auto asked = lists.asked_by(1);
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].list, 1U);  // the rarer one first
  EXPECT_FLOAT_EQ(asked[1].weight, 0.6F);
}

TEST(RareFirstLists, KnowWhichRowsAreLongOverAPrefix) {
  // Four common columns; the rows' weight there is 1/10 to 10/10 of their length, squared.
  std::vector<std::vector<int>> rows;
  for (int i = 1; i <= 10; ++i) {
    std::vector<int> row(24, 0);
    for (std::size_t c = 0; c < 4; ++c) row[c] = i;
    row[4 + static_cast<std::size_t>(i)] = 10 - i;
    row[14 + static_cast<std::size_t>(i % 2)] = 1;
    rows.push_back(row);
  }
  const auto points = points_of(rows);
  const RareFirstLists lists(points, points, true);
  for (std::size_t p = 0; p < RareFirstLists::kPrefixes.size(); ++p) {
    for (const float least : {0.0F, 0.2F, 0.5F, 0.9F, 0.99F}) {
      const auto as_long = lists.rows_as_long(p, least);
      for (std::uint32_t y = 0; y < 10 && p > 0; ++y) {
        if (lists.lengths_over(p)[y] < least) continue;
        EXPECT_NE(std::ranges::find(as_long, y), as_long.end()) << p << " " << least << " " << y;
      }
    }
  }
  const double square = 4.0 * 9;
  EXPECT_NEAR(lists.lengths_over(1)[2], std::sqrt(square / (square + 49 + 1)), 1e-5);
  EXPECT_TRUE(lists.rows_as_long(1, 1.1F).empty());
}

}  // namespace
}  // namespace broadsheet::vectors
