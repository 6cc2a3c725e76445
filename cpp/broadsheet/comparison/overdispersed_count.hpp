#pragma once

#include <cstdint>

namespace broadsheet::comparison {

/// How often, of `count` words of which each falls to A with the probability `share`, as many as
/// count_a or more extreme fall to it, in either direction; for words that do not fall one by one,
/// so that count_a has `overdispersion` times the variance of a binomial.
///
/// The counts are divided by the overdispersion, as J. Rao and A. Scott (1992) do to analyse
/// clustered counts as if they were binomial; the binomial of a count that is not whole by the
/// incomplete beta function. Twice the smaller tail, what is observed counted by half (mid-p,
/// H. Lancaster, 1961). overdispersion >= 1, 0 < share < 1.
[[nodiscard]] double overdispersed_count_p(std::int64_t count_a, std::int64_t count, double share,
                                           double overdispersion) noexcept;

}  // namespace broadsheet::comparison
