#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/vectors/sparse.hpp"
#include "broadsheet/vectors/strip_sums.hpp"

namespace broadsheet::vectors {

/// What becomes of each column: a list of the rows that have it, or, where many have it, a strip
/// with a weight for every row.
struct ShortRowPlan {
  /// Columns of fewer rows than this have neither: within one set those of one row make no pair.
  static constexpr std::uint32_t kFewestWithin = 2;

  /// `most_strips`: no more than so many, those of the most rows.
  ShortRowPlan(const SparsePoints& to, bool same, std::size_t most_strips);

  std::vector<std::int32_t> places;  // of a column: list l as l + 1, strip s as -1 - s, or 0
  std::size_t n_lists = 0;
  std::size_t n_strips = 0;
  std::size_t n_tiles = 0;
  std::size_t tile_rows = 0;  // a multiple of kPanelRows
};

/// Short rows turned on their side, in tiles of rows whose sums a processor keeps near, with
/// weights of 16 bits: of rows of length one, w is round(kListed w), and where it asks
/// round(kAsking w). A sum of products, each shifted right by 15 bits, is then about kAsking times
/// the similarity; kAsking leaves room for what rounding adds.
///
///     tile   strips   s 0  w w w 0 w 0 w w ...    a weight for each row of the tile
///                     s 1  0 w w w 0 w 0 0 ...
///            lists    l 0  (row, w) (row, w)      rows counted from the tile's first
///     row    asked    its lists, then its strips
class ShortRows {
 public:
  static constexpr double kAsking = 32000;
  static constexpr double kListed = 32767;

  struct Posting {
    std::uint16_t row;
    std::int16_t weight;
  };

  ShortRows(const SparsePoints& from, const SparsePoints& to, const ShortRowPlan& plan);

  [[nodiscard]] const ShortRowPlan& plan() const noexcept { return plan_; }
  [[nodiscard]] std::span<const AskedWeight> lists_asked_by(std::size_t x) const noexcept {
    return std::span(asked_).subspan(offsets_[x], first_strips_[x] - offsets_[x]);
  }
  [[nodiscard]] std::span<const AskedWeight> strips_asked_by(std::size_t x) const noexcept {
    return std::span(asked_).subspan(first_strips_[x], offsets_[x + 1] - first_strips_[x]);
  }

  /// Adds all products of row x with the rows of a tile to `sums` (tile_rows of them); the highest
  /// of each kPanelRows sums. Products of lists are rounded down, those of strips to the nearest.
  void add(std::size_t x, std::size_t tile, std::span<std::int16_t> sums,
           std::int16_t* highest) const noexcept;

  /// Two rows with the same similarity to x have sums that differ by at most this: a product is
  /// off by 1 at most (down by 1 in a list, 1/2 up or down in a strip), and each of both weights by
  /// 1/2, which counts in proportion to the other's; n weights of a row of length one add up to
  /// sqrt(n) at most.
  [[nodiscard]] std::int32_t spread(std::size_t x) const noexcept;

 private:
  void fill_tiles(const SparsePoints& to);
  void fill_asked(const SparsePoints& from);

  ShortRowPlan plan_;
  std::vector<std::int16_t> strips_;   // by tile and strip
  std::vector<std::uint32_t> starts_;  // of lists, by tile, and the end of the last
  std::vector<Posting> postings_;      // by tile and list
  std::vector<std::size_t> offsets_;
  std::vector<std::size_t> first_strips_;
  std::vector<AskedWeight> asked_;
};

}  // namespace broadsheet::vectors
