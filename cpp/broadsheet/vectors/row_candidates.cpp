#include "broadsheet/vectors/row_candidates.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::vectors {
namespace {

constexpr std::int32_t kHighestLevel = 32766;  // below a sum that stopped at the end of the range

constexpr std::size_t kRoom = 12;
constexpr std::size_t kManyTimes = 16;  // as many as usual: so many will not go by themselves

// What a pair of at least this similarity is above.
std::int32_t level_of(double similarity, FixedScale scale, std::int32_t margin) {
  return static_cast<std::int32_t>(std::floor((similarity - 2 * kTie) * scale.sums)) - margin - 1;
}

}  // namespace

RowCandidates::RowCandidates(double least, const Rule& rule) : limit_(2 * rule.k + kRoom) {
  if (least > 0) raise(level_of(least, rule.scale, rule.margin));
}

void RowCandidates::raise(std::int32_t level) noexcept {
  if (level < 0) return;
  complete_ = true;
  level_ =
      static_cast<std::int16_t>(std::min(kHighestLevel, std::max<std::int32_t>(level_, level)));
}

void RowCandidates::drop_lower(const Rule& rule) {
  if (candidates_.size() < rule.k) return;
  const auto kth = candidates_.begin() + static_cast<std::ptrdiff_t>(rule.k - 1);
  std::ranges::nth_element(candidates_, kth, std::ranges::greater(), &Sum::sum);
  raise(kth->sum - 2 * rule.margin - 2);
  std::erase_if(candidates_, [&](const Sum& c) { return c.sum <= level_; });
}

void RowCandidates::make_room(const Rule& rule, const Scorer& score) {
  drop_lower(rule);
  const std::size_t least = 2 * rule.k + kRoom;
  if (candidates_.size() > kManyTimes * least) keep_best_scores(rule, score);
  limit_ = std::max(least, 2 * candidates_.size());
}

void RowCandidates::keep_best_scores(const Rule& rule, const Scorer& score) {
  struct Scored {
    double similarity;
    Sum candidate;
  };
  std::vector<Scored> scored;
  scored.reserve(candidates_.size());
  for (const Sum& c : candidates_) scored.push_back({score(c.article), c});
  std::ranges::sort(scored, [](const Scored& x, const Scored& y) {
    return x.similarity != y.similarity ? x.similarity > y.similarity
                                        : x.candidate.article < y.candidate.article;
  });
  const double lowest = scored[rule.k - 1].similarity - 2 * kTie;
  candidates_.clear();
  // Of exactly equal ones the first k articles beat the others.
  std::size_t equal = 0;
  for (std::size_t c = 0; c < scored.size() && scored[c].similarity >= lowest; ++c) {
    equal = c > 0 && scored[c].similarity == scored[c - 1].similarity ? equal + 1 : 0;
    if (equal < rule.k) candidates_.push_back(scored[c].candidate);
  }
  raise(level_of(scored[rule.k - 1].similarity, rule.scale, rule.margin));
}

std::vector<Candidate> RowCandidates::ranked(double least, const Rule& rule,
                                             const Scorer& score) const {
  std::vector<Candidate> best;
  best.reserve(candidates_.size());
  for (const Sum& c : candidates_) {
    const double similarity = score(c.article);
    if (similarity >= least) best.push_back({similarity, c.article});
  }
  rank(best, rule.k);
  return best;
}

}  // namespace broadsheet::vectors
