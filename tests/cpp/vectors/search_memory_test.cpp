#include "broadsheet/vectors/search_memory.hpp"

#include <gtest/gtest.h>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/filter_tile.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

NearestOptions options_of(std::int64_t k, unsigned threads = 1) {
  NearestOptions options;
  options.k = k;
  options.threads = threads;
  return options;
}

SparsePoints points_of(std::size_t n_rows, std::size_t n_columns = 2000) {
  return sparse_points(testing::random_matrix({.n_rows = n_rows, .n_columns = n_columns}));
}

TEST(SearchMemory, CoversEachPartOfTheHeadersTable) {
  const auto points = points_of(3000);
  const std::int64_t weights = points.matrix.n_non_zero();
  const std::int64_t needed = search_memory(points, points, true, options_of(10));
  EXPECT_GT(needed, 16 * weights + 40 * 10 * points.size());
  const auto grows_by = [&](const NearestOptions& options) {
    return search_memory(points, points, true, options) - needed;
  };
  EXPECT_GE(grows_by(options_of(20)), 10 * 3000 * (40 + 8));
  EXPECT_GE(grows_by(options_of(10, 2)), 8 * points.matrix.n_columns);
  EXPECT_EQ(search_memory(points, points, true, options_of(3000)),
            search_memory(points, points, true, options_of(100000)));  // no more than there are
}

TEST(SearchMemory, GrowsWithTheRowsAndNotWithTheirPairs) {
  const auto once = points_of(9000);
  const auto twice = points_of(18000);
  const auto needed = [](const SparsePoints& points) {
    return search_memory(points, points, true, options_of(10));
  };
  EXPECT_GT(needed(twice), needed(once));
  EXPECT_LE(needed(twice), 2 * needed(once));
  // Two sets, between which no pair is noted for later.
  EXPECT_GT(search_memory(once, once, false, options_of(10)), needed(once) - 24 * kMostFound);
}

TEST(CheckMemory, RefusesMoreThanTheBoundIfThereIsOne) {
  NearestOptions options;
  EXPECT_NO_THROW(check_memory(std::int64_t{1} << 50, options));
  options.memory = 1000;
  EXPECT_NO_THROW(check_memory(1000, options));
  EXPECT_THROW(check_memory(1001, options), MemoryLimitError);
}

TEST(TileRowsWithin, AreAsManyAsTheBoundAllows) {
  const auto points = points_of(9000, 500);
  NearestOptions options = options_of(5);
  const auto rows_within = [&](std::int64_t memory) {
    options.memory = memory;
    return tile_rows_within(points, points, true, options);
  };
  const std::int64_t needed = search_memory(points, points, true, options);
  EXPECT_EQ(rows_within(0), FilterTile::kMostRows);
  EXPECT_EQ(rows_within(needed), FilterTile::kMostRows);
  EXPECT_EQ(rows_within(needed - 1), FilterTile::kMostRows / 2);
  std::size_t last = FilterTile::kMostRows;
  std::int64_t memory = needed;
  for (; memory > 0; memory -= needed / 100) {
    options.memory = memory;
    try {
      const std::size_t rows = tile_rows_within(points, points, true, options);
      EXPECT_LE(rows, last);
      EXPECT_EQ(rows % 128, 0U);  // whole panels
      last = rows;
    } catch (const MemoryLimitError&) {
      break;
    }
  }
  EXPECT_LT(last, FilterTile::kMostRows / 2);
  EXPECT_GT(memory, 16 * points.matrix.n_non_zero());  // refused long before nothing is left
}

}  // namespace
}  // namespace broadsheet::vectors
