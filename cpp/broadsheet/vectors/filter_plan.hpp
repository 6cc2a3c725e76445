#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/vectors/filter_rows.hpp"

namespace broadsheet::vectors {

/// How the filter treats ranks, from the commonest on:
///
///     [0, dense)        bounded by a product in 8 bits
///     [dense, skipped)  bounded by the product of lengths
///     [skipped, ...)    added up exactly enough, from lists
struct FilterPlan {
  std::int32_t dense = 0;
  std::int32_t skipped = 0;
};

/// Chooses the plan that a cost model finds cheapest on a sample of rows: what is added up
/// against what then passes the bound by lengths. threshold_from[i], threshold_to[j]: a pair
/// is of interest at the lower of the two. Only the time depends on the choice, never a result.
[[nodiscard]] FilterPlan plan_filter(const FilterRows& from, const FilterRows& to,
                                     const FilterLists& lists,
                                     std::span<const float> threshold_from,
                                     std::span<const float> threshold_to);

}  // namespace broadsheet::vectors
