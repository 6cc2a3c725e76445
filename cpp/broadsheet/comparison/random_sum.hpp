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

/// The sum of the units that are left behind, which are as random a draw as those that are taken:
/// what is low for the one is high for the other.
[[nodiscard]] RandomSum complement(const RandomSum& sum);

}  // namespace broadsheet::comparison
