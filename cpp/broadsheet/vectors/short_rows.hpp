#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "broadsheet/base/pooled_vector.hpp"
#include "broadsheet/vectors/sparse.hpp"
#include "broadsheet/vectors/strip_sums.hpp"

namespace broadsheet::vectors {

/// A weight of a row that asks, and the strip or list it asks.
struct AskedWeight {
  std::uint32_t place;
  std::int16_t weight;
};

/// What becomes of each column: a list of the rows that have it, or, where many have it, a strip
/// with a weight for every row.
struct ShortRowPlan {
  /// Columns of fewer rows than this have neither: within one set those of one row make no pair.
  static constexpr std::uint32_t kFewestWithin = 2;

  /// `most_strips`: no more than so many, those of the most rows.
  ShortRowPlan(const SparsePoints& to, bool same, std::size_t most_strips);

  // Of a column: list l as l + 1, strip s as -1 - s, or 0. Strips of more rows come first.
  PooledVector<std::int32_t> places;
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
/// Rows have positions by frequent_column_order(), so that most panels of a strip are all 0 and
/// left out.
///
///     tile   strips   s 0  (panel, w w w w) (panel, 0 w w 0)      a weight for each row of a panel
///                     s 1  (panel, 0 0 w w)
///            lists    l 0  (position, w) (position, w)            counted from the tile's first
///     row    asked    its lists, then its strips
class ShortRows {
 public:
  static constexpr double kAsking = 32000;
  static constexpr double kListed = 32767;
  static constexpr std::int16_t kNever = -32768;  // whatever is added to it stays below 0

  ShortRows(const SparsePoints& from, const SparsePoints& to, const ShortRowPlan& plan,
            unsigned threads);

  [[nodiscard]] const ShortRowPlan& plan() const noexcept { return plan_; }
  [[nodiscard]] std::span<const AskedWeight> lists_asked_by(std::size_t x) const noexcept {
    return std::span(asked_).subspan(offsets_[x], first_strips_[x] - offsets_[x]);
  }
  [[nodiscard]] std::span<const AskedWeight> strips_asked_by(std::size_t x) const noexcept {
    return std::span(asked_).subspan(first_strips_[x], offsets_[x + 1] - first_strips_[x]);
  }

  /// The row at a position, and the other way round.
  [[nodiscard]] std::uint32_t row_at(std::size_t position) const noexcept {
    return order_[position];
  }
  [[nodiscard]] std::size_t position_of(std::size_t row) const noexcept { return positions_[row]; }

  /// The sum of the products of row x with that at each position of a tile (tile_rows of them); at
  /// `self`, counted from the tile's first, it is kNever. Also the highest of each kPanelRows sums.
  /// Products of lists are rounded down, those of strips to the nearest.
  void sum(std::size_t x, std::size_t tile, std::optional<std::size_t> self,
           std::span<std::int16_t> sums, std::int16_t* highest) const noexcept;

  /// Two rows with the same similarity to x have sums that differ by at most this: a product is
  /// off by 1 at most (down by 1 in a list, 1/2 up or down in a strip), and each of both weights by
  /// 1/2, which counts in proportion to the other's; n weights of a row of length one add up to
  /// sqrt(n) at most.
  [[nodiscard]] std::int32_t spread(std::size_t x) const noexcept;

 private:
  void fill_lists(const SparsePoints& to);
  void fill_strips(const SparsePoints& to);
  void fill_asked(const SparsePoints& from);

  ShortRowPlan plan_;
  PooledVector<std::uint32_t> order_;
  PooledVector<std::uint32_t> positions_;
  PooledVector<std::uint32_t> strip_starts_;  // among the panels, by tile, and the end of the last
  PooledVector<std::uint16_t> panels_;        // by tile and strip
  PooledVector<std::int16_t> panel_weights_;  // of each panel
  PooledVector<std::uint32_t> starts_;        // of lists, by tile, and the end of the last
  PooledVector<std::uint32_t>
      postings_;  // by tile and list: a position, and its weight from bit 16 on
  PooledVector<std::size_t> offsets_;
  PooledVector<std::size_t> first_strips_;
  PooledVector<AskedWeight> asked_;
};

}  // namespace broadsheet::vectors
