#pragma once

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/vectors/filter_tile.hpp"

namespace broadsheet::vectors {

/// Which rows of a tile a block of rows meets.
struct TileRange {
  std::size_t begin;  // a multiple of kPanelRows
  std::size_t end;
  bool from_split;  // lists from the tile's split on, else from their start
  bool to_split;    // lists up to the split, else to their end
  bool before_own;  // only rows before the one that asks, which is of the tile too
};

/// What to do with the sums of the rows of a scan.
template <class V>
concept SumVisitor = requires(V visitor, std::size_t x, std::size_t y, std::int16_t sum,
                              std::span<std::int16_t> highest) {
  { visitor.level(x) } -> std::same_as<std::int16_t>;  // of row x
  // Whether row x is first to be told the highest sum of each panel it meets.
  { visitor.wants_highest(x) } -> std::same_as<bool>;
  visitor.highest(x, highest);
  visitor.found(x, y, sum);  // row y of the tile is of interest to row x, or x to y
};

/// Adds up rows against a range of a tile, and reports what is of interest.
class TileScan {
 public:
  /// Each panel is read once for `block` rows of [first, last).
  template <SumVisitor Visitor>
  void scan(const FilterRows& rows, const FilterTile& tile, std::size_t first, std::size_t last,
            std::size_t block, const TileRange& range, Visitor& visitor) {
    for (std::size_t begin = first; begin < last; begin += block) {
      scan_block(rows, tile, begin, std::min(last, begin + block), range, visitor);
    }
  }

 private:
  struct Stretch {
    const Posting* begin;
    const Posting* end;
    std::int32_t asking;
  };

  template <SumVisitor Visitor>
  void scan_block(const FilterRows& rows, const FilterTile& tile, std::size_t first,
                  std::size_t last, const TileRange& range, Visitor& visitor) {
    const std::size_t n_panels = (range.end - range.begin + kPanelRows - 1) / kPanelRows;
    const std::size_t width = n_panels * kPanelRows;
    if (sums_.size() < (last - first) * width) sums_.resize((last - first) * width);
    for (std::size_t x = first; x < last; ++x) {
      add_lists(rows, tile, x, range, sums_.data() + (x - first) * width, width);
    }
    add_wanted(rows, tile, first, last, range, visitor);
    for (std::size_t at = range.begin; at < range.end; at += kPanelRows) {
      const Panel panel = tile.panel(at / kPanelRows);
      for (std::size_t x = first; x < last; ++x) {
        const std::size_t own = range.before_own ? x - tile.begin() : range.end;
        if (own <= at) continue;
        std::int16_t* sums = sums_.data() + (x - first) * width + (at - range.begin);
        const auto left =
            is_added_[x - first] != 0 ? std::span<const PanelEntry>() : rows.panel_row(x);
        const PanelBits bits = add_panel(panel, {left, visitor.level(x), rows.norms[x]}, sums);
        if ((bits[0] | bits[1]) == 0) continue;
        report(bits, at, own, sums,
               [&](std::size_t y, std::int16_t sum) { visitor.found(x, y, sum); });
      }
    }
  }

  // The sums of rows that want to know the highest of each panel.
  template <SumVisitor Visitor>
  void add_wanted(const FilterRows& rows, const FilterTile& tile, std::size_t first,
                  std::size_t last, const TileRange& range, Visitor& visitor) {
    const std::size_t n_panels = (range.end - range.begin + kPanelRows - 1) / kPanelRows;
    is_added_.assign(last - first, 0);
    for (std::size_t x = first; x < last && !range.before_own; ++x) {
      is_added_[x - first] = visitor.wants_highest(x) ? 1 : 0;
    }
    highest_.resize((last - first) * n_panels);
    for (std::size_t p = 0; p < n_panels; ++p) {
      const Panel panel = tile.panel(range.begin / kPanelRows + p);
      for (std::size_t x = first; x < last; ++x) {
        if (is_added_[x - first] == 0) continue;
        std::int16_t* sums = sums_.data() + ((x - first) * n_panels + p) * kPanelRows;
        highest_[(x - first) * n_panels + p] =
            highest_of_panel(panel.weights, rows.panel_row(x), sums);
      }
    }
    for (std::size_t x = first; x < last; ++x) {
      if (is_added_[x - first] == 0) continue;
      visitor.highest(x, std::span(highest_).subspan((x - first) * n_panels, n_panels));
    }
  }

  void add_lists(const FilterRows& rows, const FilterTile& tile, std::size_t x,
                 const TileRange& range, std::int16_t* sums, std::size_t width);

  template <class Found>
  static void report(const PanelBits& bits, std::size_t at, std::size_t own,
                     const std::int16_t* sums, const Found& found) {
    for (std::size_t word = 0; word < bits.size(); ++word) {
      for (std::uint64_t left = bits[word]; left != 0; left &= left - 1) {
        const auto lane = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
        if (at + lane < own) found(at + lane, sums[lane]);
      }
    }
  }

  std::vector<std::int16_t> sums_;
  std::vector<Stretch> stretches_;
  std::vector<char> is_added_;
  std::vector<std::int16_t> highest_;
};

}  // namespace broadsheet::vectors
