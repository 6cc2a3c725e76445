#pragma once

#include <cstddef>

namespace broadsheet {

/// Raw memory that can grow, for columns of unknown size. Not zeroed.
///
/// A small block is the heap's. One of 64 KiB or more is of huge pages from the pool of the
/// process (base/page_pool.hpp), grows by moving its pages rather than its bytes, and goes back
/// there when it is dropped, for the next corpus.
/// Throws std::bad_alloc where there is no memory.
class MemoryBlock {
 public:
  MemoryBlock() noexcept = default;
  MemoryBlock(MemoryBlock&& other) noexcept;
  MemoryBlock& operator=(MemoryBlock&& other) noexcept;
  MemoryBlock(const MemoryBlock&) = delete;
  MemoryBlock& operator=(const MemoryBlock&) = delete;
  ~MemoryBlock();

  [[nodiscard]] void* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Makes the block at least `size` bytes long and keeps the first `used` ones.
  void grow(std::size_t size, std::size_t used);

  /// Gives memory behind the first `size` bytes back, for others.
  void shrink(std::size_t size) noexcept;

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
  bool pooled_ = false;
};

/// Gives what the pool holds back to the system, for work that is bounded in memory.
void empty_memory_pool() noexcept;

/// The bytes that the pool of the process holds at the moment.
[[nodiscard]] std::size_t pooled_memory() noexcept;

}  // namespace broadsheet
