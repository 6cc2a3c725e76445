#include "broadsheet/vectors/nearest.hpp"

#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/brute_force.hpp"

namespace broadsheet::vectors {
namespace {

void check(const NearestOptions& options, std::int64_t columns_a, std::int64_t columns_b) {
  if (options.k < 1) {
    throw ArgumentError("k must be at least 1, got " + std::to_string(options.k));
  }
  if (!(options.min_similarity >= -1 && options.min_similarity <= 1)) {
    throw ArgumentError("min_similarity must be between -1 and 1, got " +
                        std::to_string(options.min_similarity));
  }
  if (columns_a != columns_b) {
    throw ArgumentError("both sets must have the same columns, got " + std::to_string(columns_a) +
                        " and " + std::to_string(columns_b) +
                        "; transform one by the other's vectors");
  }
}

}  // namespace

Neighbours nearest(const SparsePoints& points, const NearestOptions& options) {
  check(options, points.matrix.n_columns, points.matrix.n_columns);
  return nearest_by_brute_force(points, options);
}

Neighbours nearest(const SparsePoints& from, const SparsePoints& to,
                   const NearestOptions& options) {
  check(options, from.matrix.n_columns, to.matrix.n_columns);
  return nearest_by_brute_force(from, to, options);
}

Neighbours pairs_above(const SparsePoints& points, const NearestOptions& options) {
  check(options, points.matrix.n_columns, points.matrix.n_columns);
  if (options.min_similarity <= 0) {
    throw ArgumentError("min_similarity must be above 0 where all pairs are asked for, got " +
                        std::to_string(options.min_similarity));
  }
  return pairs_by_brute_force(points, options);
}

}  // namespace broadsheet::vectors
