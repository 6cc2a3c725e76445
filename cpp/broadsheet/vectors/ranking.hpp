#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/base/pooled_vector.hpp"

namespace broadsheet::vectors {

/// Similarities that differ by less are ties, which the lower article wins.
inline constexpr double kTie = 1e-12;

/// What a similarity must reach to count as at least `min_similarity`: a tie with it does.
[[nodiscard]] constexpr double lowest_of(double min_similarity) noexcept {
  return min_similarity - kTie;
}

/// An article that may be among the nearest of another.
struct Candidate {
  double similarity;
  ArticleIndex article;
};

/// Puts candidates into order, most similar first, and keeps the first k.
///
/// Ties: in descending order, a run reaches from its first candidate down to less than kTie below
/// it; the run is then put in the order of its articles, and the next run begins after it.
/// The order of the input does not matter. O(n log n).
void rank(std::vector<Candidate>& candidates, std::size_t k);

/// Drops candidates that cannot be among the first k whatever else is added, where they have
/// become many; cheap otherwise. Of exactly equal ones it keeps the k lowest articles, so a
/// thousand copies of one text do not fill the memory.
void prune(std::vector<Candidate>& candidates, std::size_t k);

/// Pairs of articles and how alike they are: three columns of one length. Of kept memory, since
/// fresh pages for an answer took a tenth of the time of short texts.
struct Neighbours {
  PooledVector<std::int64_t> article_a;
  PooledVector<std::int64_t> article_b;
  PooledVector<double> similarity;

  void push_back(std::int64_t a, std::int64_t b, double value) {
    article_a.push_back(a);
    article_b.push_back(b);
    similarity.push_back(value);
  }
  [[nodiscard]] std::size_t size() const noexcept { return similarity.size(); }
};

/// Most similar first; ties as in rank(), by article_a and then article_b.
void rank_pairs(Neighbours& pairs);

}  // namespace broadsheet::vectors
