#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

struct SvdOptions {
  std::int64_t dimensions = 200;
  double accuracy = 0;     // of every singular value, relative; 0: fast
  std::uint64_t seed = 0;  // of the first block
  unsigned threads = 0;
  std::int64_t memory = 0;  // bytes beside the matrix; 0: no bound. See svd_memory()
};

/// The leading part of X = U S V'. Signs: the largest component of each right vector in size (the
/// first of equals) is positive.
struct Svd {
  std::vector<double> singular_values;  // descending
  std::vector<double> right_vectors;    // columns of X x dimensions, row by row
};

/// The leading singular values and right vectors of a sparse matrix, by block Krylov on its smaller
/// side (see block_krylov.hpp); X is never densified. Right vectors are orthonormal but for
/// rounding, those of singular value 0 are zero.
///
/// Fast: float32 products, a space of fixed size; where articles have topics it captures over 99.9
/// % of the squared norm that an exact decomposition captures, on text that has next to none 99.7 %
/// (docs/vectors.md). With an accuracy: float64 throughout, until the residuals bound the error of
/// every singular value by it. Sides of at most 640 are decomposed exactly either way.
///
/// Bit-identical for any number of threads. Memory: svd_memory(); MemoryLimitError, before it
/// starts, where options.memory does not suffice. ArgumentError unless 1 <= dimensions <= min(rows,
/// columns), accuracy is 0 or between 1e-10 and 0.1.
[[nodiscard]] Svd truncated_svd(const SparseMatrix& matrix, const SvdOptions& options);

/// Bytes that truncated_svd needs at its peak beside the matrix, at most: the largest of
///
///     building   28 a weight (float64: 36), of which 12 only on the side of columns
///     searching  16 a weight (24), and of the smaller side 4 (8) a row and dimension of the space,
///                which has at most most_krylov_dimensions(), half of that again for sums, and 12
///                (16) a row and dimension wanted
///     finishing  12 a weight, and 8 a dimension wanted of each row and column
///
/// and 64 a row and column. A side of at most 640 is held densely in place of the search.
[[nodiscard]] std::int64_t svd_memory(const SparseMatrix& matrix, const SvdOptions& options);

}  // namespace broadsheet::vectors
