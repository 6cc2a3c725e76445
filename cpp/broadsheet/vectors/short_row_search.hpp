#pragma once

#include "broadsheet/vectors/nearest.hpp"

namespace broadsheet::vectors {

/// Whether rows are so short, and free of negative weights, that the searches for short rows are
/// the faster ones.
[[nodiscard]] bool has_short_rows(const SparsePoints& from, const SparsePoints& to);

/// The k nearest of each row where rows are short, as headlines are.
///
/// One or two of a headline's ten columns are in many rows and make four fifths of all products.
/// These are added to the sums of a panel of rows side by side where any of them has the column,
/// which takes less time than to tell for which it could matter; the rest are short lists. So all
/// sums are complete, in 16 bits:
///
///     1. The k-th highest of the blocks' highest sums is a level: at least k sums reach it.
///     2. Rows with sums below it, by more than rounding explains, are out. About k are left.
///     3. These are scored in float64 in the fixed order of cosine() and ranked by rank().
///
/// A row whose candidates become many, as thousands of copies of one headline are, has them scored
/// early and the best of them kept: memory does not grow with the number of copies.
///
/// Rows whose level does not show that what is near has a similarity above 0 are searched
/// exhaustively. The answer does not depend on levels, so it is the same for any number of threads.
///
/// `same`: pairs within one set, a row is not its own neighbour; from and to are one object.
/// O(rows x (postings of their lists + rows x their strips)).
[[nodiscard]] Neighbours short_row_nearest(const SparsePoints& from, const SparsePoints& to,
                                           bool same, const NearestOptions& options);

}  // namespace broadsheet::vectors
