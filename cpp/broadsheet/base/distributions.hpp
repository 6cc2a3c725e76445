#pragma once

#include <cmath>

/// Tails, quantiles and sums that keep their digits where the textbook formula loses them.
///
/// All functions are pure and safe to call from many threads (std::lgamma is not: it writes
/// a global). An argument outside the stated domain gives NaN, as in <cmath>.
namespace broadsheet {

/// P(Z > z) for a standard normal Z. Relative error under 1e-12 until it underflows (z > 37.5).
[[nodiscard]] double normal_survival(double z) noexcept;

/// ln P(Z > z), finite for every z up to about 1e154: beyond z = 12 by the asymptotic series
/// of Laplace (Abramowitz & Stegun 26.2.12).
[[nodiscard]] double normal_log_survival(double z) noexcept;

/// The z with P(Z <= z) = p, for 0 <= p <= 1. For a small upper tail q ask for
/// -normal_quantile(q), which keeps the digits that 1 - q would lose.
[[nodiscard]] double normal_quantile(double p) noexcept;

/// P(X > x) for a chi-square X with one degree of freedom: erfc(sqrt(x / 2)). x >= 0.
[[nodiscard]] double chi_square_survival(double x) noexcept;

/// log10 P(X > x) for one degree of freedom; finite for every finite x >= 0.
[[nodiscard]] double chi_square_log10_survival(double x) noexcept;

/// P(X > x) for a chi-square X with this many degrees of freedom (> 0, need not be whole).
[[nodiscard]] double chi_square_survival(double x, double degrees_of_freedom) noexcept;

/// P(T > t) for Student's t with this many degrees of freedom (> 0; infinity: normal).
[[nodiscard]] double student_t_survival(double t, double degrees_of_freedom) noexcept;

/// The t with P(T <= t) = p.
[[nodiscard]] double student_t_quantile(double p, double degrees_of_freedom) noexcept;

/// ln Gamma(x), x > 0.
[[nodiscard]] double log_gamma(double x) noexcept;

/// ln(n choose k), 0 <= k <= n.
[[nodiscard]] double log_choose(double n, double k) noexcept;

/// Q(a, x) = Gamma(a, x) / Gamma(a), the upper regularized incomplete gamma. a > 0, x >= 0.
[[nodiscard]] double regularized_gamma_upper(double a, double x) noexcept;

/// P(a, x) = 1 - Q(a, x), computed so that a small P keeps its digits.
[[nodiscard]] double regularized_gamma_lower(double a, double x) noexcept;

/// I_x(a, b), the regularized incomplete beta. a, b > 0, 0 <= x <= 1.
[[nodiscard]] double regularized_beta(double a, double b, double x) noexcept;

/// x ln(x / expected) - x + expected: one cell's share of half a G-squared.
///
/// Never negative, and without cancellation where x is near expected (C. Loader, "Fast and
/// accurate computation of binomial probabilities", 2000). x = 0 gives expected; expected = 0
/// with x > 0 gives infinity. Over a table whose totals agree the linear parts cancel, so
/// G-squared is twice the sum of these.
[[nodiscard]] double deviance_term(double x, double expected) noexcept;

/// The same for x = expected + difference, where the difference is known better than the
/// subtraction would give it. In a 2 x 2 table (a, b; n - a, m - b) all four differences are
/// plus or minus (a m - b n) / (n + m), whose numerator is an exact integer.
[[nodiscard]] double deviance_term_by_difference(double expected, double difference) noexcept;

/// A sum that carries its rounding errors along (Neumaier 1974): as good as if summed in
/// twice the precision. The order of additions still matters to the last bit, so reduce
/// chunks in chunk order.
class CompensatedSum {
 public:
  void add(double value) noexcept {
    const double total = sum_ + value;
    carry_ += std::abs(sum_) >= std::abs(value) ? (sum_ - total) + value : (value - total) + sum_;
    sum_ = total;
  }
  void add(const CompensatedSum& other) noexcept {
    add(other.sum_);
    carry_ += other.carry_;
  }
  /// Infinities and NaN come through as a plain sum would give them.
  [[nodiscard]] double value() const noexcept { return std::isfinite(sum_) ? sum_ + carry_ : sum_; }

 private:
  double sum_ = 0;
  double carry_ = 0;
};

}  // namespace broadsheet
