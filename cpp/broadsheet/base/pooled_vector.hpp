#pragma once

#include <cstddef>
#include <limits>
#include <new>
#include <vector>

#include "broadsheet/base/page_pool.hpp"

namespace broadsheet {

/// Takes what is as large as a granule from the pages that the process keeps.
template <class T>
struct PoolAllocator {
  static_assert(alignof(T) <= alignof(std::max_align_t));
  using value_type = T;

  PoolAllocator() = default;
  template <class Other>
  PoolAllocator(const PoolAllocator<Other>& /*other*/) noexcept {}  // NOLINT: as the standard asks

  [[nodiscard]] T* allocate(std::size_t n) {
    if (n > std::numeric_limits<std::size_t>::max() / 2 / sizeof(T)) throw std::bad_alloc();
    if (n * sizeof(T) < PagePool::kGranule) {
      return static_cast<T*>(::operator new(n * sizeof(T)));
    }
    return reinterpret_cast<T*>(PagePool::of_process().take(n * sizeof(T)).data);
  }

  void deallocate(T* values, std::size_t n) noexcept {
    constexpr std::size_t kGranule = PagePool::kGranule;
    const std::size_t size = n * sizeof(T);
    if (size < kGranule) {
      ::operator delete(values);
    } else {
      const std::size_t pages = (size + kGranule - 1) / kGranule * kGranule;
      PagePool::of_process().give_back({reinterpret_cast<char*>(values), pages});
    }
  }

  friend bool operator==(const PoolAllocator& /*a*/, const PoolAllocator& /*b*/) { return true; }
};

/// A vector for large tables that live shortly, or become a Column: its memory is no fresh one,
/// and serves others afterwards.
template <class T>
using PooledVector = std::vector<T, PoolAllocator<T>>;

}  // namespace broadsheet
