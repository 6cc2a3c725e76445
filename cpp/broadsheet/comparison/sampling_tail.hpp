#pragma once

#include <cstdint>
#include <vector>

namespace broadsheet::comparison {

/// The sum of the values of n_chosen units drawn at random, without replacement, from n_units;
/// to which each pair adds one of its two values by the toss of a coin. It is what a term's
/// count in a set becomes when whole units are exchanged between two sets.
///
/// Units whose values are alike may be given as groups of a mean value.
struct RandomSum {
  struct Group {
    double n;
    double value;
  };
  struct Pair {
    double heads;
    double tails;
  };

  std::int64_t n_units = 0;
  std::int64_t n_chosen = 0;
  std::vector<double> values;        // of the units that matter one by one
  std::vector<std::int64_t> counts;  // empty, or the whole numbers that values are close to
  std::vector<Group> groups;         // of the others
  double rest_sum = 0;               // sum of the others' values
  double rest_sum_squares = 0;       // and of their squares, exactly
  std::vector<Pair> pairs;
  double more_pairs_mean = 0;  // further pairs, which hardly matter, together
  double more_pairs_variance = 0;

  /// M / N sum r + 1/2 sum over pairs.
  [[nodiscard]] double mean() const noexcept;

  /// M (N - M) / (N (N - 1)) sum (r - mean r)^2 + 1/4 sum of squared differences of pairs.
  [[nodiscard]] double variance() const noexcept;
};

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
