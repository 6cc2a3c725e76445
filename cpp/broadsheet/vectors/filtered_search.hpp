#pragma once

#include "broadsheet/vectors/nearest.hpp"

namespace broadsheet::vectors {

/// The k nearest of each row of `from` among the rows of `to`, without scoring most pairs:
/// filter, bound, check.
///
/// 1. Each row adds up its rarest columns until a budget is spent; the best rows so found are
///    scored in float64, and the k-th of them is a threshold that no answer lies below.
/// 2. For tiles of rows, the columns beyond the commonest are added up in float32 from lists; a
///    pair is dropped where that sum and a bound for the commonest columns (lengths first, then a
///    product in 8 bits) stay below the lower of its two thresholds. Rounding is allowed for.
/// 3. What is left is scored in float64 in the fixed order of cosine() and ranked by rank().
///
/// Within a set each pair is looked at once. Rows without a positive threshold (fewer than k rows
/// share a rare column with them) are searched exhaustively. Thresholds rise between rounds of
/// rows of fixed size, so nothing depends on the number of threads.
///
/// Memory beside the points: about 20 bytes a non-zero, the 8-bit block (up to 1,024 bytes a
/// row), some 24 k bytes a row of candidates, and a tile for each thread.
///
/// After R. Bayardo, Y. Ma and R. Srikant, "Scaling up all pairs similarity search", WWW 2007, and
/// D. Anastasiu and G. Karypis, "L2AP", ICDE 2014.
///
/// `same`: pairs within one set, a row is not its own neighbour; from and to are one object.
[[nodiscard]] Neighbours filtered_nearest(const SparsePoints& from, const SparsePoints& to,
                                          bool same, const NearestOptions& options);

/// All pairs a < b of at least options.min_similarity > 0, by steps 2 and 3.
[[nodiscard]] Neighbours filtered_pairs(const SparsePoints& points, const NearestOptions& options);

}  // namespace broadsheet::vectors
