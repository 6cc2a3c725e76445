#pragma once

#include <bit>
#include <cstdint>
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

/// Adds up a block of rows against a range of a tile, and reports what is of interest.
class TileScan {
 public:
  /// Calls level(x) for the level of row x, and found(x, y, sum) for each pair of interest: row x
  /// of `rows`, row y of the tile.
  template <class Level, class Found>
  void scan(const FilterRows& rows, const FilterTile& tile, std::size_t first, std::size_t last,
            const TileRange& range, const Level& level, const Found& found) {
    const std::size_t width = (range.end - range.begin + kPanelRows - 1) / kPanelRows * kPanelRows;
    if (sums_.size() < (last - first) * width) sums_.resize((last - first) * width);
    for (std::size_t x = first; x < last; ++x) {
      add_lists(rows, tile, x, range, sums_.data() + (x - first) * width, width);
    }
    for (std::size_t at = range.begin; at < range.end; at += kPanelRows) {
      const Panel panel = tile.panel(at / kPanelRows);
      for (std::size_t x = first; x < last; ++x) {
        const std::size_t own = range.before_own ? x - tile.begin() : range.end;
        if (own <= at) continue;
        std::int16_t* sums = sums_.data() + (x - first) * width + (at - range.begin);
        const PanelBits bits = add_panel(panel, {rows.panel_row(x), level(x), rows.norms[x]}, sums);
        report(bits, at, own, sums, [&](std::size_t y, std::int16_t sum) { found(x, y, sum); });
      }
    }
  }

 private:
  struct Stretch {
    const Posting* begin;
    const Posting* end;
    std::int32_t asking;
  };

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
};

}  // namespace broadsheet::vectors
