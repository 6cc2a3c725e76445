#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "broadsheet/base/ids.hpp"

namespace broadsheet::vectors {

/// The time of an article without one.
inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// Which pairs (a, b) may be in the result, besides what their similarity says. A column that is
/// empty constrains nothing; each has one value per article of its side.
struct PairRule {
  std::vector<std::int32_t> group_a;  // articles of the same group are left out (negative: none)
  std::vector<std::int32_t> group_b;
  std::vector<std::int64_t> time_a;  // times further apart than max_gap, and kNoTime, are left out
  std::vector<std::int64_t> time_b;
  std::int64_t max_gap = 0;

  [[nodiscard]] bool empty() const noexcept { return group_a.empty() && time_a.empty(); }
  [[nodiscard]] bool allows(ArticleIndex a, ArticleIndex b) const noexcept;

  /// ArgumentError unless each column is empty or has one value per article.
  void check(std::int64_t n_a, std::int64_t n_b) const;
};

}  // namespace broadsheet::vectors
