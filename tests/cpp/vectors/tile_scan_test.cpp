#include "broadsheet/vectors/tile_scan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

using Sums = std::map<std::pair<std::size_t, std::size_t>, int>;  // of row and row of the tile

// Notes every call, and that no pair is reported twice.
struct NotingVisitor {
  std::int16_t level_of_all;
  bool wants = false;
  Sums found_sums;
  std::map<std::size_t, std::vector<std::int16_t>> highest_sums;

  [[nodiscard]] std::int16_t level(std::size_t) const { return level_of_all; }
  [[nodiscard]] bool wants_highest(std::size_t) const { return wants; }
  void highest(std::size_t x, std::span<std::int16_t> sums) {
    highest_sums[x].assign(sums.begin(), sums.end());
  }
  void found(std::size_t x, std::size_t y, std::int16_t sum) {
    EXPECT_TRUE(found_sums.try_emplace({x, y}, sum).second) << x << ' ' << y;
  }
};

class TileScanTest : public ::testing::Test {
 protected:
  TileScanTest()
      : points_(sparse_points(testing::random_matrix(
            {.n_rows = 300, .n_columns = 200, .fewest_entries = 1, .most_entries = 12}))),
        plan_(plan_filter(points_, points_, true, 0, 1)),
        rows_(filter_rows(points_, plan_, FixedScale::saturating(1), shuffled_order(300), 1)),
        tile_(rows_, plan_) {
    tile_.load(0, rows_.size(), 1);
    std::ranges::fill(tile_.levels(), std::int16_t{32767});
  }

  // Column by column, lists after panels; products of lists are rounded all together.
  [[nodiscard]] int sum_of(std::size_t x, std::size_t y) const {
    std::map<int, int> listed;
    for (const PanelEntry& entry : rows_.panel_row(y)) listed[entry.column] += entry.listed;
    for (const ListEntry& entry : rows_.list_row(y)) listed[~entry.list] = entry.listed;
    const auto product = [](int a, int b) {
      return fixed_product(a, static_cast<std::int16_t>(b));
    };
    int sum = 0;
    for (const ListEntry& e : rows_.list_row(x)) sum += e.asking * listed[~e.list];
    sum = (sum + (1 << 14)) >> 15;
    for (const PanelEntry& e : rows_.panel_row(x)) sum += product(e.asking, listed[e.column]);
    return std::min(sum, 32767);
  }
  [[nodiscard]] Sums sums_above(int level, std::size_t first, std::size_t last,
                                const TileRange& range) const {
    Sums sums;
    for (std::size_t x = first; x < last; ++x) {
      const std::size_t end = range.before_own ? std::min(range.end, x) : range.end;
      for (std::size_t y = range.begin; y < end; ++y) {
        if (const int sum = sum_of(x, y); sum > level) sums[{x, y}] = sum;
      }
    }
    return sums;
  }
  [[nodiscard]] Sums scanned(NotingVisitor visitor, std::size_t first, std::size_t last,
                             std::size_t block, const TileRange& range) {
    TileScan scan;
    scan.scan(rows_, tile_, first, last, block, range, visitor);
    return visitor.found_sums;
  }

  SparsePoints points_;
  FilterPlan plan_;
  FilterRows rows_;
  FilterTile tile_;
};

TEST_F(TileScanTest, ReportsEverySumAboveTheLevelWhateverTheBlock) {
  ASSERT_GT(plan_.n_panels(), 0);
  ASSERT_GT(plan_.n_lists(), 0);
  const TileRange whole{0, 300, false, false, false};
  const Sums expected = sums_above(9000, 40, 100, whole);
  EXPECT_GT(expected.size(), 200U);
  for (const std::size_t block : {1UL, 7UL, 256UL}) {
    EXPECT_EQ(scanned({9000}, 40, 100, block, whole), expected);
  }
  EXPECT_TRUE(scanned({9000}, 40, 40, 8, whole).empty());
}

TEST_F(TileScanTest, MeetsOnlyTheRowsOfItsRange) {
  tile_.split_at(128, 1);
  const TileRange before{0, 128, false, true, false};
  const TileRange own{128, 300, true, false, true};
  EXPECT_EQ(scanned({0}, 128, 300, 16, before), sums_above(0, 128, 300, before));
  EXPECT_EQ(scanned({0}, 128, 300, 16, own), sums_above(0, 128, 300, own));
}

TEST_F(TileScanTest, IsOfInterestToTheRowOfTheTileToo) {
  const TileRange whole{0, 300, false, false, false};
  tile_.levels()[17] = 0;
  for (const auto& [pair, sum] : scanned({32767}, 0, 300, 16, whole)) {
    EXPECT_EQ(pair.second, 17U);
    EXPECT_GT(sum, 0);
  }
  Sums expected;
  for (const auto& [pair, sum] : sums_above(0, 0, 300, whole)) {
    if (pair.second == 17) expected[pair] = sum;
  }
  EXPECT_EQ(scanned({32767}, 0, 300, 16, whole), expected);
}

TEST_F(TileScanTest, TellsTheHighestSumOfEachPanelFirst) {
  const TileRange whole{0, 300, false, false, false};
  NotingVisitor visitor{9000, true, {}, {}};
  TileScan scan;
  scan.scan(rows_, tile_, 5, 25, 4, whole, visitor);
  ASSERT_EQ(visitor.highest_sums.size(), 20U);
  for (std::size_t x = 5; x < 25; ++x) {
    std::vector<std::int16_t> expected(3, 0);
    for (std::size_t y = 0; y < 300; ++y) {
      auto& highest = expected[y / kPanelRows];
      highest = std::max(highest, static_cast<std::int16_t>(sum_of(x, y)));
    }
    EXPECT_EQ(visitor.highest_sums[x], expected) << x;
  }
  EXPECT_EQ(visitor.found_sums, sums_above(9000, 5, 25, whole));
}

}  // namespace
}  // namespace broadsheet::vectors
