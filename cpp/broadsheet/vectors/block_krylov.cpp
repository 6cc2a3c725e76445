#include "broadsheet/vectors/block_krylov.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <utility>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/random.hpp"
#include "broadsheet/vectors/block_products.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 512;
constexpr double kSpacePerValue = 4.1;
constexpr std::size_t kMostPerValue = 8;
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

// A matrix of `n` rows as wide as a block, all zeros.
template <class Scalar>
Block<Scalar> zeros(std::size_t n) {
  return Block<Scalar>(n * kBlockWidth<Scalar>);
}

struct RitzPairs {
  Eigen::VectorXd values;  // descending
  Square coefficients;
};

/// Orthonormal blocks and the operator projected on them.
template <class Scalar>
class Basis {
 public:
  static constexpr std::size_t kWidth = kBlockWidth<Scalar>;

  Basis(const GramOperator<Scalar>& matrix, const KrylovOptions& options)
      : matrix_(matrix), options_(options) {
    fix_cache_sizes();
    append(random_image());
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

  /// The basis times coefficients (dimensions() x n): n columns, in blocks of which the last may
  /// have zeros at its end.
  [[nodiscard]] std::vector<Block<Scalar>> combine(const Square& coefficients) const {
    const auto n = static_cast<std::size_t>(coefficients.cols());
    std::vector<Block<Scalar>> combined(n_chunks(n, kWidth));
    for (std::size_t c = 0; c < combined.size(); ++c) {
      const std::size_t n_columns = std::min(kWidth, n - c * kWidth);
      Matrix<Scalar> factor = Matrix<Scalar>::Zero(index(dimensions()), index(kWidth));
      factor.leftCols(index(n_columns)) =
          coefficients.middleCols(index(c * kWidth), index(n_columns)).cast<Scalar>();
      combined[c] = zeros<Scalar>(matrix_.size());
      add_combination(factor, combined[c]);
    }
    return combined;
  }

  /// Goes on from the leading Ritz pairs and the newest image alone (thick restart: K. Wu and H.
  /// Simon, "Thick-restart Lanczos", 2000). Nothing is lost: what the operator makes of them
  /// outside their space lies in that image.
  void restart(const RitzPairs& pairs) {
    std::vector<Block<Scalar>> kept = combine(pairs.coefficients);
    blocks_ = std::move(kept);
    projected_ = pairs.values.asDiagonal();
  }

 private:
  // Sums over all rows go chunk by chunk, in float64 from chunk to chunk: product(begin, end) adds
  // to n_rows rows of numbers.
  template <class Number, class Product>
  Square summed_over_rows(std::size_t n_rows, const Product& product) const {
    using Part = Matrix<Number>;
    std::vector<Part> parts(n_chunks(matrix_.size(), kRowsAChunk));
    for_each_chunk(matrix_.size(), kRowsAChunk, options_.threads,
                   [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                     parts[chunk] = Part::Zero(index(n_rows), index(kWidth));
                     product(begin, end, parts[chunk].data());
                   });
    Matrix<double> sum = Matrix<double>::Zero(index(n_rows), index(kWidth));
    for (const Part& part : parts) sum += part.template cast<double>();
    return sum;
  }

  [[nodiscard]] Square gram(const Block<Scalar>& block) const {
    constexpr std::size_t strip = kBlockWidth<double>;
    return summed_over_rows<double>(kWidth, [&](std::size_t begin, std::size_t end, double* sum) {
      const std::vector<double> rows(block.begin() + offset(begin), block.begin() + offset(end));
      for (std::size_t c = 0; c < kWidth; c += strip) {
        add_product<double>({rows.data(), 1, kWidth}, kWidth, end - begin, rows.data() + c, kWidth,
                            sum + c, kWidth);
      }
    });
  }

  // block += Q factor.
  void add_combination(const Matrix<Scalar>& factor, Block<Scalar>& block) const {
    for_each_chunk(matrix_.size(), kRowsAChunk, options_.threads,
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                     for (std::size_t b = 0; b < blocks_.size(); ++b) {
                       add_product<Scalar>({blocks_[b].data() + begin * kWidth, kWidth, 1},
                                           end - begin, kWidth, factor.data() + b * kWidth * kWidth,
                                           kWidth, block.data() + begin * kWidth, kWidth);
                     }
                   });
  }

  /// block -= Q Q' block; returns Q' block.
  Square subtract_space(Block<Scalar>& block) const {
    if (blocks_.empty()) return {};
    const Square inside = summed_over_rows<Scalar>(
        dimensions(), [&](std::size_t begin, std::size_t end, Scalar* sum) {
          for (std::size_t b = 0; b < blocks_.size(); ++b) {
            add_product<Scalar>({blocks_[b].data() + begin * kWidth, 1, kWidth}, kWidth,
                                end - begin, block.data() + begin * kWidth, kWidth,
                                sum + b * kWidth * kWidth, kWidth);
          }
        });
    add_combination((-inside).template cast<Scalar>(), block);
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
                     Block<Scalar> product = zeros<Scalar>(end - begin);
                     add_product<Scalar>({block.data() + begin * kWidth, kWidth, 1}, end - begin,
                                         kWidth, factor.data(), kWidth, product.data(), kWidth);
                     std::ranges::copy(product, block.begin() + offset(begin));
                   });
  }

  /// What the operator makes of random columns, others each time.
  Block<Scalar> random_image() {
    Block<Scalar> columns(matrix_.size() * kWidth);
    RandomStream random(options_.seed, n_random_++);
    const auto size = static_cast<Scalar>(1 / std::sqrt(static_cast<double>(matrix_.size())));
    for (Scalar& value : columns) value = (random.next() >> 63) != 0 ? size : -size;
    return matrix_.apply(columns, across_);
  }

  /// The block becomes the newest of the basis. Where nothing of it is new, the space is closed
  /// under the operator, as it is soon where many eigenvalues are equal: it goes on with random
  /// columns, and is exhausted only if these bring nothing new either.
  void append(Block<Scalar> block) {
    bool is_new = make_new(block);
    if (!is_new && !blocks_.empty()) {
      block = random_image();
      subtract_space(block);
      is_new = make_new(block);
    }
    exhausted_ = !is_new;
    if (is_new) blocks_.push_back(std::move(block));
  }

  /// Orthonormal to the basis, and whether anything is left. Orthogonalised twice, which is enough
  /// (B. Parlett, "The symmetric eigenvalue problem", 1998).
  bool make_new(Block<Scalar>& block) const {
    const double largest = blocks_.empty() ? 0 : projected_.diagonal().maxCoeff();
    const double rounding = 64 * std::numeric_limits<Scalar>::epsilon() * largest;
    orthonormalize(block, rounding * rounding);
    subtract_space(block);
    orthonormalize(block, 0.25);
    return std::ranges::any_of(block, [](Scalar x) { return x != 0; });
  }

  static std::ptrdiff_t offset(std::size_t row) {
    return static_cast<std::ptrdiff_t>(row * kWidth);
  }

  const GramOperator<Scalar>& matrix_;
  KrylovOptions options_;
  std::vector<Block<Scalar>> blocks_;
  Block<Scalar> image_;
  Block<Scalar> across_;
  Square projected_;
  bool exhausted_ = false;
  std::uint64_t n_random_ = 0;
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

// The first n columns of blocks side by side, row by row.
template <class Scalar>
std::vector<double> columns_of(const std::vector<Block<Scalar>>& blocks, std::size_t n) {
  constexpr std::size_t width = kBlockWidth<Scalar>;
  const std::size_t n_rows = blocks.empty() ? 0 : blocks.front().size() / width;
  std::vector<double> columns(n_rows * n);
  for (std::size_t i = 0; i < n_rows; ++i) {
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const auto row = blocks[b].begin() + static_cast<std::ptrdiff_t>(i * width);
      std::copy_n(row, std::min(width, n - b * width), columns.data() + i * n + b * width);
    }
  }
  return columns;
}

Eigenpairs eigenpairs(const RitzPairs& pairs, std::vector<double> vectors) {
  Eigenpairs result;
  result.values.assign(pairs.values.data(), pairs.values.data() + pairs.values.size());
  result.vectors = std::move(vectors);
  return result;
}

std::size_t first_look(const KrylovOptions& options, std::size_t width) {
  const double wanted = kSpacePerValue * static_cast<double>(options.n_wanted);
  return std::max(options.fewest_blocks * kBlockWidth<float> / width,
                  static_cast<std::size_t>(std::ceil(wanted / static_cast<double>(width))));
}

}  // namespace

std::size_t most_krylov_dimensions(const KrylovOptions& options) {
  const std::size_t fixed = first_look(options, kBlockWidth<float>) * kBlockWidth<float>;
  if (options.most_dimensions != 0) return std::max(fixed, options.most_dimensions);
  return options.tolerance == 0 ? fixed : std::max(2 * fixed, kMostPerValue * options.n_wanted);
}

template <class Scalar>
Eigenpairs leading_eigenpairs(const GramOperator<Scalar>& matrix, const KrylovOptions& options) {
  constexpr std::size_t width = kBlockWidth<Scalar>;
  const std::size_t fewest = first_look(options, width);
  const std::size_t most = n_chunks(most_krylov_dimensions(options), width);
  Basis<Scalar> basis(matrix, options);
  if (basis.n_blocks() == 0) {  // all eigenvalues are 0
    return {std::vector<double>(options.n_wanted, 0.0),
            std::vector<double>(matrix.size() * options.n_wanted, 0.0)};
  }
  RitzPairs pairs;
  for (;;) {
    basis.project_newest();
    const std::size_t n = basis.n_blocks();
    if (n >= fewest && (n - fewest) % kBlocksBetweenChecks == 0) {
      pairs = ritz_pairs(basis.projected(), options.n_wanted);
      if (options.tolerance == 0 || is_accurate(basis, pairs, options.tolerance)) break;
      if (n + kBlocksBetweenChecks > most) {
        // One block more than is wanted, so that the last of the wanted find soon, too.
        const std::size_t kept = n_chunks(options.n_wanted, width) + 1;
        basis.restart(ritz_pairs(basis.projected(), kept * width));
      }
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
  return eigenpairs(pairs, columns_of(basis.combine(coefficients), options.n_wanted));
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
