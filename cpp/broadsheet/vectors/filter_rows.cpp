#include "broadsheet/vectors/filter_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 256;
constexpr std::size_t kBands = 8;  // of rows, filled side by side
constexpr double kUp = 1.000001;

std::vector<std::int32_t> rows_with_column(const SparseMatrix& matrix) {
  std::vector<std::int32_t> counts(static_cast<std::size_t>(matrix.n_columns));
  for (const std::int32_t column : matrix.columns) ++counts[static_cast<std::size_t>(column)];
  return counts;
}

std::vector<std::int64_t> list_offsets(const ColumnOrder& order, const SparseMatrix& matrix) {
  std::vector<std::int64_t> offsets(order.rows_with.size() + 1);
  for (const std::int32_t column : matrix.columns) {
    const std::int32_t rank = order.rank_of_column[static_cast<std::size_t>(column)];
    if (rank >= 0) ++offsets[static_cast<std::size_t>(rank) + 1];
  }
  std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
  return offsets;
}

std::vector<std::int64_t> row_offsets(const SparseMatrix& matrix, const ColumnOrder& order) {
  std::vector<std::int64_t> offsets = {0};
  for (ArticleIndex i = 0; i < matrix.n_rows; ++i) {
    std::int64_t n = 0;
    for (const std::int32_t column : matrix.row_columns(i)) {
      n += order.rank_of_column[static_cast<std::size_t>(column)] >= 0 ? 1 : 0;
    }
    offsets.push_back(offsets.back() + n);
  }
  return offsets;
}

// For each band of rows, where in each list its rows begin; then where the last band ends.
std::vector<std::vector<std::uint32_t>> band_starts(const SparseMatrix& matrix,
                                                    const ColumnOrder& order,
                                                    std::span<const std::int64_t> list_offsets_,
                                                    std::size_t band, unsigned threads) {
  const auto n_rows = static_cast<std::size_t>(matrix.n_rows);
  const std::size_t n_ranks = order.rows_with.size();
  const std::size_t n_bands = n_chunks(n_rows, band);
  std::vector<std::vector<std::uint32_t>> starts(n_bands + 1, std::vector<std::uint32_t>(n_ranks));
  for_each_chunk(n_rows, band, threads, [&](std::size_t b, std::size_t begin, std::size_t end) {
    for (auto p = matrix.offsets[begin]; p != matrix.offsets[end]; ++p) {
      const auto column = static_cast<std::size_t>(matrix.columns[static_cast<std::size_t>(p)]);
      const std::int32_t rank = order.rank_of_column[column];
      if (rank >= 0) ++starts[b + 1][static_cast<std::size_t>(rank)];
    }
  });
  for (std::size_t rank = 0; rank < n_ranks; ++rank) {
    starts[0][rank] = static_cast<std::uint32_t>(list_offsets_[rank]);
    for (std::size_t b = 0; b < n_bands; ++b) starts[b + 1][rank] += starts[b][rank];
  }
  return starts;
}

void fill_lists(const SparsePoints& points, const ColumnOrder& order, std::size_t begin,
                std::size_t end, std::vector<std::uint32_t> next, std::vector<ListEntry>& lists) {
  for (std::size_t i = begin; i < end; ++i) {
    const double scale = points.inverse_norms[i];
    const auto columns = points.matrix.row_columns(static_cast<ArticleIndex>(i));
    const auto values = points.matrix.row_values(static_cast<ArticleIndex>(i));
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const std::int32_t rank = order.rank_of_column[static_cast<std::size_t>(columns[p])];
      if (rank < 0) continue;
      lists[next[static_cast<std::size_t>(rank)]++] = {static_cast<std::int32_t>(i),
                                                       static_cast<float>(values[p] * scale)};
    }
  }
}

// The rows [first, last) from the stretches of the lists that belong to them.
void fill_rows(const FilterLists& lists, std::span<const std::uint32_t> begins,
               std::span<const std::uint32_t> ends, std::size_t first, std::size_t last,
               FilterRows& rows) {
  std::vector<std::int64_t> next(rows.offsets.begin() + static_cast<std::ptrdiff_t>(first),
                                 rows.offsets.begin() + static_cast<std::ptrdiff_t>(last));
  for (std::size_t rank = 0; rank < begins.size(); ++rank) {
    for (std::uint32_t place = begins[rank]; place != ends[rank]; ++place) {
      const ListEntry& entry = lists.entries[place];
      const auto to = static_cast<std::size_t>(next[static_cast<std::size_t>(entry.row) - first]++);
      rows.entries[to] = {
          static_cast<std::int32_t>(rank), entry.value,
          static_cast<std::int32_t>(static_cast<std::int64_t>(place) - lists.offsets[rank]), place};
    }
  }
}

}  // namespace

ColumnOrder order_columns(const SparseMatrix& from, const SparseMatrix& to, bool same) {
  const auto in_to = rows_with_column(to);
  const auto in_from = same ? in_to : rows_with_column(from);
  const std::int32_t fewest = same ? 2 : 1;
  std::vector<std::int32_t> shared;
  for (std::size_t c = 0; c < in_to.size(); ++c) {
    if (in_to[c] >= fewest && in_from[c] >= 1) shared.push_back(static_cast<std::int32_t>(c));
  }
  std::ranges::stable_sort(shared, [&](std::int32_t x, std::int32_t y) {
    return in_to[static_cast<std::size_t>(x)] > in_to[static_cast<std::size_t>(y)];
  });
  ColumnOrder order;
  order.rank_of_column.assign(in_to.size(), -1);
  order.rows_with.reserve(shared.size());
  for (std::size_t rank = 0; rank < shared.size(); ++rank) {
    const auto column = static_cast<std::size_t>(shared[rank]);
    order.rank_of_column[column] = static_cast<std::int32_t>(rank);
    order.rows_with.push_back(in_to[column]);
  }
  return order;
}

FilterIndex filter_index(const SparsePoints& points, const ColumnOrder& order, unsigned threads) {
  const SparseMatrix& matrix = points.matrix;
  const auto n_rows = static_cast<std::size_t>(matrix.n_rows);
  if (matrix.columns.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw LimitError("at most 4294967294 weights can be searched at once, got " +
                     std::to_string(matrix.columns.size()) + "; search from part to part");
  }
  FilterIndex index;
  index.lists.offsets = list_offsets(order, matrix);
  index.lists.entries.resize(static_cast<std::size_t>(index.lists.offsets.back()));
  index.rows.offsets = row_offsets(matrix, order);
  index.rows.entries.resize(index.lists.entries.size());
  const std::size_t band = std::max<std::size_t>(1, (n_rows + kBands - 1) / kBands);
  const auto starts = band_starts(matrix, order, index.lists.offsets, band, threads);
  for_each_chunk(n_rows, band, threads, [&](std::size_t b, std::size_t begin, std::size_t end) {
    fill_lists(points, order, begin, end, starts[b], index.lists.entries);
    fill_rows(index.lists, starts[b], starts[b + 1], begin, end, index.rows);
  });
  return index;
}

std::vector<float> partial_norms(const FilterRows& rows, std::int32_t begin, std::int32_t end) {
  std::vector<float> norms(rows.size());
  for (std::size_t i = 0; i < norms.size(); ++i) {
    double squares = 0;
    for (const FilterEntry& entry : rows.row(i)) {
      if (entry.rank >= end) break;
      if (entry.rank >= begin) squares += static_cast<double>(entry.value) * entry.value;
    }
    norms[i] = static_cast<float>(std::sqrt(squares) * kUp);
  }
  return norms;
}

QuantizedRows common_block(const FilterRows& rows, std::int32_t n_common, unsigned threads) {
  const auto width = static_cast<std::size_t>(n_common);
  QuantizedRows block(rows.size(), width);
  for_each_chunk(rows.size(), kRowsAChunk, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   std::vector<float> dense(width);
                   for (std::size_t i = begin; i < end; ++i) {
                     std::ranges::fill(dense, 0.0F);
                     for (const FilterEntry& entry : rows.row(i)) {
                       if (entry.rank >= n_common) break;
                       dense[static_cast<std::size_t>(entry.rank)] = entry.value;
                     }
                     block.set(i, dense);
                   }
                 });
  return block;
}

}  // namespace broadsheet::vectors
