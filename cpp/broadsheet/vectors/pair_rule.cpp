#include "broadsheet/vectors/pair_rule.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "broadsheet/base/error.hpp"

namespace broadsheet::vectors {
namespace {

void check_column(std::string_view name, std::size_t size, std::int64_t n) {
  if (size == 0 || size == static_cast<std::size_t>(n)) return;
  throw ArgumentError(std::string(name) + " must have one value for each of the " +
                      std::to_string(n) + " articles, got " + std::to_string(size));
}

}  // namespace

bool PairRule::allows(ArticleIndex a, ArticleIndex b) const noexcept {
  const auto i = static_cast<std::size_t>(a);
  const auto j = static_cast<std::size_t>(b);
  if (!group_a.empty() && group_a[i] >= 0 && group_a[i] == group_b[j]) return false;
  if (time_a.empty()) return true;
  if (time_a[i] == kNoTime || time_b[j] == kNoTime) return false;
  // Without a sign, so that no two times are too far apart to subtract.
  const auto first = static_cast<std::uint64_t>(std::min(time_a[i], time_b[j]));
  const auto last = static_cast<std::uint64_t>(std::max(time_a[i], time_b[j]));
  return last - first <= static_cast<std::uint64_t>(max_gap);
}

void PairRule::check(std::int64_t n_a, std::int64_t n_b) const {
  check_column("group_a", group_a.size(), n_a);
  check_column("group_b", group_b.size(), n_b);
  check_column("time_a", time_a.size(), n_a);
  check_column("time_b", time_b.size(), n_b);
  if (max_gap < 0) {
    throw ArgumentError("max_gap must be at least 0, got " + std::to_string(max_gap));
  }
  if (group_a.empty() != group_b.empty() || time_a.empty() != time_b.empty()) {
    throw ArgumentError("a rule over pairs must know both sides; give the column for each");
  }
}

}  // namespace broadsheet::vectors
