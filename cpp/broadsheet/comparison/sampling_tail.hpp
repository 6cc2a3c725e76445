#pragma once

#include <cstdint>

#include "broadsheet/comparison/random_sum.hpp"

namespace broadsheet::comparison {

/// P(|sum - mean| >= distance), for a distance that a draw has: never less than that of one draw.
///
/// - Up to 4096 ways to draw, and every unit in `values`: all are tried.
/// - Up to 10 units and pairs one by one: all their subsets are tried; the rest, whose share
///   is small, is normal with its exact moments.
/// - More, with counts, where there are not too many sums of them: the exact distribution of
///   the sum of counts, by counting subsets; what values add to it is normal.
/// - More: the double saddlepoint approximation of I. Skovgaard, "Saddlepoint expansions for
///   conditional distributions", 1987, in the r* form, as J. Robinson (1982) and J. Booth and
///   R. Butler (1990) use it for permutation tests; its relative error stays at a few percent
///   far out in the tail, where the normal is wrong by orders of magnitude if the sets differ in
///   size or a few units hold most of the term. Within one standard deviation of the mean, where
///   the counting takes too long: the normal.
[[nodiscard]] double two_sided_tail(const RandomSum& sum, double distance);

/// The normal approximation from the exact moments alone.
[[nodiscard]] double two_sided_normal_tail(const RandomSum& sum, double distance);

/// How many ways there are to draw, or limit + 1 where there are more than limit.
[[nodiscard]] std::int64_t count_draws(std::int64_t n_units, std::int64_t n_chosen,
                                       std::int64_t n_pairs, std::int64_t limit) noexcept;

inline constexpr std::int64_t kMaxDraws = 4096;

}  // namespace broadsheet::comparison
