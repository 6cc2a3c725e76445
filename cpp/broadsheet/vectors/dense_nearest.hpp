#pragma once

#include "broadsheet/vectors/dense.hpp"
#include "broadsheet/vectors/nearest.hpp"

namespace broadsheet::vectors {

/// The k nearest of each row of `from` among the rows of `to` (of itself where that is null), by
/// cosine: exactly those that a brute-force search in float64 finds, in the order of rank().
///
/// Blocked products in float32 with an error bound leave few candidates a row; those are scored
/// by cosine() in float64. Memory beside the points: 4 bytes a coordinate, and for each thread a
/// block of 32 rows of scores. Bit-identical for any number of threads.
[[nodiscard]] Neighbours nearest(const DensePoints& from, const DensePoints* to,
                                 const NearestOptions& options);

/// Every pair a < b of at least options.min_similarity > 0, likewise; most similar first.
[[nodiscard]] Neighbours pairs_above(const DensePoints& points, const NearestOptions& options);

}  // namespace broadsheet::vectors
