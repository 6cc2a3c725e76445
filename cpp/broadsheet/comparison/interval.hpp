#pragma once

#include <cstdint>

#include "broadsheet/comparison/contingency.hpp"

namespace broadsheet::comparison {

struct Interval {
  double low;
  double high;
};

/// A 95 % interval of the log ratio, by unit.
///
/// The rate a / n is a ratio of two sums over units; by linearisation its logarithm has the
/// variance V = (M - 1) / M sum ((x_u - (a/n) w_u) / (1 - w_u/n))^2 / a^2: the jackknife over
/// units (W. Cochran, "Sampling techniques", 1977, 6.4 and 6.17). The rate's bounds are those of
/// a gamma with the effective count 1 / V (M. Fay and E. Feuer, 1997; Poisson bounds where
/// units hold the term once, wide where a few units carry it), with Student's t of M - 1
/// degrees for the normal quantile. The bounds of the two rates give those of their ratio by
/// G. Zou and A. Donner, "Construction of confidence limits about effect measures", 2008.
///
/// A count of 0 is taken as 0.5 and reaches up to 3.69 (the upper 95 % bound of a Poisson count
/// of 0) times the other side's overdispersion sum r^2 / count, where that is above 1. How much
/// rarer than 0.5 the term may be, no data can say; there the interval is made as long.
///
/// Where units lie in both sets the two rates move together: then the interval is shortened by
/// the root of (V_a + V_b - 2 covariance) / (V_a + V_b); a set against itself is a point.
///
/// NaN where a side has fewer than two units.
class LogRatioInterval {
 public:
  explicit LogRatioInterval(const Contingency& table);

  /// O(units that hold the term).
  [[nodiscard]] Interval operator()(std::int64_t term) const;

 private:
  struct Side {
    double n = 0;        // pieces
    double squares = 0;  // sum over them of (length * pull)^2
  };
  struct LogRate;

  /// 1 / (1 - share of the side's words): how much further the others lie from a piece than
  /// the whole of which it is a part.
  [[nodiscard]] double pull(std::int32_t piece) const noexcept;
  [[nodiscard]] double pulled_length(std::int32_t piece) const noexcept;
  [[nodiscard]] LogRate log_rate(std::int64_t term, bool of_a) const;
  [[nodiscard]] double covariance(std::int64_t term) const;

  const Contingency& table_;
  Side a_;
  Side b_;
  double products_ = 0;  // sum over units in both sets of the product of their two such lengths
};

}  // namespace broadsheet::comparison
