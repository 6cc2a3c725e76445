#include "broadsheet/vectors/svd.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/block_krylov.hpp"
#include "broadsheet/vectors/gram_operator.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::int64_t kDenseSide = 640;
constexpr std::size_t kRowsAChunk = 16;

void check(const SparseMatrix& matrix, const SvdOptions& options) {
  const std::int64_t most = std::min(matrix.n_rows, matrix.n_columns);
  if (options.dimensions < 1 || options.dimensions > most) {
    throw ArgumentError("dimensions must be between 1 and the smaller of articles and terms, " +
                        std::to_string(most) + ", got " + std::to_string(options.dimensions));
  }
  const double accuracy = options.accuracy;
  if (accuracy != 0 && !(accuracy >= 1e-10 && accuracy <= 0.1)) {
    throw ArgumentError("accuracy must be between 1e-10 and 0.1, or left out, got " +
                        std::to_string(accuracy));
  }
}

// X X' or X' X, dense.
std::vector<double> gram_matrix(const SparseMatrix& matrix, const Postings& turned, bool on_columns,
                                std::size_t n, unsigned threads) {
  std::vector<double> gram(n * n);
  for_each_chunk(n, 1, threads, [&](std::size_t, std::size_t begin, std::size_t) {
    const auto sum = std::span(gram).subspan(begin * n, n);
    const auto add_row_of_x = [&](std::int64_t i, double value) {
      const auto columns = matrix.row_columns(i);
      const auto values = matrix.row_values(i);
      for (std::size_t p = 0; p < columns.size(); ++p) {
        sum[static_cast<std::size_t>(columns[p])] += value * values[p];
      }
    };
    const auto for_column = [&](std::size_t c, const auto& f) {
      for (std::int64_t at = turned.offsets[c]; at != turned.offsets[c + 1]; ++at) {
        const auto u = static_cast<std::size_t>(at);
        f(turned.rows[u], turned.values[u]);
      }
    };
    if (on_columns) {
      for_column(begin, add_row_of_x);
      return;
    }
    const auto columns = matrix.row_columns(static_cast<ArticleIndex>(begin));
    const auto values = matrix.row_values(static_cast<ArticleIndex>(begin));
    for (std::size_t p = 0; p < columns.size(); ++p) {
      for_column(static_cast<std::size_t>(columns[p]), [&](std::int32_t j, double value) {
        sum[static_cast<std::size_t>(j)] += values[p] * value;
      });
    }
  });
  return gram;
}

template <class Scalar>
Eigenpairs krylov_pairs(const SparseMatrix& matrix, bool on_columns, const SvdOptions& options) {
  KrylovOptions krylov;
  krylov.n_wanted = static_cast<std::size_t>(options.dimensions);
  krylov.tolerance = 2 * options.accuracy;  // of the eigenvalue, the square
  krylov.seed = options.seed;
  krylov.threads = options.threads;
  return leading_eigenpairs(GramOperator<Scalar>(matrix, on_columns, options.threads), krylov);
}

// V = X' U / S: for each column of X the rows of U that use it.
std::vector<double> right_from_left(const Postings& turned, std::size_t n_columns,
                                    const std::vector<double>& left,
                                    const std::vector<double>& inverse, unsigned threads) {
  const std::size_t k = inverse.size();
  std::vector<double> right(n_columns * k);
  for_each_chunk(n_columns, kRowsAChunk, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t c = begin; c < end; ++c) {
                     const auto sum = std::span(right).subspan(c * k, k);
                     for (std::int64_t at = turned.offsets[c]; at != turned.offsets[c + 1]; ++at) {
                       const auto u = static_cast<std::size_t>(at);
                       const auto row = static_cast<std::size_t>(turned.rows[u]);
                       add_scaled(turned.values[u], std::span(left).subspan(row * k, k), sum);
                     }
                     for (std::size_t d = 0; d < k; ++d) sum[d] *= inverse[d];
                   }
                 });
  return right;
}

void fix_signs(std::vector<double>& vectors, std::size_t k) {
  std::vector<double> largest(k, 0.0);
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    double& best = largest[i % k];
    if (std::abs(vectors[i]) > std::abs(best)) best = vectors[i];
  }
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    if (largest[i % k] < 0) vectors[i] = -vectors[i];
  }
}

}  // namespace

Svd truncated_svd(const SparseMatrix& matrix, const SvdOptions& options) {
  check(matrix, options);
  const bool on_columns = matrix.n_columns < matrix.n_rows;
  const std::int64_t side = std::min(matrix.n_rows, matrix.n_columns);
  const Postings turned = postings(matrix);
  Eigenpairs pairs;
  if (side <= kDenseSide) {
    const auto n = static_cast<std::size_t>(side);
    pairs = dense_eigenpairs(gram_matrix(matrix, turned, on_columns, n, options.threads), n,
                             static_cast<std::size_t>(options.dimensions));
  } else if (options.accuracy == 0) {
    pairs = krylov_pairs<float>(matrix, on_columns, options);
  } else {
    pairs = krylov_pairs<double>(matrix, on_columns, options);
  }

  Svd result;
  std::vector<double> inverse;
  const double lowest = 1e-13 * pairs.values.front();
  for (const double value : pairs.values) {
    const bool is_rounding = value <= lowest;
    result.singular_values.push_back(is_rounding ? 0 : std::sqrt(value));
    inverse.push_back(is_rounding ? 0 : 1 / std::sqrt(value));
  }
  if (on_columns) {
    for (std::size_t i = 0; i < pairs.vectors.size(); ++i) {
      if (inverse[i % inverse.size()] == 0) pairs.vectors[i] = 0;
    }
    result.right_vectors = std::move(pairs.vectors);
  } else {
    result.right_vectors = right_from_left(turned, static_cast<std::size_t>(matrix.n_columns),
                                           pairs.vectors, inverse, options.threads);
  }
  fix_signs(result.right_vectors, result.singular_values.size());
  return result;
}

std::int64_t svd_memory(const SparseMatrix& matrix, const SvdOptions& options) {
  const std::int64_t side = std::min(matrix.n_rows, matrix.n_columns);
  const std::int64_t other = std::max(matrix.n_rows, matrix.n_columns);
  const std::int64_t k = options.dimensions;
  const std::int64_t space =
      side <= kDenseSide ? 8 * side * 3 : (options.accuracy == 0 ? 4 * 3 * k : 8 * 8 * k);
  const std::int64_t block = 256 * (side + other);
  const std::int64_t copies = matrix.n_non_zero() * (options.accuracy == 0 ? 28 : 36);
  return space * side + block + copies + 8 * k * (matrix.n_rows + matrix.n_columns);
}

}  // namespace broadsheet::vectors
