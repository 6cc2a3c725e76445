#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <type_traits>

namespace broadsheet::text {

/// Uninitialised memory that is kept between uses: a vector without zero-filling.
///
/// A resized vector writes every element once before the real data does, and touches pages
/// that may never be needed; this is the hot path's only difference from std::vector.
template <typename T>
class ScratchArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  [[nodiscard]] T* data() noexcept { return data_.get(); }
  [[nodiscard]] const T* data() const noexcept { return data_.get(); }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }

  /// Makes room for n elements, keeping the first `used` ones. Never shrinks.
  void ensure(std::size_t n, std::size_t used) {
    if (n <= capacity_) return;
    const std::size_t wanted = std::max(n, capacity_ + capacity_ / 2);
    auto larger = std::make_unique_for_overwrite<T[]>(wanted);
    if (used > 0) std::memcpy(larger.get(), data_.get(), used * sizeof(T));
    data_ = std::move(larger);
    capacity_ = wanted;
  }

 private:
  std::unique_ptr<T[]> data_;
  std::size_t capacity_ = 0;
};

}  // namespace broadsheet::text
