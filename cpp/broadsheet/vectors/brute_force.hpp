#pragma once

#include <vector>

#include "broadsheet/vectors/nearest.hpp"
#include "broadsheet/vectors/ranking.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// The k best of a row of similarities by the rules of rank(), at least min_similarity.
/// `self`: the column that is article a itself, or -1.
[[nodiscard]] std::vector<Candidate> best_of_row(const std::vector<double>& row, ArticleIndex a,
                                                 ArticleIndex self, const NearestOptions& options);

/// The k nearest of each article among all others: every cosine in float64, then the best. The
/// slow, obvious answer that nearest() must equal, but for ties with min_similarity.
[[nodiscard]] Neighbours nearest_by_brute_force(const SparsePoints& points,
                                                const NearestOptions& options);

/// The same from one set to another.
[[nodiscard]] Neighbours nearest_by_brute_force(const SparsePoints& from, const SparsePoints& to,
                                                const NearestOptions& options);

/// The same for some rows of `from` only, into best[row]: work that grows with the rows that share
/// a column with them, not with all.
void search_exhaustively(const SparsePoints& from, const SparsePoints& to, bool same,
                         const NearestOptions& options, const std::vector<ArticleIndex>& rows,
                         std::vector<std::vector<Candidate>>& best);

/// The answers of all rows, one below the other.
[[nodiscard]] Neighbours joined(const std::vector<std::vector<Candidate>>& best);

/// All pairs a < b of at least options.min_similarity, likewise. For tests and small sets: holds
/// every pair twice.
[[nodiscard]] Neighbours pairs_by_brute_force(const SparsePoints& points,
                                              const NearestOptions& options);

}  // namespace broadsheet::vectors
