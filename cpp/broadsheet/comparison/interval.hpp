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
/// variance (M - 1) / M sum ((x_u - (a/n) w_u) / (1 - w_u/n))^2 / a^2: the jackknife over units
/// (W. Cochran, "Sampling techniques", 1977, 6.4 and 6.17). The two sides' variances are added,
/// less twice the covariance where a unit lies in both, and the quantile is Student's t with the
/// degrees of freedom of F. Satterthwaite, 1946, in which a side counts 2 (sum r^2)^2 / sum r^4: a
/// term that two or three units carry gets a wide interval, as it should. A count of 0 is taken as
/// 0.5, with a variance such that the interval reaches to 3.69 (the upper 95 % bound of a Poisson
/// count of 0) times the other side's overdispersion sum r^2 / count, where that is above 1; how
/// much rarer than 0.5 the term may be, no data can say, and the other end is only as far away.
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
    double fourths = 0;  // and of its square
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
