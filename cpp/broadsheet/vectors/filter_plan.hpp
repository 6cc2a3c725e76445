#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// Columns of panels are added up in stages, the rarest first, so that what one stage reads of a
/// panel stays in the cache for many rows. Each begins at so many columns from the commonest.
inline constexpr std::array<std::int32_t, 6> kStageBegins = {2048, 1024, 512, 256, 128, 0};
inline constexpr std::size_t kStages = kStageBegins.size();

/// How the filter treats the columns, ranked by how many of the listed rows use them:
///
///     rank   0 ......... skipped ......... listed ............ end
///            bounded by    added up from     added up from      (no pair of rows shares
///            lengths       panels            lists               the others: rank -1)
///
/// A panel costs the same for every row, a list for every row that uses the column; so columns
/// that many rows use go to panels.
struct FilterPlan {
  std::vector<std::int32_t> rank_of_column;
  std::int32_t skipped = 0;
  std::int32_t listed = 0;
  std::int32_t end = 0;

  [[nodiscard]] std::int32_t n_panels() const noexcept { return listed - skipped; }
  /// Of the ranks below, nothing is in the sums after a stage.
  [[nodiscard]] std::int32_t lacks_below(std::size_t stage) const noexcept {
    return std::min(skipped + kStageBegins[stage], listed);
  }
  [[nodiscard]] std::int32_t n_lists() const noexcept { return end - listed; }
};

/// Only time depends on the plan, never a result. `same`: pairs within one set, so that a column
/// of one row is shared by no pair. `least`: where only pairs above a similarity are asked for;
/// then as many of the commonest columns are skipped as leave half of it to the others.
[[nodiscard]] FilterPlan plan_filter(const SparsePoints& from, const SparsePoints& to, bool same,
                                     double least, unsigned threads);

/// At most so many columns go to panels.
[[nodiscard]] std::int64_t most_panels(const SparsePoints& to);

}  // namespace broadsheet::vectors
