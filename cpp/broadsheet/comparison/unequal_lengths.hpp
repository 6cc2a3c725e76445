#pragma once

#include <array>
#include <cstdint>

#include "broadsheet/comparison/contingency.hpp"

namespace broadsheet::comparison {

/// The lengths of the units of A: their sum, and the sum of their squares.
struct LengthsOfA {
  std::int64_t tokens = 0;
  double squares = 0;
};

/// What a term's residuals r_u = x_u - p w_u tell about its variance, over all pieces.
struct ResidualMoments {
  double squares = 0;         // sum r^2
  double length_squares = 0;  // sum w r^2
};

/// Sets whose units differ in length: what that does to the variance of a difference.
///
/// An exchange deals long and short units alike to both sets, and so takes it that the sum of r
/// over A varies by as much whichever set the long ones are in. It does not: the variance of a
/// unit's count grows with its length (for permutation tests A. Janssen, 1997; E. Chung and
/// J. Romano, 2013; the problem of Behrens and Fisher). Per term the variance of a unit of length w
/// is taken to be g(w) = alpha w + beta w^2, alpha for words that fall at random, beta for
/// articles that dwell on them; both, never below 0, by the method of moments from sum r^2 and
/// sum w r^2. With f the share of A in the words, the difference
/// (1 - f) count_a - f count_b has the variance (1 - f)^2 sum_A g + f^2 sum_B g, where an
/// exchange of N units, M of them in A, has M (N - M) / N^2 sum g; each unit in both sets adds a
/// quarter of its g there. For lengths that are alike the two are one.
///
/// Pure functions of the lengths; O(pieces) to make, then O(1).
class UnequalLengths {
 public:
  explicit UnequalLengths(const Contingency& table);

  /// The lengths of A as it is.
  [[nodiscard]] LengthsOfA observed() const noexcept { return observed_; }

  /// 0 where a deal of the units gives such lengths (sum and sum of squares within two standard
  /// deviations of their means under exchange), 1 where it does not (beyond three).
  [[nodiscard]] double weight(LengthsOfA a) const noexcept;

  /// beta's share of the variance, 0 to 1: 0 where sum r^2 grows as the lengths do.
  [[nodiscard]] double dwelling(ResidualMoments r) const noexcept;

  /// The variance of the difference, over that of an exchange; 1 for lengths that are alike.
  [[nodiscard]] double ratio(LengthsOfA a, double dwelling) const noexcept;

  /// The variance of the difference. The residuals are from a rate that was fitted to them, which
  /// takes a share sum w^2 / (sum w)^2 of their squares: 1 / N for equal lengths.
  [[nodiscard]] double variance(LengthsOfA a, ResidualMoments r, double dwelling) const noexcept;

  /// A's share f of the words.
  [[nodiscard]] double share(LengthsOfA a) const noexcept;

 private:
  /// Of the k-th power of the lengths: all pieces, and mean and variance of A's sum under exchange.
  struct Power {
    double total = 0;
    double whole = 0;  // of units in one set only
    double mean = 0;
    double variance = 0;
  };
  [[nodiscard]] Power power(const Contingency& table, int k) const;
  [[nodiscard]] std::array<double, 2> of_difference(LengthsOfA a) const noexcept;

  double share_of_units_ = 0;  // M / N
  LengthsOfA observed_;
  std::array<Power, 2> powers_;  // of the lengths, and of their squares
  double cubes_ = 0;
};

}  // namespace broadsheet::comparison
