#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/vectors/ranking.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// Which pairs (a, b) may be in the result, besides what their similarity says. A column that is
/// empty constrains nothing; each has one value per article of its side.
struct PairRule {
  std::vector<std::int32_t> group_a;  // articles of the same group are left out (negative: none)
  std::vector<std::int32_t> group_b;
  std::vector<std::int64_t> time_a;  // times further apart than max_gap are left out
  std::vector<std::int64_t> time_b;
  std::int64_t max_gap = 0;

  [[nodiscard]] bool empty() const noexcept { return group_a.empty() && time_a.empty(); }
  [[nodiscard]] bool allows(ArticleIndex a, ArticleIndex b) const noexcept;

  /// ArgumentError unless each column is empty or has one value per article.
  void check(std::int64_t n_a, std::int64_t n_b) const;
};

struct NearestOptions {
  std::int64_t k = 10;
  double min_similarity = 0;
  unsigned threads = 0;
  PairRule rule;
};

/// The k best of a row of similarities by the rules of rank(), at least min_similarity.
/// `self`: the column that is article a itself, or -1.
[[nodiscard]] std::vector<Candidate> best_of_row(const std::vector<double>& row, ArticleIndex a,
                                                 ArticleIndex self, const NearestOptions& options);

/// The k nearest of each article among all others: every cosine in float64, then the best. The
/// slow, obvious answer that nearest() must equal.
[[nodiscard]] Neighbours nearest_by_brute_force(const SparsePoints& points,
                                                const NearestOptions& options);

/// The same from one set to another.
[[nodiscard]] Neighbours nearest_by_brute_force(const SparsePoints& from, const SparsePoints& to,
                                                const NearestOptions& options);

}  // namespace broadsheet::vectors
