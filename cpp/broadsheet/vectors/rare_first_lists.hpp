#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// A weight of a row that asks, and the list it asks.
struct ListWeight {
  std::uint32_t list;
  float weight;
};

/// Rows turned on their side for a search that reads rare columns first. Weights are those of rows
/// of length one, in float32.
///
///     lists   by descending length, the commonest column first: list l has rank l
///     rows    of each row the lists it asks, rarest first
class RareFirstLists {
 public:
  struct Posting {
    std::uint32_t row;
    float weight;
  };

  /// Columns of a single row make no pair and have no list.
  explicit RareFirstLists(const SparsePoints& points);

  [[nodiscard]] std::span<const Posting> list(std::uint32_t l) const noexcept {
    return std::span(postings_).subspan(starts_[l], starts_[l + 1] - starts_[l]);
  }
  /// The lists that row x asks, rarest first.
  [[nodiscard]] std::span<const ListWeight> asked_by(std::size_t x) const noexcept {
    return std::span(asked_).subspan(asked_starts_[x], asked_starts_[x + 1] - asked_starts_[x]);
  }

 private:
  std::vector<std::size_t> starts_;
  std::vector<Posting> postings_;
  std::vector<std::size_t> asked_starts_;
  std::vector<ListWeight> asked_;
};

}  // namespace broadsheet::vectors
