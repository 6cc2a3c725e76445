#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/vectors/filter_plan.hpp"
#include "broadsheet/vectors/panel_sums.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// Weights and sums as whole numbers of 16 bits. Rows are scaled to length one; a weight w of
/// the row that asks becomes round(asking * w), of a listed row round(listed * w), and the sum of
/// products about sums * similarity. What asks a list becomes round(asking / zoom * w), so that 32
/// bits hold the sum of its products whatever the zoom.
///
/// Where no weight is negative, sums stop at the highest number of 16 bits. That is as good as
/// exact for what is above every level, so `zoom` may give the similarities up to 1 / zoom all of
/// the range.
struct FixedScale {
  double asking;
  double listed;
  double sums;
  double zoom;  // a power of 2

  /// Of rows without negative weights.
  [[nodiscard]] static FixedScale saturating(double zoom);

  /// So that no sum of rows with so many entries at most can leave 16 bits.
  [[nodiscard]] static FixedScale for_rows_of(std::size_t most_entries);

  /// How far a sum below the highest can be from sums * similarity, where one of the two rows has
  /// n_panel entries in panels, of which `repeated` are there more than once, and n_list in lists.
  ///
  /// Each product of a panel is rounded once (1/2), and so are the sums of the lists; each weight
  /// that asks is off by 1/2 at most (in a list zoom / 2, and zoom for a weight of 1), which counts
  /// in proportion to the other's weight; each listed one by zoom / 2 likewise. n weights of a row
  /// of length one add up to sqrt(n) at most.
  [[nodiscard]] std::int32_t margin(std::size_t n_panel, std::size_t n_list,
                                    std::size_t repeated) const;

  /// How many bits more the sum of a list's products has than one of 16 bits.
  [[nodiscard]] int list_shift() const;
};

/// A row's weight in one of the columns that lists hold.
struct ListEntry {
  std::int32_t list;
  std::uint32_t place;  // of this row's own posting in its tile, where the rows are listed
  std::int16_t asking;
  std::int16_t listed;
};

/// The rows of a matrix as the filter reads them, in an order of its own.
struct FilterRows {
  std::vector<std::uint32_t> articles;  // the row of the matrix at each position
  std::vector<std::int64_t> panel_offsets;
  std::vector<std::array<std::uint32_t, kStages + 1>> stage_offsets;  // from the panel offset on
  std::vector<PanelEntry> panel_entries;                              // of each row by stages
  std::vector<std::int64_t> list_offsets;
  std::vector<ListEntry> list_entries;
  std::vector<std::int32_t> margins;
  std::array<std::vector<std::int16_t>, kStages> norms;  // over what lacks after each, rounded up
  int doublings = 0;                                     // PanelQuery::doublings
  int list_shift = 0;                                    // FixedScale::list_shift

  [[nodiscard]] std::size_t size() const noexcept { return articles.size(); }
  [[nodiscard]] std::span<const PanelEntry> panel_row(std::size_t i) const noexcept {
    return std::span(panel_entries)
        .subspan(static_cast<std::size_t>(panel_offsets[i]),
                 static_cast<std::size_t>(panel_offsets[i + 1] - panel_offsets[i]));
  }
  /// What is added to panels in one stage.
  [[nodiscard]] std::span<const PanelEntry> stage_row(std::size_t i, std::size_t s) const noexcept {
    const std::uint32_t begin = stage_offsets[i][s];
    return panel_row(i).subspan(begin, stage_offsets[i][s + 1] - begin);
  }
  [[nodiscard]] std::span<const ListEntry> list_row(std::size_t i) const noexcept {
    return std::span(list_entries)
        .subspan(static_cast<std::size_t>(list_offsets[i]),
                 static_cast<std::size_t>(list_offsets[i + 1] - list_offsets[i]));
  }
};

/// A weight that asks and is too large for 16 bits is there in parts, as so many panel entries; the
/// weight as listed is in the first of them.
///
/// `order`: the rows of the matrix, each once. O(non-zeros).
[[nodiscard]] FilterRows filter_rows(const SparsePoints& points, const FilterPlan& plan,
                                     FixedScale scale, std::vector<std::uint32_t> order,
                                     unsigned threads);

/// 0 ... n - 1 in a fixed random order, so that what is asked of later rows does not depend on how
/// the articles were sorted.
[[nodiscard]] std::vector<std::uint32_t> shuffled_order(std::int64_t n);

/// 0 ... n - 1.
[[nodiscard]] std::vector<std::uint32_t> plain_order(std::int64_t n);

}  // namespace broadsheet::vectors
