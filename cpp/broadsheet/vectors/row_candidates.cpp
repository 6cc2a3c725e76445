#include "broadsheet/vectors/row_candidates.hpp"

#include <cmath>

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kManyTimes = 16;  // as many as usual: so many will not go by themselves

// What a pair of at least this similarity is above.
std::int32_t level_of(double similarity, FixedScale scale, std::int32_t margin) {
  return static_cast<std::int32_t>(std::floor((similarity - 2 * kTie) * scale.sums)) - margin - 1;
}

}  // namespace

RowCandidates::RowCandidates(std::span<std::int16_t> highest, FixedScale scale, std::int32_t margin,
                             double least)
    : highest_(highest), limit_(usual_limit(highest.size())), margin_(margin) {
  if (least > 0) raise(level_of(least, scale, margin));
}

void RowCandidates::raise_to(double similarity, FixedScale scale) {
  raise(level_of(similarity, scale, margin_));
}

std::vector<std::uint32_t> RowCandidates::highest_first(std::size_t n) const {
  std::vector<Sum> best(std::min(n, candidates_.size()));
  std::ranges::partial_sort_copy(candidates_, best, [](const Sum& x, const Sum& y) {
    return x.sum != y.sum ? x.sum > y.sum : x.article < y.article;
  });
  std::vector<std::uint32_t> articles;
  articles.reserve(best.size());
  for (const Sum& c : best) articles.push_back(c.article);
  return articles;
}

void RowCandidates::make_room(FixedScale scale, const Scorer& score, bool memory_is_short) {
  drop_lower();
  const std::size_t usual = usual_limit(highest_.size());
  const std::size_t most = memory_is_short ? (usual + highest_.size()) / 2 : kManyTimes * usual;
  if (candidates_.size() > most) keep_best_scores(scale, score);
  limit_ = std::max(usual, 2 * candidates_.size());
  if (candidates_.capacity() > 2 * limit_) candidates_.shrink_to_fit();
}

void RowCandidates::keep_best_scores(FixedScale scale, const Scorer& score) {
  struct Scored {
    double similarity;
    Sum candidate;
  };
  const std::size_t k = highest_.size();
  std::vector<Scored> scored;
  scored.reserve(candidates_.size());
  for (const Sum& c : candidates_) scored.push_back({score(c.article), c});
  std::ranges::sort(scored, [](const Scored& x, const Scored& y) {
    return x.similarity != y.similarity ? x.similarity > y.similarity
                                        : x.candidate.article < y.candidate.article;
  });
  const double lowest = scored[k - 1].similarity - 2 * kTie;
  candidates_ = {};  // their memory goes
  // Of exactly equal ones the first k articles beat the others.
  std::size_t equal = 0;
  for (std::size_t c = 0; c < scored.size() && scored[c].similarity >= lowest; ++c) {
    equal = c > 0 && scored[c].similarity == scored[c - 1].similarity ? equal + 1 : 0;
    if (equal < k) candidates_.push_back(scored[c].candidate);
  }
  raise(level_of(scored[k - 1].similarity, scale, margin_));
}

}  // namespace broadsheet::vectors
