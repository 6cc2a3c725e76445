#pragma once

#include "broadsheet/vectors/nearest.hpp"

namespace broadsheet::vectors {

/// All pairs a < b of at least options.min_similarity > 0 where rows are short, as headlines are,
/// and no weight is negative (see has_short_rows()).
///
/// For each row its columns are read from the rarest on, and products added up in float32. Reading
/// stops once a row that none of the columns read has named can no longer reach min_similarity: the
/// commonest columns, nearly all of what there is to add, are seldom read. Who may reach it is
/// scored in float64 in the fixed order of cosine().
///
/// After H. Turtle and J. Flood, "Query evaluation: strategies and optimizations", IPM 31, 1995,
/// and R. Bayardo, Y. Ma and R. Srikant, "Scaling up all pairs similarity search", WWW 2007.
[[nodiscard]] Neighbours rare_first_pairs(const SparsePoints& points,
                                          const NearestOptions& options);

}  // namespace broadsheet::vectors
