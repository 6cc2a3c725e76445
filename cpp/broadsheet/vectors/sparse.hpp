#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"

namespace broadsheet::vectors {

/// Articles as sparse points: compressed sparse rows of weights.
///
///     offsets  0     3       7           n_rows + 1
///     columns  0 4 9 0 1 4 8 ...         ascending within a row, no duplicates
///     values   .3 .1 .7 ...              never zero
struct SparseMatrix {
  std::int64_t n_rows = 0;
  std::int64_t n_columns = 0;
  Column<std::int64_t> offsets;
  Column<std::int32_t> narrow_offsets;  // the same in the type of columns; empty if too small
  Column<std::int32_t> columns;
  Column<double> values;

  [[nodiscard]] std::int64_t n_non_zero() const noexcept {
    return static_cast<std::int64_t>(columns.size());
  }
  [[nodiscard]] std::span<const std::int32_t> row_columns(ArticleIndex i) const noexcept {
    return row(columns, i);
  }
  [[nodiscard]] std::span<const double> row_values(ArticleIndex i) const noexcept {
    return row(values, i);
  }

 private:
  template <class T>
  [[nodiscard]] std::span<const T> row(const Column<T>& column, ArticleIndex i) const noexcept {
    const auto u = static_cast<std::size_t>(i);
    return column.span().subspan(static_cast<std::size_t>(offsets[u]),
                                 static_cast<std::size_t>(offsets[u + 1] - offsets[u]));
  }
};

/// Sparse points whose similarity is the cosine: the matrix, and what scales each row to
/// length one (0 for a row without weights, which is like nothing).
struct SparsePoints {
  SparseMatrix matrix;
  std::vector<double> inverse_norms;

  [[nodiscard]] std::int64_t size() const noexcept { return matrix.n_rows; }
};

/// Measures the rows. Requires columns that ascend within a row; ArgumentError otherwise, or on
/// a value that is not finite.
[[nodiscard]] SparsePoints sparse_points(SparseMatrix matrix);

/// The cosine of two points: the products of their common columns, added in the order of the
/// columns, so the same bits whichever point comes first; at most 1 in size.
[[nodiscard]] double cosine(const SparsePoints& a, ArticleIndex i, const SparsePoints& b,
                            ArticleIndex j) noexcept;

/// All cosines between rows [begin, end) of a and all rows of b, row by row: what the faster
/// searches are checked against. Bit-identical to cosine() and for any number of threads.
/// O(rows x non-zeros of the columns they use).
[[nodiscard]] std::vector<double> cosine_block(const SparsePoints& a, ArticleIndex begin,
                                               ArticleIndex end, const SparsePoints& b,
                                               unsigned threads = 0);

/// A matrix turned on its side: for each column the rows that use it, ascending.
struct Postings {
  std::vector<std::int64_t> offsets;  // n_columns + 1
  std::vector<std::int32_t> rows;
  std::vector<double> values;
};

[[nodiscard]] Postings postings(const SparseMatrix& matrix);

/// Cosines of row i of a with every row of the matrix that the postings were made of, into
/// `similarities` (one per row, overwritten). The same sums in the same order as cosine().
void cosines_with_all(const SparsePoints& a, ArticleIndex i, const Postings& b,
                      std::span<const double> b_inverse_norms, std::span<double> similarities);

}  // namespace broadsheet::vectors
