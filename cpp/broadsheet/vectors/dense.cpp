#include "broadsheet/vectors/dense.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 8;
// Squares and products of sizes between these are far from the ends of float64.
constexpr double kSmall = 1e-140;
constexpr double kLarge = 1e140;

constexpr std::size_t kTile = 128;  // rows of b that stay in cache for the rows of a chunk

// The product of rows that are scaled first.
double scaled_product(std::span<const double> a, double scale_a, std::span<const double> b,
                      double scale_b) noexcept {
  double sum = 0;
  for (std::size_t c = 0; c < a.size(); ++c) sum += (a[c] * scale_a) * (b[c] * scale_b);
  return sum;
}

}  // namespace

double product(std::span<const double> a, std::span<const double> b) noexcept {
  std::array<double, 8> sums{};
  std::size_t c = 0;
  for (; c + 8 <= a.size(); c += 8) {
    for (std::size_t lane = 0; lane < 8; ++lane) sums[lane] += a[c + lane] * b[c + lane];
  }
  for (std::size_t lane = 0; c < a.size(); ++c, ++lane) sums[lane] += a[c] * b[c];
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

DensePoints dense_points(Column<double> values, std::int64_t n_rows, std::int64_t n_columns) {
  if (static_cast<std::int64_t>(values.size()) != n_rows * n_columns) {
    throw ArgumentError("expected " + std::to_string(n_rows) + " x " + std::to_string(n_columns) +
                        " coordinates, got " + std::to_string(values.size()));
  }
  DensePoints points{n_rows, n_columns, std::move(values), {}, false};
  points.inverse_norms.reserve(static_cast<std::size_t>(n_rows));
  for (ArticleIndex i = 0; i < n_rows; ++i) {
    const auto row = points.row(i);
    if (!std::ranges::all_of(row, [](double v) { return std::isfinite(v); })) {
      throw ArgumentError("coordinates must be finite numbers, but those of article " +
                          std::to_string(i) + " are not");
    }
    const double largest =
        row.empty()
            ? 0
            : std::abs(*std::ranges::max_element(row, {}, [](double v) { return std::abs(v); }));
    // Scaled first, so that squares of very large or small numbers neither overflow nor vanish.
    double inverse = 0;
    if (largest > 0) {
      double squares = 0;
      for (const double v : row) squares += (v / largest) * (v / largest);
      inverse = 1 / (largest * std::sqrt(squares));
      points.is_extreme |= largest < kSmall || largest > kLarge;
    }
    points.inverse_norms.push_back(std::isfinite(inverse) ? inverse : 0);
  }
  return points;
}

double cosine(const DensePoints& a, ArticleIndex i, const DensePoints& b, ArticleIndex j) noexcept {
  const double scale_a = a.inverse_norms[static_cast<std::size_t>(i)];
  const double scale_b = b.inverse_norms[static_cast<std::size_t>(j)];
  const double value = a.is_extreme || b.is_extreme
                           ? scaled_product(a.row(i), scale_a, b.row(j), scale_b)
                           : product(a.row(i), b.row(j)) * (scale_a * scale_b);
  return std::clamp(value, -1.0, 1.0);
}

std::vector<double> cosine_block(const DensePoints& a, const DensePoints& b, unsigned threads) {
  const auto width = static_cast<std::size_t>(b.size());
  std::vector<double> block(static_cast<std::size_t>(a.size()) * width);
  for_each_chunk(static_cast<std::size_t>(a.size()), kRowsAChunk, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t tile = 0; tile < width; tile += kTile) {
                     for (std::size_t i = begin; i < end; ++i) {
                       for (std::size_t j = tile; j < std::min(width, tile + kTile); ++j) {
                         block[i * width + j] = cosine(a, static_cast<ArticleIndex>(i), b,
                                                       static_cast<ArticleIndex>(j));
                       }
                     }
                   }
                 });
  return block;
}

}  // namespace broadsheet::vectors
