#include "broadsheet/statistics/dispersion.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

namespace broadsheet::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double real(std::int64_t value) noexcept { return static_cast<double>(value); }

double size_of(const TermParts& term, std::size_t i) noexcept {
  return real(term.part_sizes[static_cast<std::size_t>(term.parts[i])]);
}

// A part without the term adds its share s to twice DP; all shares add up to 1.
double deviation_of_proportions(const TermParts& term, double f) noexcept {
  double twice = 0;
  double share_with_term = 0;
  for (std::size_t i = 0; i < term.parts.size(); ++i) {
    const double s = size_of(term, i) / real(term.total_size);
    twice += std::abs(real(term.counts[i]) / f - s);
    share_with_term += s;
  }
  return std::max(0.0, (twice + std::max(0.0, 1 - share_with_term)) / 2);
}

double normalised(double dp, const TermParts& term, std::int64_t min_size) noexcept {
  if (term.part_sizes.size() < 2) return kNaN;
  return dp / (1 - real(min_size) / real(term.total_size));
}

double total_count(const TermParts& term) noexcept {
  return real(std::accumulate(term.counts.begin(), term.counts.end(), std::int64_t{0}));
}

// Sum of |p_i - p_j| over pairs i < j: in ascending order the k-th of n (from 0) is added k times
// and taken away n - 1 - k times. The parts without the term come first and add nothing.
double pair_differences(std::vector<double>& relative, double n) {
  std::sort(relative.begin(), relative.end());
  double sum = 0;
  double k = n - real(static_cast<std::int64_t>(relative.size()));
  for (const double p : relative) {
    sum += (2 * k - n + 1) * p;
    k += 1;
  }
  return sum;
}

}  // namespace

double dp_norm(const TermParts& term, std::int64_t min_size) noexcept {
  return normalised(deviation_of_proportions(term, total_count(term)), term, min_size);
}

Dispersion dispersion(const TermParts& term, std::int64_t min_size) {
  const double f = total_count(term);
  const double n = real(static_cast<std::int64_t>(term.part_sizes.size()));
  const double n_without = n - real(static_cast<std::int64_t>(term.parts.size()));

  std::vector<double> relative(term.parts.size());
  double sum_p = 0;
  double root_sum = 0;
  double kld = 0;
  for (std::size_t i = 0; i < relative.size(); ++i) {
    const double v = real(term.counts[i]);
    const double s = size_of(term, i) / real(term.total_size);
    relative[i] = v / size_of(term, i);
    sum_p += relative[i];
    root_sum += std::sqrt(v * s);
    kld += v / f * std::log2(v / f / s);
  }
  const double mean = sum_p / n;
  double squares = n_without * mean * mean;
  double entropy = 0;
  for (const double p : relative) {
    squares += (p - mean) * (p - mean);
    entropy -= p / sum_p * std::log2(p / sum_p);
  }
  const double differences = pair_differences(relative, n);

  Dispersion result{};
  result.range = static_cast<std::int64_t>(term.parts.size());
  result.dp = deviation_of_proportions(term, f);
  result.dp_norm = normalised(result.dp, term, min_size);
  result.rosengren_s = root_sum * root_sum / f;
  result.kld = std::max(0.0, kld);
  result.kld_norm = -std::expm1(-result.kld * std::log(2.0));
  result.gini = differences / (n * n * mean);
  if (n < 2) {
    result.juilland_d = result.carroll_d2 = result.d_a = kNaN;
    return result;
  }
  result.juilland_d = 1 - std::sqrt(squares / n) / mean / std::sqrt(n - 1);
  result.carroll_d2 = entropy / std::log2(n);
  result.d_a = 1 - differences / (n * (n - 1) / 2) / (2 * mean);
  return result;
}

double average_reduced_frequency(std::span<const std::int64_t> positions,
                                 std::int64_t total_size) noexcept {
  if (positions.empty()) return 0;
  const double v = real(total_size) / real(static_cast<std::int64_t>(positions.size()));
  double sum = std::min(v, real(positions.front() - positions.back() + total_size));
  for (std::size_t i = 1; i < positions.size(); ++i) {
    sum += std::min(v, real(positions[i] - positions[i - 1]));
  }
  return sum / v;
}

}  // namespace broadsheet::statistics
