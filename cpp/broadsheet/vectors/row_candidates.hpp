#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "broadsheet/vectors/filter_rows.hpp"
#include "broadsheet/vectors/ranking.hpp"

namespace broadsheet::vectors {

/// The articles that may be among the k nearest of one article, by sums that are known to be
/// within a margin of the similarity.
///
/// With margin m the k-th highest sum s belongs to a similarity of at least s - m, so who is to
/// be among the k nearest has a sum of s - 2 m or more: the level rises as sums come in.
class RowCandidates {
 public:
  struct Rule {
    std::size_t k;
    FixedScale scale;
    std::int32_t margin;
  };
  /// The similarity itself, in float64.
  using Scorer = std::function<double(std::uint32_t article)>;

  /// `least`: similarities below do not count; only one above 0 helps.
  RowCandidates() = default;
  RowCandidates(double least, const Rule& rule);

  /// A sum of interest is above it; never negative.
  [[nodiscard]] std::int16_t level() const noexcept { return level_; }

  /// Whether every article that is among the nearest was above the level all the time.
  [[nodiscard]] bool is_complete() const noexcept { return complete_; }

  /// Takes an article whose sum is above the level; now and then drops those below.
  void add(std::uint32_t article, std::int16_t sum, const Rule& rule, const Scorer& score) {
    candidates_.push_back({article, sum});
    if (candidates_.size() >= limit_) make_room(rule, score);
  }

  /// Drops what is below the level that all sums together allow.
  void drop_lower(const Rule& rule);

  /// The articles left, scored and put in order by rank().
  [[nodiscard]] std::vector<Candidate> ranked(double least, const Rule& rule,
                                              const Scorer& score) const;

 private:
  struct Sum {
    std::uint32_t article;
    std::int16_t sum;
  };

  void raise(std::int32_t level) noexcept;
  void make_room(const Rule& rule, const Scorer& score);
  void keep_best_scores(const Rule& rule, const Scorer& score);

  std::vector<Sum> candidates_;
  std::size_t limit_ = 0;
  std::int16_t level_ = 0;
  bool complete_ = false;
};

}  // namespace broadsheet::vectors
