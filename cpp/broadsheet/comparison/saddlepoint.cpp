#include "broadsheet/comparison/saddlepoint.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "broadsheet/base/distributions.hpp"

namespace broadsheet::comparison {
namespace {

/// K(t, u) - t M - u at, its gradient and Hessian: K is the joint cumulant function of the number
/// drawn and the sum, were each unit drawn independently with probability M / N.
struct Cumulant {
  double value, by_t, by_u, by_tt, by_tu, by_uu;
};

class Saddlepoint {
 public:
  /// scale: values are divided by it.
  Saddlepoint(const RandomSum& sum, double at, double scale)
      : sum_(sum),
        at_(at / scale),
        scale_(scale),
        share_(static_cast<double>(sum.n_chosen) / static_cast<double>(sum.n_units)) {}

  /// P(sum >= at), or nothing where there is no saddlepoint (at or beyond the largest sum).
  std::optional<double> upper_tail(double start) const {
    if (const auto tail = by_newton(start)) return tail;
    return by_bisection(start);
  }

 private:
  std::optional<double> by_newton(double start) const {
    double t = 0;
    double u = start;
    Cumulant here = cumulant(t, u);
    for (int i = 0; i < 60; ++i) {
      const double det = here.by_tt * here.by_uu - here.by_tu * here.by_tu;
      if (!(det > 1e-280) || std::abs(u) > 500) return std::nullopt;
      const double step_t = -(here.by_uu * here.by_t - here.by_tu * here.by_u) / det;
      const double step_u = -(here.by_tt * here.by_u - here.by_tu * here.by_t) / det;
      const double slope = here.by_t * step_t + here.by_u * step_u;  // minus Newton's decrement
      if (-slope < 1e-14 * (1 + std::abs(here.value))) return tail(here, u, det);
      double length = 1;
      Cumulant next = cumulant(t + step_t, u + step_u);
      while (!(next.value <= here.value + 0.25 * length * slope)) {
        length /= 2;
        if (length < 1e-9) {
          if (-slope > 1e-9 * (1 + std::abs(here.value))) return std::nullopt;  // gone astray
          return tail(here, u, det);
        }
        next = cumulant(t + length * step_t, u + length * step_u);
      }
      t += length * step_t;
      u += length * step_u;
      here = next;
    }
    return std::nullopt;
  }

  /// Where values differ by orders of magnitude Newton's steps in the plane may go astray. For each
  /// u one t makes the number drawn right, and the sum that goes with it grows with u.
  std::optional<double> by_bisection(double start) const {
    double low = 0;
    double high = std::max(start, 1.0);
    double t = 0;
    while (!(at_right_number(high, t).by_u > 0)) {
      low = high;
      high *= 2;
      if (high > 1e6) return std::nullopt;
    }
    Cumulant here{};
    double u = high;
    for (int i = 0; i < 100 && high - low > 1e-13 * high; ++i) {
      u = (low + high) / 2;
      here = at_right_number(u, t);
      (here.by_u > 0 ? high : low) = u;
    }
    return tail(here, u, here.by_tt * here.by_uu - here.by_tu * here.by_tu);
  }

  /// The cumulant at (t, u) for the t at which as many units are drawn as should be.
  Cumulant at_right_number(double u, double& t) const {
    double low = -1;
    double high = 1;
    while (cumulant(low, u).by_t > 0) low *= 2;
    while (cumulant(high, u).by_t < 0) high *= 2;
    if (t <= low || t >= high) t = (low + high) / 2;
    Cumulant here = cumulant(t, u);
    for (int i = 0; i < 200; ++i) {
      (here.by_t > 0 ? high : low) = t;
      double next = t - here.by_t / here.by_tt;
      if (!(next > low && next < high)) next = (low + high) / 2;
      if (next == t || high - low <= 1e-15 * (std::abs(low) + std::abs(high))) break;
      t = next;
      here = cumulant(t, u);
    }
    return here;
  }

  void add_units(Cumulant& k, double n, double value, double t, double u) const noexcept {
    const double y = t + u * value;
    double drawn = 0;
    if (y <= 0) {
      const double e = share_ * std::exp(y);
      k.value += n * std::log(1 - share_ + e);
      drawn = e / (1 - share_ + e);
    } else {
      const double e = (1 - share_) * std::exp(-y);
      k.value += n * (y + std::log(share_ + e));
      drawn = share_ / (share_ + e);
    }
    const double spread = n * drawn * (1 - drawn);
    k.by_t += n * drawn;
    k.by_u += n * drawn * value;
    k.by_tt += spread;
    k.by_tu += spread * value;
    k.by_uu += spread * value * value;
  }

  Cumulant cumulant(double t, double u) const noexcept {
    Cumulant k{-t * static_cast<double>(sum_.n_chosen) - u * at_,
               -static_cast<double>(sum_.n_chosen),
               -at_,
               0,
               0,
               0};
    for (const double value : sum_.values) add_units(k, 1, value / scale_, t, u);
    for (const auto& group : sum_.groups) {
      if (group.n > 0) add_units(k, group.n, group.value / scale_, t, u);
    }
    for (const auto& pair : sum_.pairs) {
      const double middle = (pair.heads + pair.tails) / 2 / scale_;
      const double half = std::abs(pair.heads - pair.tails) / 2 / scale_;
      const double tilt = std::tanh(u * half);
      k.value +=
          u * middle + std::abs(u) * half + std::log((1 + std::exp(-2 * std::abs(u) * half)) / 2);
      k.by_u += middle + half * tilt;
      k.by_uu += half * half * (1 - tilt * tilt);
    }
    const double variance = sum_.more_pairs_variance / scale_ / scale_;
    k.value += u * sum_.more_pairs_mean / scale_ + u * u * variance / 2;
    k.by_u += sum_.more_pairs_mean / scale_ + u * variance;
    k.by_uu += variance;
    return k;
  }

  double tail(const Cumulant& k, double u, double det) const noexcept {
    const double w = std::copysign(std::sqrt(std::max(0.0, -2 * k.value)), u);
    const double at_zero = static_cast<double>(sum_.n_units) * share_ * (1 - share_);
    if (std::abs(w) < 1e-3) return normal_survival(w);
    // Chernoff's bound, which holds where so few units are left to chance that det vanishes.
    const double bound = std::exp(k.value) * std::sqrt(2 * std::numbers::pi * at_zero);
    if (!(det > 0)) return std::min(1.0, bound);
    const double v = u * std::sqrt(det / at_zero);
    return std::min(normal_survival(w + std::log(v / w) / w), std::max(bound, 1e-300));
  }

  const RandomSum& sum_;
  double at_;
  double scale_;
  double share_;
};

}  // namespace

std::optional<double> saddlepoint_tail(const RandomSum& sum, double at, double deviation) {
  return Saddlepoint(sum, at, deviation).upper_tail((at - sum.mean()) / deviation);
}

}  // namespace broadsheet::comparison
