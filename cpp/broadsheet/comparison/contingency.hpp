#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/comparison/pieces.hpp"

namespace broadsheet::comparison {

/// Two sets of articles, counted by term and by unit.
///
/// A unit is what is exchanged as a whole when we ask what chance would do: an article, a family
/// of reprints, a story. It has a piece in each set that it lies in (comparison/pieces).
///
///     pieces          0 1 2 ... n_pieces_a - 1 | n_pieces_a ... n_pieces - 1
///                     pieces of A               | pieces of B
///     holder_offsets  0     3   4 ...             n_terms + 1
///     holder_pieces   0 2 7 | 1 | ...             pieces that hold the term, ascending
///     holder_counts   5 1 1 | 3 | ...             how often
struct Contingency {
  std::int64_t n_terms = 0;
  std::int64_t n_articles_a = 0;
  std::int64_t n_articles_b = 0;
  std::int64_t tokens_a = 0;  // running words
  std::int64_t tokens_b = 0;

  // By term. Articles: how many hold it. Dispersion: DPnorm over the side's articles
  // (J. Lijffijt and S. Gries, 2012); NaN where the side never uses the term.
  std::vector<std::int64_t> count_a, count_b;
  std::vector<std::int64_t> articles_a, articles_b;
  std::vector<double> dispersion_a, dispersion_b;

  // By piece.
  std::size_t n_pieces_a = 0;
  std::vector<std::int64_t> piece_lengths;  // running words
  std::vector<std::int32_t> partners;       // the same unit's piece in the other set, or -1

  std::vector<std::int64_t> holder_offsets;
  std::vector<std::int32_t> holder_pieces;
  std::vector<std::int64_t> holder_counts;

  [[nodiscard]] std::size_t n_pieces() const noexcept { return piece_lengths.size(); }
  [[nodiscard]] bool in_a(std::int32_t piece) const noexcept {
    return static_cast<std::size_t>(piece) < n_pieces_a;
  }
  [[nodiscard]] std::span<const std::int32_t> pieces_of(std::int64_t term) const noexcept {
    return holders(std::span(holder_pieces), term);
  }
  [[nodiscard]] std::span<const std::int64_t> counts_of(std::int64_t term) const noexcept {
    return holders(std::span(holder_counts), term);
  }

 private:
  template <typename T>
  [[nodiscard]] std::span<T> holders(std::span<T> column, std::int64_t term) const noexcept {
    const auto t = static_cast<std::size_t>(term);
    return column.subspan(static_cast<std::size_t>(holder_offsets[t]),
                          static_cast<std::size_t>(holder_offsets[t + 1] - holder_offsets[t]));
  }
};

/// Aligns the two sides, whose matrices must have the same columns; ArgumentError if they do not,
/// or if a side has no article or not one unit for each of its articles. O(non-zeros).
[[nodiscard]] Contingency contingency(const Side& a, const Side& b);

}  // namespace broadsheet::comparison
