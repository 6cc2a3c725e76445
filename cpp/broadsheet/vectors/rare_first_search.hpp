#pragma once

#include <cstdint>

#include "broadsheet/vectors/nearest.hpp"

namespace broadsheet::vectors {

/// Whether rows are so short, and free of negative weights, that lists are read rarest first.
[[nodiscard]] bool suits_rare_first(const SparsePoints& from, const SparsePoints& to);

/// The k nearest of each row where rows are short, as headlines are: there is so little to add up
/// that looking at each pair once would cost more than finding the few that can be near.
///
/// For each row x its columns are read from the rarest on, and products added up in float32:
///
///     columns of x, rarest first    r r r r | m m m | c c c
///                                           1       2
///     1. The k-th highest sum is a level that the k-th similarity cannot be below.
///     2. The commonest columns, the first p of all, are left unread: a row y can gain
///        |x over p| |y over p| from them at most. p is where reading on would cost more than
///        scoring the rows y that are so long over p that they could be near by these alone.
///
/// Who may still reach the level is scored in float64 in the fixed order of cosine() and ranked by
/// rank(). Rows with fewer than k relations are searched exhaustively. The answer does not depend
/// on levels, so it is the same for any number of threads.
///
/// After H. Turtle and J. Flood, "Query evaluation: strategies and optimizations", IPM 31, 1995,
/// and R. Bayardo, Y. Ma and R. Srikant, "Scaling up all pairs similarity search", WWW 2007.
///
/// `same`: pairs within one set, a row is not its own neighbour; from and to are one object.
[[nodiscard]] Neighbours rare_first_nearest(const SparsePoints& from, const SparsePoints& to,
                                            bool same, const NearestOptions& options);

/// All pairs a < b of at least options.min_similarity > 0. Here the level is known: reading stops
/// once a row that none of the columns read has named can no longer reach it.
[[nodiscard]] Neighbours rare_first_pairs(const SparsePoints& points,
                                          const NearestOptions& options);

}  // namespace broadsheet::vectors
