#include "broadsheet/vectors/filter_plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

// From this share of rows on a column costs less in a panel: the time of a panel for one row,
// over that of one entry of a list (both measured).
constexpr double kPanelShare = 0.04;
constexpr std::int32_t kMostPanels = 4096;
constexpr std::size_t kRowsABand = 2048;
constexpr std::size_t kSampledRows = 512;

std::vector<std::int32_t> rows_with_column(const SparseMatrix& matrix, unsigned threads) {
  const auto n_rows = static_cast<std::size_t>(matrix.n_rows);
  std::vector<std::vector<std::int32_t>> by_worker(resolve_threads(threads));
  for_each_chunk_by_worker(
      n_rows, kRowsABand, threads,
      [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
        auto& counts = by_worker[worker];
        counts.resize(static_cast<std::size_t>(matrix.n_columns));
        for (auto p = matrix.offsets[begin]; p != matrix.offsets[end]; ++p) {
          ++counts[static_cast<std::size_t>(matrix.columns[static_cast<std::size_t>(p)])];
        }
      });
  std::vector<std::int32_t> sums(static_cast<std::size_t>(matrix.n_columns));
  for (const auto& counts : by_worker) {
    for (std::size_t c = 0; c < counts.size(); ++c) sums[c] += counts[c];
  }
  return sums;
}

// Columns that pairs can share, by descending count; equal counts by column. A counting sort.
std::vector<std::int32_t> shared_columns(const std::vector<std::int32_t>& in_from,
                                         const std::vector<std::int32_t>& in_to, bool same,
                                         std::int64_t n_to) {
  const std::int32_t fewest = same ? 2 : 1;
  const auto is_shared = [&](std::size_t c) { return in_to[c] >= fewest && in_from[c] >= 1; };
  std::vector<std::int32_t> next(static_cast<std::size_t>(n_to) + 2);
  for (std::size_t c = 0; c < in_to.size(); ++c) {
    if (is_shared(c)) ++next[static_cast<std::size_t>(n_to - in_to[c]) + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::int32_t> shared(static_cast<std::size_t>(next.back()));
  for (std::size_t c = 0; c < in_to.size(); ++c) {
    if (!is_shared(c)) continue;
    shared[static_cast<std::size_t>(next[static_cast<std::size_t>(n_to - in_to[c])]++)] =
        static_cast<std::int32_t>(c);
  }
  return shared;
}

// The longest prefix of ranks over which rows are so short that the product of two lengths
// stays below `most` for nearly all pairs.
std::int32_t short_prefix(const SparsePoints& points, const FilterPlan& plan, double most) {
  constexpr std::array<std::int32_t, 12> kPrefixes = {16,   32,   64,   128,  256,   512,
                                                      1024, 2048, 4096, 8192, 16384, 32768};
  const auto n = static_cast<std::size_t>(points.size());
  const std::size_t step = std::max<std::size_t>(1, n / kSampledRows);
  std::array<std::vector<double>, kPrefixes.size()> squares;
  for (std::size_t i = 0; i < n; i += step) {
    const auto columns = points.matrix.row_columns(static_cast<ArticleIndex>(i));
    const auto values = points.matrix.row_values(static_cast<ArticleIndex>(i));
    std::array<double, kPrefixes.size()> sums{};
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const std::int32_t rank = plan.rank_of_column[static_cast<std::size_t>(columns[p])];
      if (rank < 0) continue;
      const double value = values[p] * points.inverse_norms[i];
      for (std::size_t l = kPrefixes.size(); l-- > 0 && rank < kPrefixes[l];) {
        sums[l] += value * value;
      }
    }
    for (std::size_t l = 0; l < kPrefixes.size(); ++l) squares[l].push_back(sums[l]);
  }
  std::int32_t longest = 0;
  for (std::size_t l = 0; l < kPrefixes.size() && !squares[l].empty(); ++l) {
    auto& rows = squares[l];
    const auto high =
        rows.begin() + static_cast<std::ptrdiff_t>(rows.size() - 1 - rows.size() / 64);
    std::nth_element(rows.begin(), high, rows.end());
    if (*high > most) break;
    longest = kPrefixes[l];
  }
  return std::min(longest, plan.end);
}

}  // namespace

FilterPlan plan_filter(const SparsePoints& from, const SparsePoints& to, bool same, double least,
                       unsigned threads) {
  const auto in_to = rows_with_column(to.matrix, threads);
  const auto shared =
      shared_columns(same ? in_to : rows_with_column(from.matrix, threads), in_to, same, to.size());
  FilterPlan plan;
  plan.rank_of_column.assign(in_to.size(), -1);
  const double fewest = std::max(2.0, kPanelShare * static_cast<double>(to.size()));
  for (const std::int32_t column : shared) {
    const auto c = static_cast<std::size_t>(column);
    plan.rank_of_column[c] = plan.end++;
    if (in_to[c] >= fewest) plan.listed = plan.end;
  }
  if (least > 0) plan.skipped = short_prefix(to, plan, least / 2);
  plan.listed = std::clamp(plan.listed, plan.skipped, plan.skipped + kMostPanels);
  return plan;
}

std::int64_t most_panels(const SparsePoints& to) {
  const double rows_with = std::max(2.0, kPanelShare * static_cast<double>(to.size()));
  const auto with_so_many =
      static_cast<std::int64_t>(static_cast<double>(to.matrix.n_non_zero()) / rows_with);
  return std::min({static_cast<std::int64_t>(kMostPanels), with_so_many, to.matrix.n_columns});
}

}  // namespace broadsheet::vectors
