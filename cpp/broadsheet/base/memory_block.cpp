#include "broadsheet/base/memory_block.hpp"

#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

#include "broadsheet/base/page_pool.hpp"

namespace broadsheet {

MemoryBlock::MemoryBlock(MemoryBlock&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      pooled_(std::exchange(other.pooled_, false)) {}

MemoryBlock& MemoryBlock::operator=(MemoryBlock&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(pooled_, other.pooled_);
  return *this;
}

MemoryBlock::~MemoryBlock() {
  if (pooled_) {
    PagePool::of_process().give_back({static_cast<char*>(data_), size_});
  } else {
    std::free(data_);
  }
}

void MemoryBlock::grow(std::size_t size, std::size_t used) {
  if (size <= size_) return;
  if (size > std::numeric_limits<std::size_t>::max() / 2) throw std::bad_alloc();
  if (size < PagePool::kGranule) {
    void* larger = std::realloc(data_, size);
    if (larger == nullptr) throw std::bad_alloc();
    data_ = larger;
    size_ = size;
    return;
  }
  PagePool& pool = PagePool::of_process();
  PageRun larger;
  if (pooled_) {
    larger = pool.grow({static_cast<char*>(data_), size_}, size, used);
  } else {
    larger = pool.take(size);
    if (used > 0) std::memcpy(larger.data, data_, used);
    std::free(data_);
  }
  data_ = larger.data;
  size_ = larger.size;
  pooled_ = true;
}

void MemoryBlock::shrink(std::size_t size) noexcept {
  constexpr std::size_t kGranule = PagePool::kGranule;
  if (!pooled_ || size == 0) return;
  const std::size_t kept = (size + kGranule - 1) / kGranule * kGranule;
  if (kept >= size_) return;
  PagePool::of_process().give_back({static_cast<char*>(data_) + kept, size_ - kept});
  size_ = kept;
}

void empty_memory_pool() noexcept { PagePool::of_process().empty(); }

std::size_t pooled_memory() noexcept { return PagePool::of_process().held(); }

}  // namespace broadsheet
