#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/memory_block.hpp"

namespace broadsheet {

/// A vector of plain values that neither zeroes what it makes room for nor copies large arrays
/// when they grow. Becomes a Column without a copy.
template <class T>
class GrowingArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  GrowingArray() = default;
  GrowingArray(std::initializer_list<T> values) {
    append(std::span(values.begin(), values.size()));
  }

  [[nodiscard]] T* data() noexcept { return static_cast<T*>(block_.data()); }
  [[nodiscard]] const T* data() const noexcept { return static_cast<const T*>(block_.data()); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] T& operator[](std::size_t i) noexcept { return data()[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data()[i]; }
  [[nodiscard]] const T& back() const noexcept { return data()[size_ - 1]; }
  [[nodiscard]] T* begin() noexcept { return data(); }
  [[nodiscard]] T* end() noexcept { return data() + size_; }
  [[nodiscard]] const T* begin() const noexcept { return data(); }
  [[nodiscard]] const T* end() const noexcept { return data() + size_; }

  [[nodiscard]] std::size_t capacity() const noexcept { return block_.size() / sizeof(T); }

  void reserve(std::size_t n) {
    if (n > capacity()) block_.grow(n * sizeof(T), size_ * sizeof(T));
  }

  /// Makes the array n values longer; returns where they are to be written.
  T* extend(std::size_t n) {
    if (size_ + n > capacity()) reserve(std::max(size_ + n, size_ + size_ / 2));
    T* first = data() + size_;
    size_ += n;
    return first;
  }

  /// Makes the array n values longer, all of them `value`.
  void extend(std::size_t n, const T& value) { std::uninitialized_fill_n(extend(n), n, value); }

  /// Makes room for n more values without counting them in; returns where they may be written.
  T* room_for(std::size_t n) {
    T* first = extend(n);
    size_ -= n;
    return first;
  }

  void push_back(T value) { *extend(1) = value; }

  void append(std::span<const T> values) {
    if (values.empty()) return;
    std::memcpy(extend(values.size()), values.data(), values.size_bytes());
  }

  /// Forgets the values from n on; the memory stays.
  void shrink(std::size_t n) noexcept { size_ = std::min(size_, n); }
  void clear() noexcept { size_ = 0; }
  /// Gives back memory that no value stands in.
  void shrink_to_fit() noexcept { block_.shrink(size_ * sizeof(T)); }

 private:
  MemoryBlock block_;
  std::size_t size_ = 0;
};

/// The array's values as a column, which keeps its memory.
template <class T>
[[nodiscard]] Column<T> to_column(GrowingArray<T>&& values) {
  values.shrink_to_fit();
  auto owner = std::make_shared<const GrowingArray<T>>(std::move(values));
  const std::span<const T> view(owner->data(), owner->size());
  return Column<T>(view, std::move(owner));
}

}  // namespace broadsheet
