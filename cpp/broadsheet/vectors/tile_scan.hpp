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
    std::span<const Posting> list;
    std::int32_t asking;
  };

  template <SumVisitor Visitor>
  void scan_block(const FilterRows& rows, const FilterTile& tile, std::size_t first,
                  std::size_t last, const TileRange& range, Visitor& visitor) {
    n_rows_ = last - first;
    const std::size_t n_panels = (range.end - range.begin + kPanelRows - 1) / kPanelRows;
    const std::size_t stride = n_rows_ * kPanelRows;
    if (sums_.size() < n_panels * stride) sums_.resize(n_panels * stride);
    for (std::size_t x = first; x < last; ++x) {
      add_lists(rows, tile, x, range, sums_of(0, x - first), stride);
    }
    add_wanted(rows, tile, first, last, range, visitor);
    for (std::size_t at = range.begin; at < range.end; at += kPanelRows) {
      scan_panel(rows, tile, first, last, range, at, visitor);
    }
  }

  // The panel from row `at` of the tile on, stage by stage: after each those rows are dropped that
  // it cannot be of interest to whatever is still lacking.
  template <SumVisitor Visitor>
  void scan_panel(const FilterRows& rows, const FilterTile& tile, std::size_t first,
                  std::size_t last, const TileRange& range, std::size_t at, Visitor& visitor) {
    left_.clear();
    for (std::size_t x = first; x < last; ++x) {
      if (!range.before_own || x - tile.begin() > at) left_.push_back(x);
    }
    for (std::size_t stage = tile.first_stage(); stage < kStages; ++stage) {
      const Panel panel = tile.panel(at / kPanelRows, stage);
      const bool is_last = stage + 1 == kStages;
      std::size_t n_left = 0;
      for (const std::size_t x : left_) {
        const bool is_added = is_added_[x - first] != 0;
        if (is_added && !is_last) {
          left_[n_left++] = x;
          continue;
        }
        const auto entries = is_added ? std::span<const PanelEntry>() : rows.stage_row(x, stage);
        std::int16_t* const sums = sums_of((at - range.begin) / kPanelRows, x - first);
        const PanelBits bits = add_panel(
            panel, {entries, visitor.level(x), rows.norms[stage][x], rows.doublings}, sums);
        if ((bits[0] | bits[1]) == 0) continue;
        left_[n_left++] = x;
        if (!is_last) continue;
        const std::size_t own = range.before_own ? x - tile.begin() : range.end;
        report(bits, at, own, sums,
               [&](std::size_t y, std::int16_t sum) { visitor.found(x, y, sum); });
      }
      left_.resize(n_left);
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
      for (std::size_t stage = tile.first_stage(); stage < kStages; ++stage) {
        const Panel panel = tile.panel(range.begin / kPanelRows + p, stage);
        for (std::size_t x = first; x < last; ++x) {
          if (is_added_[x - first] == 0) continue;
          std::int16_t* const sums = sums_of(p, x - first);
          highest_[(x - first) * n_panels + p] =
              highest_of_panel(panel.weights, rows.stage_row(x, stage), sums);
        }
      }
    }
    for (std::size_t x = first; x < last; ++x) {
      if (is_added_[x - first] == 0) continue;
      visitor.highest(x, std::span(highest_).subspan((x - first) * n_panels, n_panels));
    }
  }

  void add_lists(const FilterRows& rows, const FilterTile& tile, std::size_t x,
                 const TileRange& range, std::int16_t* sums, std::size_t stride);

  // Of a row of the block with a panel of the range.
  [[nodiscard]] std::int16_t* sums_of(std::size_t panel, std::size_t row) noexcept {
    return sums_.data() + (panel * n_rows_ + row) * kPanelRows;
  }

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

  // Those of the block's rows with one panel lie together, since that is how they are visited.
  std::vector<std::int16_t> sums_;
  std::size_t n_rows_ = 0;               // of the block
  std::vector<std::int32_t> list_sums_;  // all 0 between calls
  std::vector<std::size_t> left_;        // rows that a panel may still be of interest to
  std::vector<Stretch> stretches_;
  std::vector<char> is_added_;
  std::vector<std::int16_t> highest_;
};

}  // namespace broadsheet::vectors
