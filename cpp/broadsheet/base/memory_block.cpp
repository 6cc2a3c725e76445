#include "broadsheet/base/memory_block.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

namespace broadsheet {
namespace {

constexpr std::size_t kHugePage = 2U << 20U;
constexpr std::size_t kFewestPooled = std::size_t{1} << 30U;

struct Mapping {
  void* data = nullptr;
  std::size_t size = 0;
};

Mapping map_memory(std::size_t size) {
  void* data = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED) throw std::bad_alloc();
  madvise(data, size, MADV_HUGEPAGE);
  return {data, size};
}

// The bytes that a pool may keep: an eighth of the machine's memory, and at least 1 GiB.
std::size_t most_pooled() noexcept {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page_size = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page_size <= 0) return kFewestPooled;
  const auto memory = static_cast<std::size_t>(pages) * static_cast<std::size_t>(page_size);
  return std::max(kFewestPooled, memory / 8);
}

// Mapped blocks that nobody uses. A lock that is taken is no reason to wait: a block is then
// mapped or unmapped as if there were no pool (so a fork at a bad moment cannot block a child).
class Pool {
 public:
  // The smallest block that fits without waste, or none.
  Mapping take(std::size_t size) noexcept {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock) return {};
    std::size_t best = blocks_.size();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].size < size || blocks_[i].size / 2 > size) continue;
      if (best == blocks_.size() || blocks_[i].size < blocks_[best].size) best = i;
    }
    if (best == blocks_.size()) return {};
    const Mapping block = blocks_[best];
    blocks_[best] = blocks_.back();
    blocks_.pop_back();
    held_ -= block.size;
    return block;
  }

  void give_back(Mapping block) noexcept {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock || block.size > most_pooled_ - held_ || blocks_.size() == blocks_.capacity()) {
      munmap(block.data, block.size);
      return;
    }
    madvise(block.data, block.size, MADV_FREE);
    blocks_.push_back(block);
    held_ += block.size;
  }

  void empty() noexcept {
    const std::lock_guard lock(mutex_);
    for (const Mapping& block : blocks_) munmap(block.data, block.size);
    blocks_.clear();
    held_ = 0;
  }

  std::size_t held() noexcept {
    const std::lock_guard lock(mutex_);
    return held_;
  }

  Pool() { blocks_.reserve(256); }

 private:
  std::mutex mutex_;
  const std::size_t most_pooled_ = most_pooled();
  std::vector<Mapping> blocks_;
  std::size_t held_ = 0;
};

// Never destroyed: columns may outlive every static.
Pool& pool() {
  static Pool* const blocks = new Pool;
  return *blocks;
}

}  // namespace

MemoryBlock::MemoryBlock(MemoryBlock&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      mapped_(std::exchange(other.mapped_, false)) {}

MemoryBlock& MemoryBlock::operator=(MemoryBlock&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(mapped_, other.mapped_);
  return *this;
}

MemoryBlock::~MemoryBlock() { release(); }

void MemoryBlock::release() noexcept {
  if (mapped_) {
    pool().give_back({data_, size_});
  } else {
    std::free(data_);
  }
}

void MemoryBlock::grow(std::size_t size, std::size_t used) {
  if (size <= size_) return;
  if (size > std::numeric_limits<std::size_t>::max() / 2) throw std::bad_alloc();
  if (size < kHugePage) {
    void* larger = std::realloc(data_, size);
    if (larger == nullptr) throw std::bad_alloc();
    data_ = larger;
    size_ = size;
    return;
  }
  const std::size_t wanted = (size + kHugePage - 1) / kHugePage * kHugePage;
  Mapping larger = pool().take(wanted);
  if (larger.data == nullptr && mapped_) {
    void* moved = mremap(data_, size_, wanted, MREMAP_MAYMOVE);
    if (moved == MAP_FAILED) throw std::bad_alloc();
    madvise(moved, wanted, MADV_HUGEPAGE);
    data_ = moved;
    size_ = wanted;
    return;
  }
  if (larger.data == nullptr) larger = map_memory(wanted);
  if (used > 0) std::memcpy(larger.data, data_, used);
  release();
  data_ = larger.data;
  size_ = larger.size;
  mapped_ = true;
}

void empty_memory_pool() noexcept { pool().empty(); }

std::size_t pooled_memory() noexcept { return pool().held(); }

}  // namespace broadsheet
