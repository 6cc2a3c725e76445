#include "broadsheet/vectors/rare_first_lists.hpp"

#include <gtest/gtest.h>

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
  const RareFirstLists lists(points);
  ASSERT_EQ(lists.list(0).size(), 3U);  // column 1
  ASSERT_EQ(lists.list(1).size(), 2U);  // column 2
  EXPECT_EQ(lists.list(1)[0].row, 1U);
  EXPECT_FLOAT_EQ(lists.list(1)[0].weight, 0.8F);
  const auto asked = lists.asked_by(1);
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].list, 1U);  // the rarer one first
  EXPECT_FLOAT_EQ(asked[1].weight, 0.6F);
}

}  // namespace
}  // namespace broadsheet::vectors
