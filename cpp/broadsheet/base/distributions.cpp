#include "broadsheet/base/distributions.hpp"

#include <math.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numbers>

namespace broadsheet {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
constexpr double kLogRootTwoPi = 0.918938533204672741780329736406;
constexpr double kAsymptoticFrom = 12.0;  // where Laplace's series reaches full precision
constexpr int kMaxIterations = 1'000'000;

// ln(1 - 1/z^2 + 3/z^4 - 15/z^6 ...), given z^2.
double log_laplace_series(double z_squared) {
  double term = 1;
  double sum = 0;
  for (int k = 1; k < 40; ++k) {
    const double next = -term * (2 * k - 1) / z_squared;
    if (std::abs(next) >= std::abs(term) || std::abs(next) < kEpsilon * 1e-3) break;
    sum += term = next;
  }
  return std::log1p(sum);
}

// ln Gamma(n + 1) less Stirling's formula n ln n - n + ln sqrt(2 pi n): small and smooth, so
// that densities of large n need no difference of large logarithms.
double stirling_error(double n) {
  if (n < 16) {
    return log_gamma(n + 1) - (n + 0.5) * std::log(n) + n - kLogRootTwoPi;
  }
  constexpr std::array<double, 6> kSeries = {1.0 / 12,    -1.0 / 360, 1.0 / 1260,
                                             -1.0 / 1680, 1.0 / 1188, -691.0 / 360360};
  const double inverse_square = 1 / (n * n);
  double sum = 0;
  for (auto it = kSeries.rbegin(); it != kSeries.rend(); ++it) sum = sum * inverse_square + *it;
  return sum / n;
}

// x^a e^-x / Gamma(a + 1).
double gamma_density(double a, double x) {
  return std::exp(-stirling_error(a) - deviance_term(a, x)) / std::sqrt(2 * std::numbers::pi * a);
}

double gamma_lower_by_series(double a, double x) {
  double term = 1;
  double sum = 1;
  for (int k = 1; k < kMaxIterations && term > sum * kEpsilon * 0.1; ++k) {
    term *= x / (a + k);
    sum += term;
  }
  return gamma_density(a, x) * sum;
}

// Lentz's evaluation of the continued fraction, Abramowitz & Stegun 6.5.31.
double gamma_upper_by_fraction(double a, double x) {
  constexpr double kTiny = 1e-300;
  double b = x + 1 - a;
  double c = 1 / kTiny;
  double d = 1 / b;
  double h = d;
  for (int k = 1; k < kMaxIterations; ++k) {
    const double numerator = -k * (k - a);
    b += 2;
    d = numerator * d + b;
    if (std::abs(d) < kTiny) d = kTiny;
    c = b + numerator / c;
    if (std::abs(c) < kTiny) c = kTiny;
    d = 1 / d;
    h *= d * c;
    if (std::abs(d * c - 1) < kEpsilon) break;
  }
  return gamma_density(a, x) * a * h;
}

// The continued fraction of Didonato & Morris (1992), eq. 9, by Lentz's method; it converges
// fast for x below the mean and takes a y - b x as given, so that nothing cancels near x = 1.
double beta_by_fraction(double a, double b, double x, double y) {
  constexpr double kTiny = 1e-300;
  const auto guard = [](double v) { return std::abs(v) < kTiny ? kTiny : v; };
  const double distance = a * y - b * x;
  double f = guard(a * (distance + 1) / (a + 1));
  double c = f;
  double d = 0;
  for (int k = 1; k < kMaxIterations; ++k) {
    const double step = a + 2.0 * k;
    const double alpha =
        ((a + k - 1) / (step - 1)) * ((a + b + k - 1) / (step - 1)) * k * (b - k) * x * x;
    const double beta =
        k + k * (b - k) * x / (step - 1) + (a + k) * (distance + 1 + k * (1 + y)) / (step + 1);
    d = 1 / guard(beta + alpha * d);
    c = guard(beta + alpha / c);
    f *= c * d;
    if (std::abs(c * d - 1) < kEpsilon) break;
  }
  const double n = a + b;
  const double density = std::exp(stirling_error(n) - stirling_error(a) - stirling_error(b) -
                                  deviance_term_by_difference(n * x, distance) -
                                  deviance_term_by_difference(n * y, -distance)) *
                         std::sqrt(a * b / (2 * std::numbers::pi * n));
  return density / f;
}

// I_x(a, b) with y = 1 - x given apart, so that neither end loses digits.
double beta_of_pair(double a, double b, double x, double y) {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) return kNaN;
  if (x == 0) return 0;
  if (y == 0) return 1;
  if (x * (a + b + 2) < a + 1) return beta_by_fraction(a, b, x, y);
  return 1 - beta_by_fraction(b, a, y, x);
}

// P(T > t) for t >= 0 and, in the second, P(0 < T < t).
double student_t_upper(double t, double df) {
  const double square = t * t;
  if (std::isinf(square)) return 0.5 * beta_of_pair(df / 2, 0.5, (df / t) / t, 1);
  return 0.5 * beta_of_pair(df / 2, 0.5, df / (df + square), square / (df + square));
}

double student_t_central(double t, double df) {
  const double square = t * t;
  return 0.5 * beta_of_pair(0.5, df / 2, square / (df + square), df / (df + square));
}

double student_t_density(double t, double df) {
  return std::exp(log_gamma((df + 1) / 2) - log_gamma(df / 2) -
                  0.5 * std::log(df * std::numbers::pi) - (df + 1) / 2 * std::log1p(t * t / df));
}

// The t > 0 whose upper tail is q < 1/2: Newton on logarithms, kept inside a bracket.
double student_t_upper_quantile(double q, double df) {
  const bool central = q > 0.25;  // there the area from 0 to t is known better than the tail
  const double goal = std::log(central ? 0.5 - q : q);
  double low = -350;
  double high = 350;  // of ln t; wide enough for every q that a double holds, down to df = 2
  if (df < 2) high = 700;
  double u = std::clamp(std::log(std::max(1e-150, -normal_quantile(q))), low, high);
  for (int k = 0; k < 200; ++k) {
    const double t = std::exp(u);
    const double area = central ? student_t_central(t, df) : student_t_upper(t, df);
    const double error = std::log(area) - goal;
    if ((error < 0) == central)
      low = u;
    else
      high = u;
    const double slope = t * student_t_density(t, df) / area * (central ? 1 : -1);
    double next = u - error / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (std::abs(next - u) < 1e-15 * std::max(1.0, std::abs(u))) return std::exp(next);
    u = next;
  }
  return std::exp(u);
}

}  // namespace

double normal_survival(double z) noexcept { return 0.5 * std::erfc(z / std::numbers::sqrt2); }

double normal_log_survival(double z) noexcept {
  if (z < 0) return std::log1p(-normal_survival(-z));
  if (z < kAsymptoticFrom) return std::log(normal_survival(z));
  if (std::isinf(z)) return -kInfinity;
  return -0.5 * z * z - kLogRootTwoPi - std::log(z) + log_laplace_series(z * z);
}

double normal_quantile(double p) noexcept {
  if (!(p >= 0 && p <= 1)) return kNaN;
  if (p == 0) return -kInfinity;
  if (p == 1) return kInfinity;
  const double q = p < 0.5 ? p : 1 - p;
  // Abramowitz & Stegun 26.2.23 (error under 4.5e-4), then Newton to full precision.
  const double t = std::sqrt(-2 * std::log(q));
  double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                     (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  const bool central = q > 0.4;
  if (central) {
    const double area = 0.5 - q;
    for (int k = 0; k < 3; ++k) {
      const double density = std::exp(-0.5 * z * z - kLogRootTwoPi);
      z -= (0.5 * std::erf(z / std::numbers::sqrt2) - area) / density;
    }
  } else {
    for (int k = 0; k < 3; ++k) {
      const double log_tail = normal_log_survival(z);
      const double hazard = std::exp(-0.5 * z * z - kLogRootTwoPi - log_tail);
      z += (log_tail - std::log(q)) / hazard;
    }
  }
  return p < 0.5 ? -z : z;
}

double chi_square_survival(double x) noexcept {
  return x >= 0 ? std::erfc(std::sqrt(x / 2)) : kNaN;
}

double chi_square_log10_survival(double x) noexcept {
  if (!(x >= 0)) return kNaN;
  if (x < kAsymptoticFrom * kAsymptoticFrom) return std::log10(chi_square_survival(x));
  if (std::isinf(x)) return -kInfinity;
  const double log_survival =
      std::numbers::ln2 - 0.5 * x - kLogRootTwoPi - 0.5 * std::log(x) + log_laplace_series(x);
  return log_survival * std::numbers::log10e;
}

double chi_square_survival(double x, double degrees_of_freedom) noexcept {
  return regularized_gamma_upper(degrees_of_freedom / 2, x / 2);
}

double student_t_survival(double t, double degrees_of_freedom) noexcept {
  if (std::isnan(t) || !(degrees_of_freedom > 0)) return kNaN;
  if (std::isinf(degrees_of_freedom)) return normal_survival(t);
  if (t < 0) return 0.5 + student_t_central(-t, degrees_of_freedom);
  return student_t_upper(t, degrees_of_freedom);
}

double student_t_quantile(double p, double degrees_of_freedom) noexcept {
  if (!(p >= 0 && p <= 1) || !(degrees_of_freedom > 0)) return kNaN;
  if (std::isinf(degrees_of_freedom)) return normal_quantile(p);
  if (p == 0.5) return 0;
  if (p == 0) return -kInfinity;
  if (p == 1) return kInfinity;
  return p < 0.5 ? -student_t_upper_quantile(p, degrees_of_freedom)
                 : student_t_upper_quantile(1 - p, degrees_of_freedom);
}

double log_gamma(double x) noexcept {
  if (!(x > 0)) return kNaN;
  int sign = 0;
  return ::lgamma_r(x, &sign);
}

double log_choose(double n, double k) noexcept {
  if (!(k >= 0 && k <= n)) return kNaN;
  if (k == 0 || k == n) return 0;
  const double rest = n - k;
  return stirling_error(n) - stirling_error(k) - stirling_error(rest) +
         0.5 * std::log(n / (2 * std::numbers::pi * k * rest)) + k * std::log(n / k) -
         rest * std::log1p(-k / n);
}

double regularized_gamma_lower(double a, double x) noexcept {
  if (!(a > 0) || !(x >= 0)) return kNaN;
  if (x == 0) return 0;
  if (std::isinf(x)) return 1;
  return x < a + 1 ? gamma_lower_by_series(a, x) : 1 - gamma_upper_by_fraction(a, x);
}

double regularized_gamma_upper(double a, double x) noexcept {
  if (!(a > 0) || !(x >= 0)) return kNaN;
  if (x == 0) return 1;
  if (std::isinf(x)) return 0;
  return x < a + 1 ? 1 - gamma_lower_by_series(a, x) : gamma_upper_by_fraction(a, x);
}

double regularized_beta(double a, double b, double x) noexcept {
  return beta_of_pair(a, b, x, 1 - x);
}

double deviance_term(double x, double expected) noexcept {
  return deviance_term_by_difference(expected, x - expected);
}

double deviance_term_by_difference(double expected, double difference) noexcept {
  const double x = expected + difference;
  if (!(x >= 0) || !(expected >= 0)) return kNaN;
  if (expected == 0) return x > 0 ? kInfinity : 0;
  if (x == 0) return expected;
  const double v = difference / (x + expected);
  if (std::abs(v) >= 0.1) return x * std::log(x / expected) - difference;
  // ln(x / expected) = 2 atanh(v): the leading terms cancel on paper, not in floating point.
  double sum = difference * v;
  double power = 2 * x * v;
  for (int k = 3; k < 40; k += 2) {
    power *= v * v;
    const double next = sum + power / k;
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

}  // namespace broadsheet
