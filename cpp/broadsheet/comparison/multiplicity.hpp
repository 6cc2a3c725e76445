#pragma once

#include <span>
#include <vector>

namespace broadsheet::comparison {

/// p-values adjusted for how many were looked at, in the order given, each at most 1. NaN stays
/// NaN and is not counted. O(n log n).

/// The false discovery rate at which each would be reported: min over j >= i of n p_(j) / j.
/// Y. Benjamini and Y. Hochberg, 1995.
[[nodiscard]] std::vector<double> benjamini_hochberg(std::span<const double> p_values);

/// The same times 1 + 1/2 + ... + 1/n: holds under any dependence. Y. Benjamini and
/// D. Yekutieli, 2001.
[[nodiscard]] std::vector<double> benjamini_yekutieli(std::span<const double> p_values);

/// Step-down Bonferroni: max over j <= i of (n - j + 1) p_(j). S. Holm, 1979.
[[nodiscard]] std::vector<double> holm(std::span<const double> p_values);

/// n p.
[[nodiscard]] std::vector<double> bonferroni(std::span<const double> p_values);

}  // namespace broadsheet::comparison
