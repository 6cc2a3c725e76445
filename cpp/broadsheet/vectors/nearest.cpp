#include "broadsheet/vectors/nearest.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/filtered_search.hpp"
#include "broadsheet/vectors/rare_first_search.hpp"
#include "broadsheet/vectors/search_memory.hpp"
#include "broadsheet/vectors/short_row_search.hpp"

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

// Where looking at every pair costs less than preparing not to.
bool is_small(std::int64_t n_a, std::int64_t n_b) { return n_a * n_b < 128 * 128; }

}  // namespace

NearestOptions NearestOptions::with_ties() const {
  NearestOptions same = *this;
  if (min_similarity > 0) {
    same.min_similarity =
        std::max(lowest_of(min_similarity), std::numeric_limits<double>::min());  // still above 0
  }
  return same;
}

Neighbours nearest(const SparsePoints& points, const NearestOptions& options) {
  check(options, points.matrix.n_columns, points.matrix.n_columns);
  options.rule.check(points.size(), points.size());
  if (is_small(points.size(), points.size())) {
    check_memory(exhaustive_memory(points, points, options), options);
    return nearest_by_brute_force(points, options.with_ties());
  }
  if (has_short_rows(points, points)) {
    return short_row_nearest(points, points, true, options.with_ties());
  }
  return filtered_nearest(points, points, true, options.with_ties());
}

Neighbours nearest(const SparsePoints& from, const SparsePoints& to,
                   const NearestOptions& options) {
  check(options, from.matrix.n_columns, to.matrix.n_columns);
  options.rule.check(from.size(), to.size());
  if (is_small(from.size(), to.size())) {
    check_memory(exhaustive_memory(from, to, options), options);
    return nearest_by_brute_force(from, to, options.with_ties());
  }
  if (has_short_rows(from, to)) return short_row_nearest(from, to, false, options.with_ties());
  return filtered_nearest(from, to, false, options.with_ties());
}

Neighbours pairs_above(const SparsePoints& points, const NearestOptions& options) {
  check(options, points.matrix.n_columns, points.matrix.n_columns);
  if (options.min_similarity <= 0) {
    throw ArgumentError("min_similarity must be above 0 where all pairs are asked for, got " +
                        std::to_string(options.min_similarity));
  }
  options.rule.check(points.size(), points.size());
  if (has_short_rows(points, points)) return rare_first_pairs(points, options.with_ties());
  return filtered_pairs(points, options.with_ties());
}

}  // namespace broadsheet::vectors
