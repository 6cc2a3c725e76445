#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "broadsheet/vectors/gram_operator.hpp"

namespace broadsheet::vectors {

struct KrylovOptions {
  std::size_t n_wanted = 200;
  double tolerance = 0;            // 0: a fixed number of blocks; else every value's relative error
  std::uint64_t seed = 0;          // of the first block
  std::size_t fewest_blocks = 10;  // of 64 dimensions, before the first look
  std::size_t most_dimensions = 0;  // of the space, before it starts anew; 0: eight a value
  unsigned threads = 0;
};

/// The leading eigenvalues of a symmetric operator, descending, with orthonormal eigenvectors.
struct Eigenpairs {
  std::vector<double> values;
  std::vector<double> vectors;  // operator's size x values.size(), row by row
};

/// Leading eigenpairs from the space that a random block and its images under the operator span:
/// block Lanczos with full orthogonalisation, then Rayleigh-Ritz. The last image only completes
/// the projected operator, so no product is spent on checking.
///
/// Without a tolerance the space has 4.1 times as many dimensions as values are wanted and at least
/// fewest_blocks. With one, it grows until the residual |A u - value u| of every wanted pair, which
/// bounds the error of the value, is below tolerance x value (or the space is exhausted and the
/// answer exact); at most_krylov_dimensions() it starts anew from the best of what it has.
///
/// After G. Golub and R. Underwood, "The block Lanczos method for computing eigenvalues", 1977, and
/// C. Musco and C. Musco, "Randomized block Krylov methods", NIPS 2015. Bit-identical for any
/// number of threads. Memory: space dimensions x operator's size x sizeof(Scalar), and once more
/// the part of it that a restart or the answer takes.
template <class Scalar>
[[nodiscard]] Eigenpairs leading_eigenpairs(const GramOperator<Scalar>& matrix,
                                            const KrylovOptions& options);

extern template Eigenpairs leading_eigenpairs(const GramOperator<float>&, const KrylovOptions&);
extern template Eigenpairs leading_eigenpairs(const GramOperator<double>&, const KrylovOptions&);

/// The most dimensions that the space has at any time.
[[nodiscard]] std::size_t most_krylov_dimensions(const KrylovOptions& options);

/// The same from a dense symmetric matrix (n x n): all of its eigenpairs, the first n_wanted kept.
[[nodiscard]] Eigenpairs dense_eigenpairs(const std::vector<double>& matrix, std::size_t n,
                                          std::size_t n_wanted);

}  // namespace broadsheet::vectors
