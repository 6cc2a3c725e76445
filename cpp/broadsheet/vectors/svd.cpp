#include "broadsheet/vectors/svd.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/block_krylov.hpp"
#include "broadsheet/vectors/gram_operator.hpp"
#include "broadsheet/vectors/memory_bound.hpp"
#include "broadsheet/vectors/weighted_rows.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::int64_t kDenseSide = 640;
constexpr std::size_t kRowsAChunk = 16;
constexpr std::size_t kRowsABand = 1024;

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

KrylovOptions krylov_options(const SvdOptions& options) {
  KrylovOptions krylov;
  krylov.n_wanted = static_cast<std::size_t>(options.dimensions);
  krylov.tolerance = 2 * options.accuracy;  // of the eigenvalue, the square
  krylov.seed = options.seed;
  krylov.threads = options.threads;
  return krylov;
}

template <class Scalar>
Eigenpairs krylov_pairs(const SparseMatrix& matrix, bool on_columns, const SvdOptions& options) {
  return leading_eigenpairs(GramOperator<Scalar>(matrix, on_columns, options.threads),
                            krylov_options(options));
}

// V = X' U / S: for each column of X the rows of U that use it.
std::vector<double> right_from_left(const Postings& turned, std::size_t n_columns,
                                    const std::vector<double>& left,
                                    const std::vector<double>& inverse, unsigned threads) {
  const std::size_t k = inverse.size();
  std::vector<double> right(n_columns * k);
  for_each_chunk(
      n_columns, kRowsAChunk, threads, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end; ++c) {
          const auto first = static_cast<std::size_t>(turned.offsets[c]);
          const auto n = static_cast<std::size_t>(turned.offsets[c + 1]) - first;
          const auto sum = std::span(right).subspan(c * k, k);
          sum_weighted_rows(std::span(turned.rows).subspan(first, n),
                            std::span(turned.values).subspan(first, n), left.data(), k, sum.data());
          for (std::size_t d = 0; d < k; ++d) sum[d] *= inverse[d];
        }
      });
  return right;
}

// The largest component in size of each column, the first of equals.
std::vector<double> largest_components(const std::vector<double>& vectors, std::size_t k,
                                       unsigned threads) {
  const std::size_t n = vectors.size() / k;
  std::vector<std::vector<double>> parts(n_chunks(n, kRowsABand));
  const auto keep_larger = [](double value, double& largest) {
    if (std::abs(value) > std::abs(largest)) largest = value;
  };
  for_each_chunk(n, kRowsABand, threads, [&](std::size_t band, std::size_t begin, std::size_t end) {
    parts[band].assign(k, 0.0);
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t d = 0; d < k; ++d) keep_larger(vectors[i * k + d], parts[band][d]);
    }
  });
  std::vector<double> largest(k, 0.0);
  for (const auto& part : parts) {
    for (std::size_t d = 0; d < k; ++d) keep_larger(part[d], largest[d]);
  }
  return largest;
}

void fix_signs(std::vector<double>& vectors, std::size_t k, unsigned threads) {
  std::vector<double> signs = largest_components(vectors, k, threads);
  for (double& sign : signs) sign = sign < 0 ? -1 : 1;
  for_each_chunk(vectors.size() / k, kRowsABand, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     for (std::size_t d = 0; d < k; ++d) vectors[i * k + d] *= signs[d];
                   }
                 });
}

}  // namespace

Svd truncated_svd(const SparseMatrix& matrix, const SvdOptions& options) {
  check(matrix, options);
  require_memory("finding latent dimensions", svd_memory(matrix, options), options.memory,
                 "allow more, ask for fewer dimensions, or leave rare terms out with min_articles");
  const bool on_columns = matrix.n_columns < matrix.n_rows;
  const std::int64_t side = std::min(matrix.n_rows, matrix.n_columns);
  Eigenpairs pairs;
  if (side <= kDenseSide) {
    const auto n = static_cast<std::size_t>(side);
    pairs = dense_eigenpairs(gram_matrix(matrix, postings(matrix), on_columns, n, options.threads),
                             n, static_cast<std::size_t>(options.dimensions));
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
    result.right_vectors =
        right_from_left(postings(matrix), static_cast<std::size_t>(matrix.n_columns), pairs.vectors,
                        inverse, options.threads);
  }
  fix_signs(result.right_vectors, result.singular_values.size(), options.threads);
  return result;
}

std::int64_t svd_memory(const SparseMatrix& matrix, const SvdOptions& options) {
  const std::int64_t side = std::min(matrix.n_rows, matrix.n_columns);
  const std::int64_t both = matrix.n_rows + matrix.n_columns;
  const std::int64_t weights = matrix.n_non_zero();
  const std::int64_t wanted = 8 * options.dimensions;
  const std::int64_t small = 64 * both;
  const std::int64_t finishing = 12 * weights + wanted * both;
  if (side <= kDenseSide) {
    return small + std::max(finishing, 12 * weights + 8 * 6 * side * side + wanted * side);
  }
  const std::int64_t scalar = options.accuracy == 0 ? sizeof(float) : sizeof(double);
  const std::int64_t operand = (8 + 2 * scalar) * weights;
  const std::int64_t building = operand + (matrix.n_columns < matrix.n_rows ? 12 * weights : 0);
  const auto most = static_cast<std::int64_t>(most_krylov_dimensions(krylov_options(options)));
  const std::int64_t block = 256 * (3 * side + both);
  const std::int64_t space = scalar * (most + most / 2) * side + 8 * 6 * most * most;
  const std::int64_t combined = (scalar + 8) * (options.dimensions + 128) * side;
  return small + std::max({building, operand + space + block + combined, finishing});
}

}  // namespace broadsheet::vectors
