#include "broadsheet/vectors/brute_force.hpp"

#include <string>
#include <string_view>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 8;

void check_column(std::string_view name, std::size_t size, std::int64_t n) {
  if (size == 0 || size == static_cast<std::size_t>(n)) return;
  throw ArgumentError(std::string(name) + " must have one value for each of the " +
                      std::to_string(n) + " articles, got " + std::to_string(size));
}

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

bool PairRule::allows(ArticleIndex a, ArticleIndex b) const noexcept {
  const auto i = static_cast<std::size_t>(a);
  const auto j = static_cast<std::size_t>(b);
  if (!group_a.empty() && group_a[i] >= 0 && group_a[i] == group_b[j]) return false;
  if (time_a.empty()) return true;
  const std::int64_t gap = time_a[i] < time_b[j] ? time_b[j] - time_a[i] : time_a[i] - time_b[j];
  return gap <= max_gap;
}

void PairRule::check(std::int64_t n_a, std::int64_t n_b) const {
  check_column("group_a", group_a.size(), n_a);
  check_column("group_b", group_b.size(), n_b);
  check_column("time_a", time_a.size(), n_a);
  check_column("time_b", time_b.size(), n_b);
  if (group_a.empty() != group_b.empty() || time_a.empty() != time_b.empty()) {
    throw ArgumentError("a rule over pairs must know both sides; give the column for each");
  }
}

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

Neighbours nearest_by_brute_force(const SparsePoints& points, const NearestOptions& options) {
  return search(points, points, true, options);
}

Neighbours nearest_by_brute_force(const SparsePoints& from, const SparsePoints& to,
                                  const NearestOptions& options) {
  return search(from, to, false, options);
}

}  // namespace broadsheet::vectors
