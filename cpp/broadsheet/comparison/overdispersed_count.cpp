#include "broadsheet/comparison/overdispersed_count.hpp"

#include <algorithm>

#include "broadsheet/base/distributions.hpp"

namespace broadsheet::comparison {
namespace {

/// P(X >= x) for X binomial of n with probability p; x and n need not be whole.
double at_least(double x, double n, double p) noexcept {
  if (x <= 0) return 1;
  if (x > n) return 0;
  return regularized_beta(x, n - x + 1, p);
}

}  // namespace

double overdispersed_count_p(std::int64_t count_a, std::int64_t count, double share,
                             double overdispersion) noexcept {
  const double n = static_cast<double>(count) / overdispersion;
  const double step = 1 / overdispersion;  // one word
  const auto tail = [&](std::int64_t observed, double p) {
    const double x = static_cast<double>(observed) / overdispersion;
    const double beyond = observed < count ? at_least(x + step, n, p) : 0;
    return (at_least(x, n, p) + beyond) / 2;
  };
  return std::min(1.0, 2 * std::min(tail(count_a, share), tail(count - count_a, 1 - share)));
}

}  // namespace broadsheet::comparison
