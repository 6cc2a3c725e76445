#pragma once

#include "broadsheet/vectors/nearest.hpp"

namespace broadsheet::vectors {

/// The k nearest of each row of `from` among the rows of `to`, without scoring most pairs in
/// float64: filter, bound, check.
///
/// 1. Filter. Weights are rounded to 16 bits (FixedScale). The similarity of every pair is added
///    up in 16 bits too, by tiles of rows `to`: columns that few rows use from lists, the others
///    from panels of 128 rows that stay in the registers (FilterTile, add_panel).
/// 2. Bound. How far a sum can be from the similarity is known for each row. A pair whose sum is
///    so low that neither of its rows can have the other among its k nearest is dropped at once
///    (RowCandidates). Levels rise as more is seen; rows are visited in a shuffled order, so that
///    they rise whatever the order of the articles. Panels are added in stages, the rarest columns
///    first; what is lacking is bounded by the product of two lengths, which rules most of a
///    panel's rows out before the commonest columns once levels are high. In large sets they soon
///    are: when all rows have met the first tile, each is compared with those nearest to its
///    nearest there (after W. Dong, M. Charikar and K. Li, "Efficient k-nearest neighbor graph
///    construction", WWW 2011), and the others are put in the order of their levels.
/// 3. Check. What is left, little more than k a row, is scored in float64 in the fixed order of
///    cosine() and ranked by rank(). Rows with fewer than k relations are searched exhaustively.
///
/// Within a set each pair is added up once, for both its rows:
///
///     y  0    a       4 a                        x meets
///     x  |tri|                                   round 1: the rows of the round before it
///        |rect|tri |                             round 2: first the rows of earlier rounds,
///        | rect    |    tri       |                       then those of its own
///
/// A level is read by others only in the phase after it rose. The answer does not depend on
/// levels, so it is the same for any number of threads.
///
/// After R. Bayardo, Y. Ma and R. Srikant, "Scaling up all pairs similarity search", WWW 2007.
///
/// `same`: pairs within one set, a row is not its own neighbour; from and to are one object.
[[nodiscard]] Neighbours filtered_nearest(const SparsePoints& from, const SparsePoints& to,
                                          bool same, const NearestOptions& options);

/// All pairs a < b of at least options.min_similarity > 0. The level is the same for all rows and
/// known from the start, so the commonest columns are not added up but bounded by the product of
/// the lengths of two rows over them.
[[nodiscard]] Neighbours filtered_pairs(const SparsePoints& points, const NearestOptions& options);

}  // namespace broadsheet::vectors
