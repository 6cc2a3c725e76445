#include "broadsheet/base/pooled_vector.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <new>
#include <numeric>
#include <utility>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/memory_block.hpp"

namespace broadsheet {
namespace {

TEST(PooledVector, KeepsItsValuesWhileItGrowsIntoThePool) {
  PooledVector<std::int64_t> values;
  for (std::int64_t i = 0; i < 100'000; ++i) values.push_back(i);
  for (std::int64_t i = 0; i < 100'000; ++i) {
    ASSERT_EQ(values[static_cast<std::size_t>(i)], i);
  }
}

TEST(PooledVector, GivesAllOfItBack) {
  empty_memory_pool();
  std::size_t used = 0;
  {
    const PooledVector<std::int32_t> values(3 * PagePool::kGranule / 4 + 1, 7);
    used = pooled_memory();
  }
  EXPECT_EQ(pooled_memory(), used + 4 * PagePool::kGranule);
}

TEST(PooledVector, BecomesAColumnWithoutACopy) {
  PooledVector<std::int32_t> values(50'000);
  std::iota(values.begin(), values.end(), 0);
  const std::int32_t* data = values.data();
  const Column<std::int32_t> column = std::move(values);
  EXPECT_EQ(column.data(), data);
  EXPECT_EQ(column.back(), 49'999);
}

TEST(PooledVector, SaysWhereThereIsNoMemory) {
  PoolAllocator<std::int64_t> allocator;
  EXPECT_THROW((void)allocator.allocate(std::numeric_limits<std::size_t>::max() / 8),
               std::bad_alloc);
}

}  // namespace
}  // namespace broadsheet
