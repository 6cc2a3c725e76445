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
/// % of the squared norm that an exact decomposition captures, on text that has next to none 99.1 %
/// (docs/vectors.md). With an accuracy: float64 throughout, until the residuals bound the error of
/// every singular value by it. Sides of at most 640 are decomposed exactly either way.
///
/// Bit-identical for any number of threads. Memory: svd_memory(). ArgumentError unless 1 <=
/// dimensions <= min(rows, columns), accuracy is 0 or between 1e-10 and 0.1.
[[nodiscard]] Svd truncated_svd(const SparseMatrix& matrix, const SvdOptions& options);

/// Bytes that truncated_svd needs at its peak beside the matrix; with an accuracy, for a space of
/// eight times the dimensions.
[[nodiscard]] std::int64_t svd_memory(const SparseMatrix& matrix, const SvdOptions& options);

}  // namespace broadsheet::vectors
