#pragma once

#include <cstddef>

namespace broadsheet {

/// Raw memory that can grow, for columns of unknown size. Not zeroed.
///
/// A small block is the heap's. A large one is mapped, asks for huge pages, grows by moving its
/// pages rather than its bytes, and goes back to a pool of the process when it is dropped: to
/// touch fresh memory costs more than to fill it, so the next corpus takes what the last one
/// had. The pool keeps at most an eighth of the machine's memory, or 1 GiB if that is more,
/// and tells the system that it may take that back.
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

  /// Makes the block at least `size` bytes long and keeps the first `used` ones. Never shrinks.
  void grow(std::size_t size, std::size_t used);

 private:
  void release() noexcept;

  void* data_ = nullptr;
  std::size_t size_ = 0;
  bool mapped_ = false;
};

/// Gives what the pool holds back to the system, for work that is bounded in memory.
void empty_memory_pool() noexcept;

/// The bytes that the pool of the process holds at the moment.
[[nodiscard]] std::size_t pooled_memory() noexcept;

}  // namespace broadsheet
