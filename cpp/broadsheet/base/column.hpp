#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace broadsheet {

/// Vouches for the values of an array that was not made by this process.
class ColumnGuard {
 public:
  ColumnGuard() = default;
  virtual ~ColumnGuard() = default;
  ColumnGuard(const ColumnGuard&) = delete;
  ColumnGuard& operator=(const ColumnGuard&) = delete;

  /// Throws FormatError unless the values [begin, end) are as they were written. Safe to call
  /// from many threads.
  virtual void require(std::size_t begin, std::size_t end) const = 0;
};

/// A read-only array and whoever keeps its memory: a vector, or a mapped file. Copies share.
template <class T>
class Column {
 public:
  Column() = default;

  /// Takes a vector over.
  template <class Allocator>
  Column(std::vector<T, Allocator> values) {  // NOLINT(google-explicit-constructor): it is a column
    auto owner = std::make_shared<const std::vector<T, Allocator>>(std::move(values));
    view_ = *owner;
    owner_ = std::move(owner);
  }

  /// A view of memory that owner keeps alive.
  Column(std::span<const T> view, std::shared_ptr<const void> owner)
      : view_(view), owner_(std::move(owner)) {}

  /// As above; the owner vouches for the values, which are checked when require() asks for them.
  Column(std::span<const T> view, std::shared_ptr<const ColumnGuard> owner)
      : view_(view), guard_(owner.get()), owner_(std::move(owner)) {}

  /// Throws FormatError unless the values [begin, end) are as they were written: before the first
  /// use of an array that may lie in a file. Costs nothing for other arrays.
  void require(std::size_t begin, std::size_t end) const {
    if (guard_ != nullptr) guard_->require(begin, end);
  }
  void require_all() const { require(0, size()); }

  [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return view_[i]; }
  [[nodiscard]] std::size_t size() const noexcept { return view_.size(); }
  [[nodiscard]] bool empty() const noexcept { return view_.empty(); }
  [[nodiscard]] const T* data() const noexcept { return view_.data(); }
  [[nodiscard]] const T* begin() const noexcept { return view_.data(); }
  [[nodiscard]] const T* end() const noexcept { return view_.data() + view_.size(); }
  [[nodiscard]] const T& back() const noexcept { return view_.back(); }
  [[nodiscard]] std::span<const T> span() const noexcept { return view_; }
  [[nodiscard]] const std::shared_ptr<const void>& owner() const noexcept { return owner_; }

 private:
  std::span<const T> view_;
  const ColumnGuard* guard_ = nullptr;
  std::shared_ptr<const void> owner_;
};

}  // namespace broadsheet
