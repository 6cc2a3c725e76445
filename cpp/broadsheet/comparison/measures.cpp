#include "broadsheet/comparison/measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "broadsheet/base/distributions.hpp"

namespace broadsheet::comparison {
namespace {

__extension__ using Int128 = __int128;

double to_double(std::int64_t value) noexcept { return static_cast<double>(value); }

bool says_nothing(const TwoByTwo& t) noexcept {
  return t.n == 0 || t.m == 0 || t.a + t.b == 0 || t.a + t.b == t.n + t.m;
}

/// a - E(a) = (a m - b n) / (n + m), whose numerator is an exact integer. The other three cells
/// differ from their expectations by plus or minus the same.
double difference_from_expected(const TwoByTwo& t) noexcept {
  const Int128 numerator = static_cast<Int128>(t.a) * t.m - static_cast<Int128>(t.b) * t.n;
  return static_cast<double>(numerator) / to_double(t.n + t.m);
}

struct Expected {
  double a, b, c, d;
};

Expected expected_counts(const TwoByTwo& t) noexcept {
  const double total = to_double(t.n + t.m);
  const double term = to_double(t.a + t.b);
  const double rest = to_double(t.n + t.m - t.a - t.b);
  const double share_a = to_double(t.n) / total;
  const double share_b = to_double(t.m) / total;
  return {term * share_a, term * share_b, rest * share_a, rest * share_b};
}

/// A cell's share of half a G-squared. An empty cell by name: there expected + difference may
/// miss 0 by a rounding.
double deviance(std::int64_t count, double expected, double difference) noexcept {
  return count == 0 ? expected : deviance_term_by_difference(expected, difference);
}

double chi_square_from(const TwoByTwo& t, double difference) noexcept {
  const Expected e = expected_counts(t);
  return difference * difference * (1 / e.a + 1 / e.b + 1 / e.c + 1 / e.d);
}

}  // namespace

double log_likelihood(const TwoByTwo& t) noexcept {
  if (says_nothing(t)) return 0;
  const Expected e = expected_counts(t);
  const double d = difference_from_expected(t);
  return 2 * (deviance(t.a, e.a, d) + deviance(t.b, e.b, -d) + deviance(t.n - t.a, e.c, -d) +
              deviance(t.m - t.b, e.d, d));
}

double log_likelihood_two_cells(const TwoByTwo& t) noexcept {
  if (t.n == 0 || t.m == 0 || t.a + t.b == 0) return 0;
  const Expected e = expected_counts(t);
  const double d = difference_from_expected(t);
  return 2 * (deviance(t.a, e.a, d) + deviance(t.b, e.b, -d));
}

double log_likelihood_williams(const TwoByTwo& t) noexcept {
  if (says_nothing(t)) return 0;
  const double total = to_double(t.n + t.m);
  const double term = to_double(t.a + t.b);
  const double q = 1 + (total / term + total / (total - term) - 1) *
                           (total / to_double(t.n) + total / to_double(t.m) - 1) / (6 * total);
  return log_likelihood(t) / q;
}

double chi_square(const TwoByTwo& t) noexcept {
  return says_nothing(t) ? 0 : chi_square_from(t, difference_from_expected(t));
}

double chi_square_yates(const TwoByTwo& t) noexcept {
  if (says_nothing(t)) return 0;
  return chi_square_from(t, std::max(0.0, std::abs(difference_from_expected(t)) - 0.5));
}

double log_ratio(const TwoByTwo& t, ZeroCell zero) noexcept {
  if (t.n == 0 || t.m == 0) return std::numeric_limits<double>::quiet_NaN();
  double a = to_double(t.a);
  double b = to_double(t.b);
  if (zero == ZeroCell::half_everywhere) {
    a += 0.5;
    b += 0.5;
  } else {
    if (t.a == 0) a = 0.5;
    if (t.b == 0) b = 0.5;
  }
  return std::log2(a / b * (to_double(t.m) / to_double(t.n)));
}

double percent_difference(const TwoByTwo& t) noexcept { return 100 * (relative_risk(t) - 1); }

double odds_ratio(const TwoByTwo& t) noexcept {
  return to_double(t.a) / to_double(t.n - t.a) / (to_double(t.b) / to_double(t.m - t.b));
}

double relative_risk(const TwoByTwo& t) noexcept {
  return to_double(t.a) / to_double(t.n) / (to_double(t.b) / to_double(t.m));
}

double difference_coefficient(const TwoByTwo& t) noexcept {
  const double rate_a = to_double(t.a) / to_double(t.n);
  const double rate_b = to_double(t.b) / to_double(t.m);
  return (rate_a - rate_b) / (rate_a + rate_b);
}

double simple_maths(const TwoByTwo& t, double k) noexcept {
  return (1e6 * to_double(t.a) / to_double(t.n) + k) / (1e6 * to_double(t.b) / to_double(t.m) + k);
}

double bayes_factor_bic(const TwoByTwo& t) noexcept {
  return log_likelihood(t) - std::log(to_double(t.n + t.m));
}

double fisher_p(const TwoByTwo& t) noexcept {
  // P(k + 1) / P(k) is a ratio of small integers: walking from the observed table both ways
  // gives every probability as a multiple of this one's, without a factorial.
  const std::int64_t term = t.a + t.b;
  const std::int64_t least = std::max<std::int64_t>(0, term - t.m);
  const std::int64_t most = std::min(term, t.n);
  const auto up = [&](std::int64_t k) {
    return to_double(t.n - k) / to_double(k + 1) *
           (to_double(term - k) / to_double(t.m - term + k + 1));
  };
  // Start from the most likely table, so that nothing overflows.
  const auto mode = static_cast<std::int64_t>((to_double(t.n) + 1) * (to_double(term) + 1) /
                                              (to_double(t.n + t.m) + 2));
  const std::int64_t start = std::clamp(mode, least, most);
  double observed = 1;
  for (std::int64_t k = start; k < t.a; ++k) observed *= up(k);
  for (std::int64_t k = start; k > t.a; --k) observed /= up(k - 1);
  const double as_likely = observed * (1 + 1e-12);
  CompensatedSum all;
  CompensatedSum extreme;
  const auto add = [&](double p) {
    all.add(p);
    if (p <= as_likely) extreme.add(p);
  };
  double p = 1;
  add(p);
  for (std::int64_t k = start; k < most && p > 0; ++k) add(p *= up(k));
  p = 1;
  for (std::int64_t k = start; k > least && p > 0; --k) add(p /= up(k - 1));
  return std::min(1.0, extreme.value() / all.value());
}

LogOdds log_odds_dirichlet(const TwoByTwo& t, double prior, double prior_total) noexcept {
  const double a = to_double(t.a) + prior;
  const double b = to_double(t.b) + prior;
  const double delta = std::log(a / (to_double(t.n) + prior_total - a)) -
                       std::log(b / (to_double(t.m) + prior_total - b));
  return {delta, delta / std::sqrt(1 / a + 1 / b)};
}

}  // namespace broadsheet::comparison
