#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace broadsheet {

/// A read-only array and whoever keeps its memory: a vector, or a mapped file. Copies share.
template <class T>
class Column {
 public:
  Column() = default;

  /// Takes a vector over.
  Column(std::vector<T> values) {  // NOLINT(google-explicit-constructor): a vector is a column
    auto owner = std::make_shared<const std::vector<T>>(std::move(values));
    view_ = *owner;
    owner_ = std::move(owner);
  }

  /// A view of memory that owner keeps alive.
  Column(std::span<const T> view, std::shared_ptr<const void> owner)
      : view_(view), owner_(std::move(owner)) {}

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
  std::shared_ptr<const void> owner_;
};

}  // namespace broadsheet
