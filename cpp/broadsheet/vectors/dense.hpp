#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/vectors/ranking.hpp"

namespace broadsheet::vectors {

/// Articles as dense points whose similarity is the cosine: coordinates row by row, and what scales
/// each row to length one (0 for a row of zeros, which is like nothing).
struct DensePoints {
  std::int64_t n_rows = 0;
  std::int64_t n_columns = 0;
  Column<double> values;
  std::vector<double> inverse_norms;
  bool is_extreme = false;  // products of coordinates may overflow or vanish

  [[nodiscard]] std::int64_t size() const noexcept { return n_rows; }
  [[nodiscard]] std::span<const double> row(ArticleIndex i) const noexcept {
    return values.span().subspan(static_cast<std::size_t>(i * n_columns),
                                 static_cast<std::size_t>(n_columns));
  }
};

/// Measures the rows. ArgumentError on a value that is not finite, or if values.size() is not
/// n_rows x n_columns.
[[nodiscard]] DensePoints dense_points(Column<double> values, std::int64_t n_rows,
                                       std::int64_t n_columns);

/// The product of two rows of one width, added up in eight sums of fixed order.
[[nodiscard]] double product(std::span<const double> a, std::span<const double> b) noexcept;

/// The cosine of two points, the same bits whichever comes first; at most 1 in size.
[[nodiscard]] double cosine(const DensePoints& a, ArticleIndex i, const DensePoints& b,
                            ArticleIndex j) noexcept;

/// All cosines between rows of a and rows of b, row by row: bit-identical to cosine() and for any
/// number of threads.
[[nodiscard]] std::vector<double> cosine_block(const DensePoints& a, const DensePoints& b,
                                               unsigned threads = 0);

}  // namespace broadsheet::vectors
