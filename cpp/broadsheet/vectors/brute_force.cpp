#include "broadsheet/vectors/brute_force.hpp"

#include <algorithm>

#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 8;

Neighbours search(const SparsePoints& from, const SparsePoints& to, bool same,
                  const NearestOptions& options) {
  options.rule.check(from.size(), to.size());
  const Postings turned = postings(to.matrix);
  const auto n = static_cast<std::size_t>(from.size());
  std::vector<std::vector<Candidate>> best(n);
  for_each_chunk(n, kRowsAChunk, options.threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   std::vector<double> row(static_cast<std::size_t>(to.size()));
                   for (std::size_t i = begin; i < end; ++i) {
                     const auto a = static_cast<ArticleIndex>(i);
                     cosines_with_all(from, a, turned, to.inverse_norms, row);
                     best[i] = best_of_row(row, a, same ? a : -1, options);
                   }
                 });
  Neighbours result;
  for (std::size_t i = 0; i < n; ++i) {
    for (const Candidate& c : best[i]) {
      result.push_back(static_cast<std::int64_t>(i), c.article, c.similarity);
    }
  }
  return result;
}

}  // namespace

std::vector<Candidate> best_of_row(const std::vector<double>& row, ArticleIndex a,
                                   ArticleIndex self, const NearestOptions& options) {
  std::vector<Candidate> best;
  const auto k = static_cast<std::size_t>(options.k);
  for (std::size_t j = 0; j < row.size(); ++j) {
    const auto b = static_cast<ArticleIndex>(j);
    if (row[j] < options.min_similarity || b == self || !options.rule.allows(a, b)) continue;
    best.push_back({row[j], b});
    if (best.size() >= 4 * k + 64 && best.size() % 64 == 0) prune(best, k);
  }
  rank(best, k);
  return best;
}

Neighbours pairs_by_brute_force(const SparsePoints& points, const NearestOptions& options) {
  NearestOptions all = options;
  all.k = std::max<std::int64_t>(1, points.size());
  Neighbours both = nearest_by_brute_force(points, all);
  Neighbours pairs;
  for (std::size_t p = 0; p < both.size(); ++p) {
    if (both.article_a[p] < both.article_b[p]) {
      pairs.push_back(both.article_a[p], both.article_b[p], both.similarity[p]);
    }
  }
  rank_pairs(pairs);
  return pairs;
}

Neighbours nearest_by_brute_force(const SparsePoints& points, const NearestOptions& options) {
  return search(points, points, true, options);
}

Neighbours nearest_by_brute_force(const SparsePoints& from, const SparsePoints& to,
                                  const NearestOptions& options) {
  return search(from, to, false, options);
}

}  // namespace broadsheet::vectors
