#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/comparison/contingency.hpp"
#include "broadsheet/comparison/exchange.hpp"

namespace broadsheet::comparison {

/// What the strongest term reaches when there is no difference to find.
struct NullLine {
  std::vector<double> smallest_p;  // of all terms asked, in each round
  std::vector<double> largest_log_likelihood;
};

/// Deals the units out anew n_rounds times and looks at these terms. A pure function of the
/// seed. O(n_rounds non-zeros).
[[nodiscard]] NullLine null_line(const Contingency& table, const Exchange& exchange,
                                 std::span<const std::int64_t> terms, std::int64_t n_rounds,
                                 std::uint64_t seed, unsigned threads = 0);

/// The cosine of the two sets (divergence.hpp) in each of n_rounds deals; 0 in one that leaves a
/// set without words: as little alike as can be.
///
/// A small set's shares vary more, and so its cosine with another is lower. Where the units of one
/// set are longer than a deal would have it (UnequalLengths::weight), the squared tangent of each
/// deal's angle is multiplied by what chance keeps sets of the observed lengths apart, over what it
/// keeps those of the deal: the variance of the difference of the rates, over all terms.
[[nodiscard]] std::vector<double> null_cosines(const Contingency& table, std::int64_t n_rounds,
                                               std::uint64_t seed, unsigned threads = 0);

/// Phipson and Smyth's p of a value against what chance gave: (1 + #{as extreme}) / (1 + n).
/// B. Phipson and G. Smyth, "Permutation p-values should never be zero", 2010.
[[nodiscard]] double share_at_most(std::span<const double> by_chance, double value) noexcept;

}  // namespace broadsheet::comparison
