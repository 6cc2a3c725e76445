#include "broadsheet/base/memory_block.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <new>
#include <utility>

namespace broadsheet {
namespace {

constexpr std::size_t kMegabyte = 1U << 20U;

TEST(MemoryBlock, KeepsItsBytesWhileItGrowsFromTheHeapToMappings) {
  MemoryBlock block;
  std::size_t used = 0;
  for (const std::size_t size : {100UL, 5000UL, kMegabyte, 3 * kMegabyte, 40 * kMegabyte}) {
    block.grow(size, used);
    ASSERT_GE(block.size(), size);
    auto* bytes = static_cast<unsigned char*>(block.data());
    for (std::size_t i = used; i < size; ++i) bytes[i] = static_cast<unsigned char>(i % 251);
    for (std::size_t i = 0; i < size; i += 97) ASSERT_EQ(bytes[i], i % 251) << size;
    used = size;
  }
}

TEST(MemoryBlock, IsTakenFromThePoolAgain) {
  empty_memory_pool();
  void* first = nullptr;
  {
    MemoryBlock block;
    block.grow(32 * kMegabyte, 0);
    std::memset(block.data(), 1, block.size());
    first = block.data();
  }
  EXPECT_GE(pooled_memory(), 32 * kMegabyte);
  MemoryBlock again;
  again.grow(30 * kMegabyte, 0);
  EXPECT_EQ(again.data(), first);
}

TEST(MemoryBlock, OfTheHeapGoesOverToThePoolWithItsBytes) {
  {
    MemoryBlock pooled;
    pooled.grow(8 * kMegabyte, 0);
  }
  MemoryBlock block;
  block.grow(10, 0);
  std::memcpy(block.data(), "broadsheet", 10);
  block.grow(8 * kMegabyte, 10);
  EXPECT_EQ(std::memcmp(block.data(), "broadsheet", 10), 0);
}

TEST(MemoryBlock, GivesBackWhatIsNotUsed) {
  MemoryBlock block;
  block.grow(9 * kMegabyte, 0);
  std::memset(block.data(), 3, block.size());
  const std::size_t before = pooled_memory();
  block.shrink(4 * kMegabyte - 5);
  EXPECT_EQ(block.size(), 4 * kMegabyte);
  EXPECT_EQ(pooled_memory(), before + 5 * kMegabyte);
  EXPECT_EQ(static_cast<char*>(block.data())[4 * kMegabyte - 1], 3);
}

TEST(MemoryBlock, MovesWithoutItsBytes) {
  MemoryBlock block;
  block.grow(64, 0);
  void* data = block.data();
  MemoryBlock other = std::move(block);
  EXPECT_EQ(other.data(), data);
  EXPECT_EQ(block.data(), nullptr);  // NOLINT(bugprone-use-after-move): what is left is defined
}

TEST(MemoryBlock, SaysWhereThereIsNoMemory) {
  MemoryBlock block;
  EXPECT_THROW(block.grow(std::numeric_limits<std::size_t>::max() / 4, 0), std::bad_alloc);
  EXPECT_EQ(block.size(), 0U);
}

}  // namespace
}  // namespace broadsheet
