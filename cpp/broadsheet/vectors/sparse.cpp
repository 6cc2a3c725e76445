#include "broadsheet/vectors/sparse.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 16;

// Rows of weights already scaled to length one keep their bits.
double inverse_norm(std::span<const double> values) {
  double squares = 0;
  for (const double v : values) squares += v * v;
  if (squares == 0) return 0;
  return std::abs(squares - 1.0) < 1e-13 ? 1.0 : 1.0 / std::sqrt(squares);
}

void check_row(const SparseMatrix& matrix, ArticleIndex i) {
  const auto columns = matrix.row_columns(i);
  for (std::size_t p = 0; p < columns.size(); ++p) {
    const bool in_order = p == 0 || columns[p - 1] < columns[p];
    if (!in_order || columns[p] < 0 || columns[p] >= matrix.n_columns) {
      throw ArgumentError("the columns of a row must ascend and lie below " +
                          std::to_string(matrix.n_columns) + "; row " + std::to_string(i) +
                          " breaks this at column " + std::to_string(columns[p]) +
                          "; sort the rows and add up duplicates first");
    }
  }
  for (const double v : matrix.row_values(i)) {
    if (!std::isfinite(v)) {
      throw ArgumentError("weights must be finite numbers, but row " + std::to_string(i) +
                          " holds " + std::to_string(v));
    }
  }
}

Column<std::int32_t> narrowed(const Column<std::int64_t>& offsets) {
  if (offsets.empty() || offsets.back() > std::numeric_limits<std::int32_t>::max()) return {};
  std::vector<std::int32_t> narrow;
  narrow.reserve(offsets.size());
  for (const std::int64_t offset : offsets) narrow.push_back(static_cast<std::int32_t>(offset));
  return narrow;
}

double bounded(double similarity) noexcept { return std::clamp(similarity, -1.0, 1.0); }

}  // namespace

SparsePoints sparse_points(SparseMatrix matrix) {
  SparsePoints points;
  points.inverse_norms.reserve(static_cast<std::size_t>(matrix.n_rows));
  for (ArticleIndex i = 0; i < matrix.n_rows; ++i) {
    check_row(matrix, i);
    points.inverse_norms.push_back(inverse_norm(matrix.row_values(i)));
  }
  points.matrix = std::move(matrix);
  if (points.matrix.narrow_offsets.empty()) {
    points.matrix.narrow_offsets = narrowed(points.matrix.offsets);
  }
  return points;
}

double cosine(const SparsePoints& a, ArticleIndex i, const SparsePoints& b,
              ArticleIndex j) noexcept {
  const auto a_columns = a.matrix.row_columns(i);
  const auto b_columns = b.matrix.row_columns(j);
  const auto a_values = a.matrix.row_values(i);
  const auto b_values = b.matrix.row_values(j);
  double sum = 0;
  for (std::size_t p = 0, q = 0; p < a_columns.size() && q < b_columns.size();) {
    if (a_columns[p] < b_columns[q]) {
      ++p;
    } else if (b_columns[q] < a_columns[p]) {
      ++q;
    } else {
      sum += a_values[p++] * b_values[q++];
    }
  }
  return bounded(sum * (a.inverse_norms[static_cast<std::size_t>(i)] *
                        b.inverse_norms[static_cast<std::size_t>(j)]));
}

Postings postings(const SparseMatrix& matrix) {
  Postings result;
  result.offsets.assign(static_cast<std::size_t>(matrix.n_columns) + 1, 0);
  for (const std::int32_t c : matrix.columns) ++result.offsets[static_cast<std::size_t>(c) + 1];
  for (std::size_t c = 1; c < result.offsets.size(); ++c) {
    result.offsets[c] += result.offsets[c - 1];
  }
  std::vector<std::int64_t> next(result.offsets.begin(), result.offsets.end() - 1);
  result.rows.resize(matrix.columns.size());
  result.values.resize(matrix.columns.size());
  for (ArticleIndex i = 0; i < matrix.n_rows; ++i) {
    const auto columns = matrix.row_columns(i);
    const auto values = matrix.row_values(i);
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(columns[p])]++);
      result.rows[at] = static_cast<std::int32_t>(i);
      result.values[at] = values[p];
    }
  }
  return result;
}

void cosines_with_all(const SparsePoints& a, ArticleIndex i, const Postings& b,
                      std::span<const double> b_inverse_norms, std::span<double> similarities) {
  std::ranges::fill(similarities, 0.0);
  const auto columns = a.matrix.row_columns(i);
  const auto values = a.matrix.row_values(i);
  for (std::size_t p = 0; p < columns.size(); ++p) {
    const auto c = static_cast<std::size_t>(columns[p]);
    if (c + 1 >= b.offsets.size()) continue;
    for (std::int64_t at = b.offsets[c]; at != b.offsets[c + 1]; ++at) {
      const auto u = static_cast<std::size_t>(at);
      similarities[static_cast<std::size_t>(b.rows[u])] += values[p] * b.values[u];
    }
  }
  const double scale = a.inverse_norms[static_cast<std::size_t>(i)];
  for (std::size_t j = 0; j < similarities.size(); ++j) {
    similarities[j] = bounded(similarities[j] * (scale * b_inverse_norms[j]));
  }
}

std::vector<double> cosine_block(const SparsePoints& a, ArticleIndex begin, ArticleIndex end,
                                 const SparsePoints& b, unsigned threads) {
  const Postings turned = postings(b.matrix);
  const auto n_rows = static_cast<std::size_t>(end - begin);
  const auto width = static_cast<std::size_t>(b.size());
  std::vector<double> block(n_rows * width);
  for_each_chunk(n_rows, kRowsAChunk, threads,
                 [&](std::size_t, std::size_t first, std::size_t last) {
                   for (std::size_t r = first; r < last; ++r) {
                     cosines_with_all(a, begin + static_cast<ArticleIndex>(r), turned,
                                      b.inverse_norms, std::span(block).subspan(r * width, width));
                   }
                 });
  return block;
}

}  // namespace broadsheet::vectors
