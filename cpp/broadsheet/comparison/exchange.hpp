#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/comparison/contingency.hpp"
#include "broadsheet/comparison/sampling_tail.hpp"
#include "broadsheet/comparison/unequal_lengths.hpp"

namespace broadsheet::comparison {

/// What chance does to the difference between two sets: whole units change sides.
///
/// The words of one article are not independent, and forty reprints of one wire story are one
/// observation; so the test asks how often the same units, dealt out anew to two sets of the
/// same numbers of units, differ as much. Per term, x_u is its count in unit u, w_u the unit's
/// running words, p = sum x / sum w, r_u = x_u - p w_u. The statistic is the sum of r over A.
/// A unit that lies in both sets is not dealt out: its two pieces swap sides or do not.
///
/// Valid whatever the distribution of the counts, for the null hypothesis that which unit came
/// into which set has nothing to do with what is in it. Length is in it: where the units of one
/// set are longer than a deal would have it, more is asked of a difference (UnequalLengths).
/// Keeps a reference to the table.
class Exchange {
 public:
  explicit Exchange(const Contingency& table);

  /// Sum of r over A minus its mean under exchange; its sign is that of the difference.
  [[nodiscard]] double observed(std::int64_t term) const;

  /// The same had A these counts and words instead.
  [[nodiscard]] double deviation_of(std::int64_t term, std::int64_t count_a,
                                    std::int64_t tokens_a) const;

  /// Its exact variance under exchange: M_A M_B / (N (N - 1)) sum (r - mean r)^2, and a quarter
  /// of the squared difference for each unit in both sets. O(units that hold the term).
  [[nodiscard]] double variance(std::int64_t term) const;

  /// How often chance makes at least as large a difference, in either direction: p_e, how often an
  /// exchange does. Where all draws are tried that is all, and where the lengths are alike
  /// (UnequalLengths::weight 0). Where they are not (1), the difference is first divided by the
  /// root of UnequalLengths::ratio, and p is no less than that of count_a as an overdispersed
  /// binomial (overdispersed_count_p): if long units are in A, that none of them holds the term is
  /// less likely than a deal has it, and the tails of an exchange lie elsewhere. In between, by the
  /// weight's power of either.
  [[nodiscard]] double p_value(std::int64_t term) const;

  /// The same had A these lengths and this count of the term instead.
  [[nodiscard]] double p_value(std::int64_t term, std::int64_t count_a, LengthsOfA a) const;

  /// Sum r^2 and sum w r^2 over all pieces. O(units that hold the term).
  [[nodiscard]] ResidualMoments residual_moments(std::int64_t term) const;

  [[nodiscard]] const UnequalLengths& lengths() const noexcept { return lengths_; }

  /// Whether there are so few ways to deal the units out that all are tried.
  [[nodiscard]] bool tries_all_draws() const noexcept { return all_draws_; }

  /// The same by the normal distribution with the exact variance.
  [[nodiscard]] double normal_p_value(std::int64_t term) const;

  [[nodiscard]] std::int64_t n_units_a() const noexcept { return n_whole_a_; }  // in A only
  [[nodiscard]] std::int64_t n_units_b() const noexcept { return n_whole_b_; }  // in B only
  [[nodiscard]] std::int64_t n_units_in_both() const noexcept { return n_pairs_; }

 private:
  [[nodiscard]] double rate(std::int64_t term) const noexcept;
  [[nodiscard]] RandomSum random_sum(std::int64_t term) const;
  void add_holders(RandomSum& sum, std::int64_t term) const;
  void add_every_unit(RandomSum& sum, std::int64_t term) const;
  void make_groups();

  const Contingency& table_;
  UnequalLengths lengths_;
  double squares_ = 0;  // of the lengths of all pieces
  double cubes_ = 0;
  std::int64_t n_whole_a_ = 0;
  std::int64_t n_whole_b_ = 0;
  std::int64_t n_pairs_ = 0;
  bool all_draws_ = false;  // few enough to try them all
  double length_ = 0;       // words of the units in one set only
  double length_squares_ = 0;
  double pairs_length_ = 0;      // of the units in both sets, both pieces
  double pairs_squares_ = 0;     // sum of squared differences of their two lengths
  std::vector<double> group_n_;  // units in one set only, grouped by length
  std::vector<double> group_length_;
  std::vector<std::int32_t> group_of_piece_;  // -1 for pieces of units in both sets
};

}  // namespace broadsheet::comparison
