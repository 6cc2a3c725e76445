#include "broadsheet/comparison/random_sum.hpp"

#include <algorithm>
#include <numeric>

namespace broadsheet::comparison {

double RandomSum::mean() const noexcept {
  double total = 0;
  for (const auto& pair : pairs) total += (pair.heads + pair.tails) / 2;
  total += more_pairs_mean;
  if (n_units == 0) return total;
  return total + static_cast<double>(n_chosen) / static_cast<double>(n_units) *
                     (std::accumulate(values.begin(), values.end(), 0.0) + rest_sum);
}

double RandomSum::variance() const noexcept {
  double total = more_pairs_variance;
  for (const auto& pair : pairs) {
    total += (pair.heads - pair.tails) * (pair.heads - pair.tails) / 4;
  }
  if (n_units < 2) return total;
  const auto n = static_cast<double>(n_units);
  const auto m = static_cast<double>(n_chosen);
  double sum = rest_sum;
  double squares = rest_sum_squares;
  for (const double value : values) {
    sum += value;
    squares += value * value;
  }
  return total + m * (n - m) / (n * (n - 1)) * std::max(0.0, squares - sum * sum / n);
}

RandomSum complement(const RandomSum& sum) {
  RandomSum other = sum;
  other.n_chosen = sum.n_units - sum.n_chosen;
  return other;
}

}  // namespace broadsheet::comparison
