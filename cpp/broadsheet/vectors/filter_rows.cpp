#include "broadsheet/vectors/filter_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 256;
constexpr double kFixedOne = 32768;
constexpr double kHighest = 32767;

// A row of the matrix with what its weights are multiplied by.
struct SourceRow {
  std::span<const std::int32_t> columns;
  std::span<const double> values;
  double factor;
};

SourceRow source_row(const SparsePoints& points, FixedScale scale, ArticleIndex article) {
  return {points.matrix.row_columns(article), points.matrix.row_values(article),
          scale.asking * points.inverse_norms[static_cast<std::size_t>(article)]};
}

// To the nearest whole number: without a call, unlike lrint.
std::int32_t rounded(double x) noexcept {
  return static_cast<std::int32_t>(x < 0 ? x - 0.5 : x + 0.5);
}

std::size_t n_parts(double asking) {
  const double size = std::abs(asking) + 0.5;
  return size <= kHighest ? 1 : static_cast<std::size_t>(size / kHighest) + 1;
}

// Returns the most entries of one row that are there more than once.
std::size_t count_entries(const SparsePoints& points, const FilterPlan& plan, FixedScale scale,
                          FilterRows& rows, unsigned threads) {
  std::vector<std::size_t> most_repeated(n_chunks(rows.size(), kRowsAChunk));
  for_each_chunk(rows.size(), kRowsAChunk, threads,
                 [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     const SourceRow row = source_row(points, scale, rows.articles[i]);
                     std::size_t in_panels = 0;
                     std::size_t parts = 0;
                     std::size_t in_lists = 0;
                     for (std::size_t p = 0; p < row.columns.size(); ++p) {
                       const std::int32_t rank =
                           plan.rank_of_column[static_cast<std::size_t>(row.columns[p])];
                       in_lists += rank >= plan.listed ? 1 : 0;
                       if (rank < plan.skipped || rank >= plan.listed) continue;
                       ++in_panels;
                       parts += n_parts(row.values[p] * row.factor);
                     }
                     rows.panel_offsets[i + 1] = static_cast<std::int64_t>(parts);
                     rows.list_offsets[i + 1] = static_cast<std::int64_t>(in_lists);
                     most_repeated[chunk] = std::max(most_repeated[chunk], parts - in_panels);
                   }
                 });
  std::partial_sum(rows.panel_offsets.begin(), rows.panel_offsets.end(),
                   rows.panel_offsets.begin());
  std::partial_sum(rows.list_offsets.begin(), rows.list_offsets.end(), rows.list_offsets.begin());
  return most_repeated.empty() ? 0 : std::ranges::max(most_repeated);
}

PanelEntry* add_panel_entry(std::int32_t column, std::int32_t asking, std::int16_t listed,
                            PanelEntry* to) {
  const std::int32_t highest = asking < 0 ? -32767 : 32767;
  for (bool first = true; first || asking != 0; first = false) {
    const std::int32_t part = std::abs(asking) > 32767 ? highest : asking;
    *to++ = {static_cast<std::uint16_t>(column), static_cast<std::int16_t>(part),
             first ? listed : std::int16_t{0}};
    asking -= part;
  }
  return to;
}

std::size_t stage_of(const PanelEntry& entry) noexcept {
  std::size_t stage = 0;
  while (entry.column < kStageBegins[stage]) ++stage;
  return stage;
}

// A counting sort.
void sort_by_stage(std::span<PanelEntry> entries, std::array<std::uint32_t, kStages + 1>& offsets,
                   std::vector<PanelEntry>& unsorted) {
  offsets.fill(0);
  for (const PanelEntry& entry : entries) ++offsets[stage_of(entry) + 1];
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  auto next = offsets;
  unsorted.assign(entries.begin(), entries.end());
  for (const PanelEntry& entry : unsorted) entries[next[stage_of(entry)]++] = entry;
}

void fill_row(const SparsePoints& points, const FilterPlan& plan, FixedScale scale, std::size_t i,
              FilterRows& rows, std::vector<PanelEntry>& unsorted) {
  const SourceRow row = source_row(points, scale, rows.articles[i]);
  const double to_listed = scale.listed / scale.asking;
  const double to_length = std::sqrt(scale.sums / scale.zoom * kFixedOne) / scale.asking;
  PanelEntry* const panel_begin = rows.panel_entries.data() + rows.panel_offsets[i];
  PanelEntry* panel = panel_begin;
  ListEntry* list = rows.list_entries.data() + rows.list_offsets[i];
  std::array<double, kStages> squares{};  // over what lacks after each stage
  for (std::size_t p = 0; p < row.columns.size(); ++p) {
    const std::int32_t rank = plan.rank_of_column[static_cast<std::size_t>(row.columns[p])];
    if (rank < 0) continue;
    const double asking = row.values[p] * row.factor;
    for (std::size_t s = 0; s < kStages && rank < plan.lacks_below(s); ++s) {
      squares[s] += asking * to_length * asking * to_length;
    }
    if (rank < plan.skipped) continue;
    const auto listed = static_cast<std::int16_t>(rounded(asking * to_listed));
    if (rank < plan.listed) {
      panel = add_panel_entry(rank - plan.skipped, rounded(asking), listed, panel);
    } else {
      const double asked = std::clamp(asking / scale.zoom, -kHighest, kHighest);
      *list++ = {rank - plan.listed, 0, static_cast<std::int16_t>(rounded(asked)), listed};
    }
  }
  // Entries in parts that rounded to fewer than were counted leave room that adds nothing.
  const auto entries =
      std::span(panel_begin, rows.panel_entries.data() + rows.panel_offsets[i + 1]);
  std::fill(panel, entries.data() + entries.size(), PanelEntry{0, 0, 0});
  sort_by_stage(entries, rows.stage_offsets[i], unsorted);
  for (std::size_t s = 0; s < kStages; ++s) {
    rows.norms[s][i] =
        static_cast<std::int16_t>(std::min(kHighest, std::ceil(std::sqrt(squares[s]) + 0.001)));
  }
}

void set_margins(FixedScale scale, std::size_t repeated, FilterRows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // A product of two norms is rounded up, but for the half that products are rounded to.
    const auto of_norms = 2 * static_cast<std::int32_t>(scale.zoom);
    rows.margins[i] =
        scale.margin(rows.panel_row(i).size(), rows.list_row(i).size(), repeated) + of_norms;
  }
}

}  // namespace

std::int32_t FixedScale::margin(std::size_t n_panel, std::size_t n_list,
                                std::size_t repeated) const {
  const auto in_panels = static_cast<double>(n_panel);
  const auto in_lists = static_cast<double>(n_list);
  double margin = 0.5001 * (in_panels + static_cast<double>(repeated));
  margin += 0.5 * (1 + zoom) * std::sqrt(in_panels);
  if (n_list > 0) margin += zoom * std::sqrt(in_lists) + 0.5 * (1 + zoom);
  return static_cast<std::int32_t>(margin) + 1;
}

int FixedScale::list_shift() const { return 15 - std::ilogb(zoom); }

FixedScale FixedScale::saturating(double zoom) {
  return {zoom * kFixedOne, kHighest, zoom * kHighest, zoom};
}

FixedScale FixedScale::for_rows_of(std::size_t most_entries) {
  const FixedScale whole = saturating(1);
  const double sums = std::max(1.0, kHighest - 2 - whole.margin(most_entries, most_entries, 0));
  return {sums * kFixedOne / kHighest, kHighest, sums, 1};
}

std::vector<std::uint32_t> shuffled_order(std::int64_t n) {
  return RandomStream(0, 0).permutation(static_cast<std::uint32_t>(n));
}

std::vector<std::uint32_t> plain_order(std::int64_t n) {
  std::vector<std::uint32_t> order(static_cast<std::size_t>(n));
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

FilterRows filter_rows(const SparsePoints& points, const FilterPlan& plan, FixedScale scale,
                       std::vector<std::uint32_t> order, unsigned threads) {
  const auto n = static_cast<std::size_t>(points.size());
  FilterRows rows;
  rows.articles = std::move(order);
  rows.panel_offsets.resize(n + 1);
  rows.list_offsets.resize(n + 1);
  rows.margins.resize(n);
  rows.stage_offsets.resize(n);
  for (auto& norms : rows.norms) norms.resize(n);
  rows.doublings = std::ilogb(scale.zoom);
  rows.list_shift = scale.list_shift();
  const std::size_t repeated = count_entries(points, plan, scale, rows, threads);
  rows.panel_entries.resize(static_cast<std::size_t>(rows.panel_offsets.back()));
  rows.list_entries.resize(static_cast<std::size_t>(rows.list_offsets.back()));
  for_each_chunk(n, kRowsAChunk, threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    std::vector<PanelEntry> unsorted;
    for (std::size_t i = begin; i < end; ++i) fill_row(points, plan, scale, i, rows, unsorted);
  });
  set_margins(scale, repeated, rows);
  return rows;
}

}  // namespace broadsheet::vectors
