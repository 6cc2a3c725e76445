#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
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
  /// The similarity itself, in float64.
  using Scorer = std::function<double(std::uint32_t article)>;

  struct Sum {
    std::uint32_t article;
    std::int16_t sum;
  };

  /// `highest`: room for k sums, which the caller keeps. `least`: similarities below do not
  /// count; only one above 0 helps.
  RowCandidates(std::span<std::int16_t> highest, FixedScale scale, std::int32_t margin,
                double least);

  /// A sum of interest is above it; never negative.
  [[nodiscard]] std::int16_t level() const noexcept { return level_; }

  /// Whether every article that is among the nearest was above the level all the time.
  [[nodiscard]] bool is_complete() const noexcept { return complete_; }

  /// Takes an article whose sum is above the level. False: call make_room() before the next.
  [[nodiscard]] bool add(std::uint32_t article, std::int16_t sum) {
    candidates_.push_back({article, sum});
    note(sum);
    return candidates_.size() < limit_;
  }

  /// What is known of articles still to be added: each of `highest` is the highest sum of some of
  /// them, no two of the same. Raises the level at once. Reorders the sums given.
  void foresee(std::span<std::int16_t> highest) {
    const std::size_t k = highest_.size();
    if (highest.size() < k || k == 0) return;
    const auto kth = highest.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::nth_element(highest.begin(), kth, highest.end(), std::greater());
    raise(*kth - 2 * margin_ - 2);
  }

  /// k articles are known to be at least so similar: what is less is of no interest.
  void raise_to(double similarity, FixedScale scale);

  /// Drops what cannot be among the nearest. Candidates that stay are scored only where they have
  /// become many times the usual number, or, where memory is short, at once: so that there is room
  /// without more of it.
  void make_room(FixedScale scale, const Scorer& score, bool memory_is_short = false);

  /// How many there is room for.
  [[nodiscard]] std::size_t limit() const noexcept { return limit_; }
  /// How many there is room for at first.
  [[nodiscard]] static constexpr std::size_t usual_limit(std::size_t k) noexcept {
    constexpr std::size_t kRoom = 12;
    return 2 * k + kRoom;
  }

  /// Drops what is not above the level.
  void drop_lower() {
    std::erase_if(candidates_, [&](const Sum& c) { return c.sum <= level_; });
  }

  [[nodiscard]] std::span<const Sum> candidates() const noexcept { return candidates_; }

  /// The n articles of the highest sums, or all; of equal sums the lower article first.
  [[nodiscard]] std::vector<std::uint32_t> highest_first(std::size_t n) const;

 private:
  // The k highest sums as a heap, the lowest of them in front.
  void note(std::int16_t sum) {
    const auto begin = highest_.begin();
    if (n_highest_ < highest_.size()) {
      highest_[n_highest_++] = sum;
      std::push_heap(begin, begin + static_cast<std::ptrdiff_t>(n_highest_), std::greater());
      if (n_highest_ < highest_.size()) return;
    } else if (sum > highest_.front()) {
      replace_lowest(sum);
    } else {
      return;
    }
    raise(highest_.front() - 2 * margin_ - 2);
  }
  void replace_lowest(std::int16_t sum) noexcept {
    std::size_t at = 0;
    for (std::size_t child; (child = 2 * at + 1) < highest_.size(); at = child) {
      if (child + 1 < highest_.size() && highest_[child + 1] < highest_[child]) ++child;
      if (highest_[child] >= sum) break;
      highest_[at] = highest_[child];
    }
    highest_[at] = sum;
  }
  void raise(std::int32_t level) noexcept {
    // At most just below a sum that stopped at the end of the range.
    constexpr std::int32_t kHighestLevel = 32766;
    complete_ = complete_ || level >= 0;
    level_ =
        static_cast<std::int16_t>(std::min(kHighestLevel, std::max<std::int32_t>(level_, level)));
  }
  void keep_best_scores(FixedScale scale, const Scorer& score);

  std::vector<Sum> candidates_;
  std::span<std::int16_t> highest_;
  std::size_t n_highest_ = 0;
  std::size_t limit_;
  std::int32_t margin_;
  std::int16_t level_ = 0;
  bool complete_ = false;
};

}  // namespace broadsheet::vectors
