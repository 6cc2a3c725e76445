#pragma once

#include <array>
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
///     over    how long each row is over the first 4, 8, 16 ... lists
class RareFirstLists {
 public:
  struct Posting {
    std::uint32_t row;
    float weight;
  };

  /// The numbers of lists that may be left unread: 0 4 8 16 ... 1024.
  static constexpr std::array<std::uint32_t, 10> kPrefixes = {0,  4,   8,   16,  32,
                                                              64, 128, 256, 512, 1024};

  /// Lists of the rows `to` that some row of `from` asks. `same`: one object; columns of a single
  /// row make no pair and have no list.
  RareFirstLists(const SparsePoints& from, const SparsePoints& to, bool same);

  [[nodiscard]] std::span<const Posting> list(std::uint32_t l) const noexcept {
    return std::span(postings_).subspan(starts_[l], starts_[l + 1] - starts_[l]);
  }
  /// The lists that row x of `from` asks, rarest first.
  [[nodiscard]] std::span<const ListWeight> asked_by(std::size_t x) const noexcept {
    return std::span(asked_).subspan(asked_starts_[x], asked_starts_[x + 1] - asked_starts_[x]);
  }
  /// At least the length of row y over the first kPrefixes[p] lists.
  [[nodiscard]] const float* lengths_over(std::size_t p) const noexcept {
    return lengths_[p].data();
  }
  /// The rows that are `length` long or longer over the prefix, and few that are not.
  [[nodiscard]] std::span<const std::uint32_t> rows_as_long(std::size_t p,
                                                            float length) const noexcept;

 private:
  void sort_by_length(std::size_t p);

  static constexpr std::size_t kSteps = 256;  // of a length from 0 to 1

  std::vector<std::size_t> starts_;
  std::vector<Posting> postings_;
  std::vector<std::size_t> asked_starts_;
  std::vector<ListWeight> asked_;
  std::array<std::vector<float>, kPrefixes.size()> lengths_;
  std::array<std::vector<std::uint32_t>, kPrefixes.size()> by_length_;  // the longest first
  std::array<std::array<std::uint32_t, kSteps>, kPrefixes.size()> n_as_long_{};
};

}  // namespace broadsheet::vectors
