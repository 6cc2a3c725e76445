#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "broadsheet/vectors/filter_rows.hpp"
#include "broadsheet/vectors/list_sums.hpp"

namespace broadsheet::vectors {

/// A stretch of the listed rows, turned on its side: what sums are added up from.
///
///     panels  for each 128 rows, and each column many rows use: 128 weights, zeros too
///     lists   for each other column the rows that use it, ascending
///
/// Its memory is kept from one stretch to the next.
class FilterTile {
 public:
  static constexpr std::size_t kMostRows = 8192;

  /// For the rows that `load` is going to be given.
  FilterTile(FilterRows& rows, const FilterPlan& plan)
      : rows_(&rows),
        n_panels_(static_cast<std::size_t>(plan.n_panels())),
        n_lists_(static_cast<std::size_t>(plan.n_lists())) {
    for (std::size_t s = 0; s < kStages; ++s) lacks_[s] = plan.lacks_below(s) > 0;
  }

  /// Holds the rows [begin, end) from here on: at most kMostRows. Notes in list_entries of these
  /// rows where their own postings are. The result is the same for any number of threads.
  void load(std::size_t begin, std::size_t end, unsigned threads);

  /// Holds no rows, and no memory.
  void clear();

  [[nodiscard]] std::size_t begin() const noexcept { return begin_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// The 128 rows from row 128 i of the tile on, with the norms of what lacks after a stage.
  [[nodiscard]] Panel panel(std::size_t i, std::size_t stage) const noexcept;

  /// The first stage that has columns.
  [[nodiscard]] std::size_t first_stage() const noexcept {
    std::size_t stage = 0;
    while (stage + 1 < kStages && kStageBegins[stage] >= static_cast<std::int32_t>(n_panels_))
      ++stage;
    return stage;
  }

  /// For each row of the tile the sum above which it is interested; to be set by the caller.
  [[nodiscard]] std::span<std::int16_t> levels() noexcept {
    return std::span(levels_).first(size_);
  }

  [[nodiscard]] const Posting* postings() const noexcept { return postings_.data(); }
  [[nodiscard]] std::uint32_t list_begin(std::int32_t list) const noexcept {
    return list_offsets_[static_cast<std::size_t>(list)];
  }
  [[nodiscard]] std::uint32_t list_end(std::int32_t list) const noexcept {
    return list_offsets_[static_cast<std::size_t>(list) + 1];
  }
  /// The first posting of a list that belongs to row `split` or a later one.
  [[nodiscard]] std::uint32_t list_split(std::int32_t list) const noexcept {
    return list_splits_[static_cast<std::size_t>(list)];
  }
  /// Moves the split up. After load() it is at row 0.
  void split_at(std::size_t row, unsigned threads);

 private:
  void load_panels(unsigned threads);
  void load_lists(unsigned threads);

  FilterRows* rows_;
  std::size_t n_panels_;
  std::size_t n_lists_;
  std::array<bool, kStages> lacks_{};  // anything after a stage
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
  std::unique_ptr<std::int16_t[]> weights_;
  std::size_t weights_size_ = 0;
  std::vector<std::int16_t> levels_;
  std::array<std::vector<std::int16_t>, kStages> norms_;
  std::vector<std::uint32_t> list_offsets_;
  std::vector<std::uint32_t> list_splits_;
  std::vector<Posting> postings_;
};

}  // namespace broadsheet::vectors
