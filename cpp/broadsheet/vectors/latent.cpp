#include "broadsheet/vectors/latent.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/weighted_rows.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 16;

// Of an article's length: a point nearer to the origin is rounding, what single precision leaves of
// an article that has nothing in the space.
constexpr double kNoise = std::numeric_limits<float>::epsilon();

// The length of a row, also of one whose squares overflow or vanish.
double length_of(std::span<const double> row) {
  double largest = 0;
  for (const double v : row) largest = std::max(largest, std::abs(v));
  if (largest == 0) return 0;
  double squares = 0;
  for (const double v : row) squares += (v / largest) * (v / largest);
  return largest * std::sqrt(squares);
}

}  // namespace

LatentSpace::LatentSpace(const SparseMatrix& matrix, const SvdOptions& options)
    : n_terms_(matrix.n_columns) {
  Svd svd = truncated_svd(matrix, options);
  singular_values_ = std::move(svd.singular_values);
  components_ = std::move(svd.right_vectors);
  double captured = 0;
  for (const double value : singular_values_) captured += value * value;
  double all = 0;
  for (const double value : matrix.values) all += value * value;
  explained_ = all > 0 ? captured / all : 0;
}

LatentSpace::LatentSpace(std::vector<double> components, std::vector<double> singular_values,
                         double explained)
    : n_terms_(0), singular_values_(std::move(singular_values)), explained_(explained) {
  if (singular_values_.empty() || components.size() % singular_values_.size() != 0) {
    throw ArgumentError(std::to_string(components.size()) +
                        " weights of terms are no whole number of rows of " +
                        std::to_string(singular_values_.size()) + " dimensions");
  }
  n_terms_ = static_cast<std::int64_t>(components.size() / singular_values_.size());
  components_ = std::move(components);
}

void LatentSpace::check_columns(const SparseMatrix& matrix) const {
  if (matrix.n_columns == n_terms_) return;
  throw ArgumentError("the space was fitted on " + std::to_string(n_terms_) +
                      " terms, but these articles have columns for " +
                      std::to_string(matrix.n_columns) + "; align their terms first");
}

void LatentSpace::project_row(const SparseMatrix& matrix, ArticleIndex i,
                              std::span<double> point) const {
  sum_weighted_rows(matrix.row_columns(i), matrix.row_values(i), components_.data(), point.size(),
                    point.data());
  if (length_of(point) <= kNoise * length_of(matrix.row_values(i))) std::ranges::fill(point, 0.0);
}

DensePoints LatentSpace::project(const SparseMatrix& matrix, unsigned threads) const {
  check_columns(matrix);
  const auto k = static_cast<std::size_t>(dimensions());
  std::vector<double> points(static_cast<std::size_t>(matrix.n_rows) * k);
  for_each_chunk(static_cast<std::size_t>(matrix.n_rows), kRowsAChunk, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     project_row(matrix, static_cast<ArticleIndex>(i),
                                 std::span(points).subspan(i * k, k));
                   }
                 });
  return dense_points(std::move(points), matrix.n_rows, dimensions());
}

Explanation LatentSpace::explain(const SparseMatrix& a, ArticleIndex i, const SparseMatrix& b,
                                 ArticleIndex j) const {
  check_columns(a);
  check_columns(b);
  const auto k = static_cast<std::size_t>(dimensions());
  std::vector<double> both(2 * k);
  const auto point_a = std::span(both).first(k);
  const auto point_b = std::span(both).last(k);
  project_row(a, i, point_a);
  project_row(b, j, point_b);
  const DensePoints points = dense_points(std::move(both), 2, dimensions());
  const double scale = 0.5 * points.inverse_norms[0] * points.inverse_norms[1];

  Explanation explanation;
  const auto add = [&](std::int32_t term, double x, double y) {
    const auto v = vector_of(term);
    explanation.terms.push_back(term);
    explanation.contributions.push_back(
        (x * product(v, points.row(1)) + y * product(v, points.row(0))) * scale);
  };
  const auto a_columns = a.row_columns(i);
  const auto b_columns = b.row_columns(j);
  std::size_t p = 0;
  std::size_t q = 0;
  while (p < a_columns.size() || q < b_columns.size()) {
    const bool takes_a =
        q == b_columns.size() || (p < a_columns.size() && a_columns[p] <= b_columns[q]);
    const bool takes_b =
        p == a_columns.size() || (q < b_columns.size() && b_columns[q] <= a_columns[p]);
    const std::int32_t term = takes_a ? a_columns[p] : b_columns[q];
    add(term, takes_a ? a.row_values(i)[p] : 0.0, takes_b ? b.row_values(j)[q] : 0.0);
    if (takes_a) ++p;
    if (takes_b) ++q;
  }
  sort_by_contribution(explanation);
  return explanation;
}

}  // namespace broadsheet::vectors
