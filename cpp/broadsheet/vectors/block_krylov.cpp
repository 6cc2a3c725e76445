#include "broadsheet/vectors/block_krylov.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <span>
#include <utility>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 512;
constexpr std::size_t kFewestBlocks = 10;
constexpr double kSpacePerValue = 2.9;
constexpr std::size_t kBlocksBetweenChecks = 4;

template <class Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Square = Eigen::MatrixXd;

// Eigen cuts its products by the sizes of the processor's caches; with fixed ones the sums are
// rounded alike on every machine.
void fix_cache_sizes() {
  static std::once_flag once;
  std::call_once(once, [] { Eigen::setCpuCacheSizes(32 << 10, 512 << 10, 4 << 20); });
}

Eigen::Index index(std::size_t i) { return static_cast<Eigen::Index>(i); }

// Rows [begin, end) of a block.
template <class Scalar>
auto rows_of(const Block<Scalar>& block, std::size_t begin, std::size_t end) {
  constexpr std::size_t width = kBlockWidth<Scalar>;
  return Eigen::Map<const Matrix<Scalar>>(block.data() + begin * width, index(end - begin),
                                          index(width));
}

template <class Scalar>
auto rows_of(Block<Scalar>& block, std::size_t begin, std::size_t end) {
  constexpr std::size_t width = kBlockWidth<Scalar>;
  return Eigen::Map<Matrix<Scalar>>(block.data() + begin * width, index(end - begin), index(width));
}

/// Orthonormal blocks and the operator projected on them.
template <class Scalar>
class Basis {
 public:
  static constexpr std::size_t kWidth = kBlockWidth<Scalar>;

  Basis(const GramOperator<Scalar>& matrix, const KrylovOptions& options)
      : matrix_(matrix), options_(options) {
    fix_cache_sizes();
    Block<Scalar> first(matrix.size() * kWidth);
    RandomStream random(options.seed, 0);
    const auto size = static_cast<Scalar>(1 / std::sqrt(static_cast<double>(matrix.size())));
    for (Scalar& value : first) value = (random.next() >> 63) != 0 ? size : -size;
    append(matrix_.apply(first, across_));
  }

  [[nodiscard]] std::size_t dimensions() const noexcept { return blocks_.size() * kWidth; }
  [[nodiscard]] std::size_t n_blocks() const noexcept { return blocks_.size(); }
  [[nodiscard]] bool exhausted() const noexcept { return exhausted_; }

  /// The operator on the newest block: completes the projection, and `image` less its part in the
  /// space is what the next block is made of.
  void project_newest() {
    image_ = matrix_.apply(blocks_.back(), across_);
    const Square inside = subtract_space(image_);
    projected_.conservativeResizeLike(Square::Zero(index(dimensions()), index(dimensions())));
    const auto first = index(dimensions() - kWidth);
    projected_.middleCols(first, index(kWidth)) = inside;
    projected_.middleRows(first, index(kWidth)) = inside.transpose();
    // The newest block against itself is symmetric but for rounding.
    const Square corner = projected_.bottomRightCorner(index(kWidth), index(kWidth));
    projected_.bottomRightCorner(index(kWidth), index(kWidth)) =
        0.5 * (corner + corner.transpose());
  }

  /// Gram matrix of what the newest image has outside the space: residuals follow from it.
  [[nodiscard]] Square rest_gram() const { return gram(image_); }

  void grow() { append(std::move(image_)); }

  [[nodiscard]] const Square& projected() const noexcept { return projected_; }

  /// The basis times coefficients (dimensions() x n).
  [[nodiscard]] std::vector<double> combine(const Square& coefficients) const {
    const auto n = static_cast<std::size_t>(coefficients.cols());
    std::vector<double> result(matrix_.size() * n);
    const Matrix<Scalar> rounded = coefficients.cast<Scalar>();
    for_each_chunk(matrix_.size(), kRowsAChunk, options_.threads,
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                     Matrix<Scalar> sum = Matrix<Scalar>::Zero(index(end - begin), index(n));
                     for (std::size_t b = 0; b < blocks_.size(); ++b) {
                       sum.noalias() += rows_of<Scalar>(blocks_[b], begin, end) *
                                        rounded.middleRows(index(b * kWidth), index(kWidth));
                     }
                     Eigen::Map<Matrix<double>>(result.data() + begin * n, index(end - begin),
                                                index(n)) = sum.template cast<double>();
                   });
    return result;
  }

 private:
  // Sums over all rows go chunk by chunk, in float64 from chunk to chunk.
  template <class Product>
  Square summed_over_rows(std::size_t n_rows, const Product& product) const {
    std::vector<Square> parts(n_chunks(matrix_.size(), kRowsAChunk));
    for_each_chunk(matrix_.size(), kRowsAChunk, options_.threads,
                   [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                     parts[chunk] = product(begin, end);
                   });
    Square sum = Square::Zero(index(n_rows), index(kWidth));
    for (const Square& part : parts) sum += part;
    return sum;
  }

  [[nodiscard]] Square gram(const Block<Scalar>& block) const {
    return summed_over_rows(kWidth, [&](std::size_t begin, std::size_t end) -> Square {
      const Matrix<double> rows = rows_of<Scalar>(block, begin, end).template cast<double>();
      return rows.transpose() * rows;
    });
  }

  /// block -= Q Q' block; returns Q' block.
  Square subtract_space(Block<Scalar>& block) const {
    const std::size_t n = dimensions();
    if (n == 0) return {};
    const Square inside = summed_over_rows(n, [&](std::size_t begin, std::size_t end) -> Square {
      Matrix<Scalar> part(index(n), index(kWidth));
      for (std::size_t b = 0; b < blocks_.size(); ++b) {
        part.middleRows(index(b * kWidth), index(kWidth)).noalias() =
            rows_of<Scalar>(blocks_[b], begin, end).transpose() *
            rows_of<Scalar>(std::as_const(block), begin, end);
      }
      return part.template cast<double>();
    });
    const Matrix<Scalar> rounded = inside.cast<Scalar>();
    for_each_chunk(matrix_.size(), kRowsAChunk, options_.threads,
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                     auto rows = rows_of<Scalar>(block, begin, end);
                     for (std::size_t b = 0; b < blocks_.size(); ++b) {
                       rows.noalias() -= rows_of<Scalar>(blocks_[b], begin, end) *
                                         rounded.middleRows(index(b * kWidth), index(kWidth));
                     }
                   });
    return inside;
  }

  /// Orthonormal columns that span the block's; those that are only rounding become zero, which
  /// adds nothing but zero eigenvalues.
  void orthonormalize(Block<Scalar>& block, double lowest) const {
    const Eigen::SelfAdjointEigenSolver<Square> parts(gram(block));
    Square scaled = parts.eigenvectors();
    const double highest = parts.eigenvalues().maxCoeff();
    for (Eigen::Index c = 0; c < scaled.cols(); ++c) {
      const double value = parts.eigenvalues()[c];
      const bool is_rounding = value <= lowest || value <= 1e-12 * highest;
      scaled.col(c) *= is_rounding ? 0.0 : 1.0 / std::sqrt(value);
    }
    const Matrix<Scalar> factor = scaled.cast<Scalar>();
    for_each_chunk(matrix_.size(), kRowsAChunk, options_.threads,
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                     auto rows = rows_of<Scalar>(block, begin, end);
                     const Matrix<Scalar> product = rows * factor;
                     rows = product;
                   });
  }

  /// The block becomes the newest of the basis. Orthogonalised twice, which is enough (B. Parlett,
  /// "The symmetric eigenvalue problem", 1998).
  void append(Block<Scalar> block) {
    const double largest = blocks_.empty() ? 0 : projected_.diagonal().maxCoeff();
    const double rounding = 64 * std::numeric_limits<Scalar>::epsilon() * largest;
    orthonormalize(block, rounding * rounding);
    subtract_space(block);
    orthonormalize(block, 0.25);
    exhausted_ = std::ranges::all_of(block, [](Scalar x) { return x == 0; });
    if (!exhausted_) blocks_.push_back(std::move(block));
  }

  const GramOperator<Scalar>& matrix_;
  KrylovOptions options_;
  std::vector<Block<Scalar>> blocks_;
  Block<Scalar> image_;
  Block<Scalar> across_;
  Square projected_;
  bool exhausted_ = false;
};

struct RitzPairs {
  Eigen::VectorXd values;  // descending
  Square coefficients;
};

RitzPairs ritz_pairs(const Square& projected, std::size_t n_wanted) {
  const Eigen::SelfAdjointEigenSolver<Square> solver(projected);
  const auto n = std::min(index(n_wanted), projected.cols());
  return {solver.eigenvalues().reverse().head(n),
          solver.eigenvectors().rowwise().reverse().leftCols(n)};
}

// |A u - value u| for each Ritz pair: only what the newest block's image has outside the space.
template <class Scalar>
bool is_accurate(const Basis<Scalar>& basis, const RitzPairs& pairs, double tolerance) {
  const Square rest = basis.rest_gram();
  const Square last = pairs.coefficients.bottomRows(index(kBlockWidth<Scalar>));
  const Eigen::VectorXd squares = (last.transpose() * rest * last).diagonal();
  for (Eigen::Index i = 0; i < squares.size(); ++i) {
    if (std::sqrt(std::max(0.0, squares[i])) > tolerance * pairs.values[i]) return false;
  }
  return true;
}

Eigenpairs eigenpairs(const RitzPairs& pairs, std::vector<double> vectors) {
  Eigenpairs result;
  result.values.assign(pairs.values.data(), pairs.values.data() + pairs.values.size());
  result.vectors = std::move(vectors);
  return result;
}

}  // namespace

template <class Scalar>
Eigenpairs leading_eigenpairs(const GramOperator<Scalar>& matrix, const KrylovOptions& options) {
  constexpr std::size_t width = kBlockWidth<Scalar>;
  const auto first_look =
      std::max(kFewestBlocks * kBlockWidth<float> / width,
               static_cast<std::size_t>(
                   std::ceil(kSpacePerValue * static_cast<double>(options.n_wanted) / width)));
  Basis<Scalar> basis(matrix, options);
  RitzPairs pairs;
  for (;;) {
    basis.project_newest();
    const std::size_t n = basis.n_blocks();
    if (n >= first_look && (n - first_look) % kBlocksBetweenChecks == 0) {
      pairs = ritz_pairs(basis.projected(), options.n_wanted);
      if (options.tolerance == 0 || is_accurate(basis, pairs, options.tolerance)) break;
    }
    basis.grow();
    if (basis.exhausted() || basis.dimensions() > matrix.size() + 2 * width) {
      pairs = ritz_pairs(basis.projected(), options.n_wanted);
      break;
    }
  }
  // A block that was grown but not projected yet has no coefficients, and a space that is exhausted
  // may have fewer dimensions than are wanted: what is missing has eigenvalue 0.
  const auto wanted = index(options.n_wanted);
  pairs.values.conservativeResizeLike(Eigen::VectorXd::Zero(wanted));
  Square coefficients = Square::Zero(index(basis.dimensions()), wanted);
  coefficients.topLeftCorner(pairs.coefficients.rows(), pairs.coefficients.cols()) =
      pairs.coefficients;
  return eigenpairs(pairs, basis.combine(coefficients));
}

template Eigenpairs leading_eigenpairs(const GramOperator<float>&, const KrylovOptions&);
template Eigenpairs leading_eigenpairs(const GramOperator<double>&, const KrylovOptions&);

Eigenpairs dense_eigenpairs(const std::vector<double>& matrix, std::size_t n,
                            std::size_t n_wanted) {
  fix_cache_sizes();
  const Eigen::Map<const Matrix<double>> whole(matrix.data(), index(n), index(n));
  const RitzPairs pairs = ritz_pairs(whole, n_wanted);
  const Matrix<double> rows = pairs.coefficients;
  return eigenpairs(pairs, std::vector<double>(rows.data(), rows.data() + rows.size()));
}

}  // namespace broadsheet::vectors
