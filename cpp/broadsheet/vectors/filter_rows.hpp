#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/vectors/quantized_rows.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// Columns in the order of how many rows use them, the most used first.
struct ColumnOrder {
  std::vector<std::int32_t> rank_of_column;  // -1: no pair of rows shares it
  std::vector<std::int32_t> rows_with;       // by rank
};

/// `same`: pairs within one set, so that a column of one row is shared by no pair.
[[nodiscard]] ColumnOrder order_columns(const SparseMatrix& from, const SparseMatrix& to,
                                        bool same);

/// A row's use of a column: its weight after the row is scaled to length one.
struct FilterEntry {
  std::int32_t rank;
  float value;
  std::int32_t position;  // in the column's list, where the rows are the listed ones
  std::uint32_t place;    // the same among the entries of all lists
};

/// The rows of a matrix by rank, the commonest column first.
struct FilterRows {
  std::vector<std::int64_t> offsets;
  std::vector<FilterEntry> entries;

  [[nodiscard]] std::span<const FilterEntry> row(std::size_t i) const noexcept {
    return std::span(entries).subspan(static_cast<std::size_t>(offsets[i]),
                                      static_cast<std::size_t>(offsets[i + 1] - offsets[i]));
  }
  [[nodiscard]] std::size_t size() const noexcept { return offsets.size() - 1; }
};

/// Who uses a column, and how much.
struct ListEntry {
  std::int32_t row;
  float value;
};

/// For each rank the rows that use it, ascending.
struct FilterLists {
  std::vector<std::int64_t> offsets;  // ranks + 1
  std::vector<ListEntry> entries;
};

/// Both forms of the same entries. LimitError at 2^32 of them.
struct FilterIndex {
  FilterLists lists;
  FilterRows rows;
};

/// O(non-zeros); the work is cut by rows, the result the same for any number of threads.
[[nodiscard]] FilterIndex filter_index(const SparsePoints& points, const ColumnOrder& order,
                                       unsigned threads);

/// The length of each row over ranks [begin, end), rounded up.
[[nodiscard]] std::vector<float> partial_norms(const FilterRows& rows, std::int32_t begin,
                                               std::int32_t end);

/// The first n_common ranks of each row as a dense block.
[[nodiscard]] QuantizedRows common_block(const FilterRows& rows, std::int32_t n_common,
                                         unsigned threads);

}  // namespace broadsheet::vectors
