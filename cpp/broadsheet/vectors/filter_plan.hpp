#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

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
