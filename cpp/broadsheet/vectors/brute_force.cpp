#include "broadsheet/vectors/brute_force.hpp"

#include <algorithm>
#include <memory>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/spread_row.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 8;

// The similarities of one row with those rows that share a column with it.
class Relations {
 public:
  explicit Relations(std::size_t n_rows) : sums_(n_rows), is_related_(n_rows) {}

  // The same sums in the same order as cosine().
  void find(const SparsePoints& from, ArticleIndex a, const Postings& to,
            std::span<const double> to_inverse_norms) {
    for (const std::int32_t b : related_) sums_[static_cast<std::size_t>(b)] = 0;
    for (const std::int32_t b : related_) is_related_[static_cast<std::size_t>(b)] = 0;
    related_.clear();
    const auto columns = from.matrix.row_columns(a);
    const auto values = from.matrix.row_values(a);
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const auto c = static_cast<std::size_t>(columns[p]);
      for (auto at = static_cast<std::size_t>(to.offsets[c]);
           at != static_cast<std::size_t>(to.offsets[c + 1]); ++at) {
        const auto b = static_cast<std::size_t>(to.rows[at]);
        if (is_related_[b] == 0) related_.push_back(to.rows[at]);
        is_related_[b] = 1;
        sums_[b] += values[p] * to.values[at];
      }
    }
    const double scale = from.inverse_norms[static_cast<std::size_t>(a)];
    for (const std::int32_t b : related_) {
      const auto u = static_cast<std::size_t>(b);
      sums_[u] = std::clamp(sums_[u] * (scale * to_inverse_norms[u]), -1.0, 1.0);
    }
  }
  [[nodiscard]] const std::vector<std::int32_t>& related() const noexcept { return related_; }
  [[nodiscard]] bool is_related(ArticleIndex b) const noexcept {
    return is_related_[static_cast<std::size_t>(b)] != 0;
  }
  [[nodiscard]] double similarity(ArticleIndex b) const noexcept {
    return sums_[static_cast<std::size_t>(b)];
  }

 private:
  std::vector<double> sums_;
  std::vector<char> is_related_;
  std::vector<std::int32_t> related_;
};

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
  return joined(best);
}

// The same as below for one row, without turning `to` on its side.
std::vector<Candidate> best_of_all(const SparsePoints& from, const SparsePoints& to, ArticleIndex a,
                                   ArticleIndex self, const NearestOptions& options) {
  constexpr std::size_t kRowsAtATime = 2048;
  SpreadRow spread(from);
  spread.set(a);
  std::vector<double> row(static_cast<std::size_t>(to.size()));
  for_each_chunk(row.size(), kRowsAtATime, options.threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t b = begin; b < end; ++b) {
                     row[b] = spread.cosine_with(to, static_cast<ArticleIndex>(b));
                   }
                 });
  return best_of_row(row, a, self, options);
}

// The rows that share a column with row a, and the first k that share none: similarity 0, so only
// the first k can count.
std::vector<Candidate> best_of_related(const SparsePoints& from, const SparsePoints& to,
                                       const Postings& turned, ArticleIndex a, ArticleIndex self,
                                       const NearestOptions& options, Relations& scratch) {
  scratch.find(from, a, turned, to.inverse_norms);
  std::vector<Candidate> best;
  for (const std::int32_t b : scratch.related()) {
    const double similarity = scratch.similarity(b);
    if (similarity < options.min_similarity || b == self || !options.rule.allows(a, b)) continue;
    best.push_back({similarity, b});
  }
  std::int64_t unrelated = 0;
  for (ArticleIndex b = 0; b < to.size() && unrelated < options.k && options.min_similarity <= 0;
       ++b) {
    if (b == self || scratch.is_related(b) || !options.rule.allows(a, b)) continue;
    best.push_back({0, b});
    ++unrelated;
  }
  rank(best, static_cast<std::size_t>(options.k));
  return best;
}

}  // namespace

Neighbours joined(const std::vector<std::vector<Candidate>>& best) {
  std::size_t total = 0;
  for (const auto& row : best) total += row.size();
  Neighbours result;
  result.article_a.reserve(total);
  result.article_b.reserve(total);
  result.similarity.reserve(total);
  for (std::size_t i = 0; i < best.size(); ++i) {
    for (const Candidate& c : best[i]) {
      result.push_back(static_cast<std::int64_t>(i), c.article, c.similarity);
    }
  }
  return result;
}

void search_exhaustively(const SparsePoints& from, const SparsePoints& to, bool same,
                         const NearestOptions& options, const std::vector<ArticleIndex>& rows,
                         std::vector<std::vector<Candidate>>& best) {
  constexpr std::size_t kFewRows = 4;  // are compared with all in less time than `to` is turned
  if (rows.size() <= kFewRows) {
    for (const ArticleIndex a : rows) {
      best[static_cast<std::size_t>(a)] = best_of_all(from, to, a, same ? a : -1, options);
    }
    return;
  }
  const Postings turned = postings(to.matrix);
  std::vector<std::unique_ptr<Relations>> scratch(resolve_threads(options.threads));
  for_each_chunk_by_worker(rows.size(), kRowsAChunk, options.threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             if (!scratch[worker]) {
                               scratch[worker] =
                                   std::make_unique<Relations>(static_cast<std::size_t>(to.size()));
                             }
                             for (std::size_t i = begin; i < end; ++i) {
                               const ArticleIndex a = rows[i];
                               best[static_cast<std::size_t>(a)] = best_of_related(
                                   from, to, turned, a, same ? a : -1, options, *scratch[worker]);
                             }
                           });
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
