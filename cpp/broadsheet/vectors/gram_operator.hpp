#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "broadsheet/vectors/block_products.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// A tall block of numbers, rows x kBlockWidth, row by row.
template <class Scalar>
using Block = std::vector<Scalar>;

/// A sparse matrix X as the symmetric operator Q -> X X' Q on its rows, or X' X Q on its columns,
/// without making either product.
///
/// Columns are renumbered by how many rows use them, the commonest first, so that those stay in
/// cache; a column that one row uses adds only to the diagonal and is kept there.
template <class Scalar>
class GramOperator {
 public:
  /// `on_columns`: X' X instead of X X'.
  GramOperator(const SparseMatrix& matrix, bool on_columns, unsigned threads);

  [[nodiscard]] std::size_t size() const noexcept { return offsets_.size() - 1; }

  /// X X' Q; q.size() == size() x kBlockWidth. `across` is scratch that the caller keeps between
  /// calls, so that its pages are new only once. Bit-identical for any number of threads.
  [[nodiscard]] Block<Scalar> apply(const Block<Scalar>& q, Block<Scalar>& across) const;

 private:
  unsigned threads_;
  std::vector<Scalar> diagonal_;
  std::vector<std::int64_t> offsets_;  // rows
  std::vector<std::int32_t> columns_;
  std::vector<Scalar> values_;
  std::vector<std::int64_t> turned_offsets_;  // the same entries by column
  std::vector<std::int32_t> turned_rows_;
  std::vector<Scalar> turned_values_;
};

extern template class GramOperator<float>;
extern template class GramOperator<double>;

}  // namespace broadsheet::vectors
