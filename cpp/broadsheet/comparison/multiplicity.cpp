#include "broadsheet/comparison/multiplicity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace broadsheet::comparison {
namespace {

/// Positions of the p-values that are numbers, smallest first.
std::vector<std::size_t> ascending(std::span<const double> p_values) {
  std::vector<std::size_t> order;
  order.reserve(p_values.size());
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (!std::isnan(p_values[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t i, std::size_t j) { return p_values[i] < p_values[j]; });
  return order;
}

std::vector<double> step_up(std::span<const double> p_values, double factor) {
  const auto order = ascending(p_values);
  std::vector<double> adjusted(p_values.begin(), p_values.end());
  double least = 1;
  for (std::size_t rank = order.size(); rank-- > 0;) {
    const double scaled = static_cast<double>(order.size()) / static_cast<double>(rank + 1);
    least = std::min(least, p_values[order[rank]] * scaled * factor);
    adjusted[order[rank]] = least;
  }
  return adjusted;
}

}  // namespace

std::vector<double> benjamini_hochberg(std::span<const double> p_values) {
  return step_up(p_values, 1);
}

std::vector<double> benjamini_yekutieli(std::span<const double> p_values) {
  double harmonic = 0;
  for (std::size_t i = ascending(p_values).size(); i > 0; --i)
    harmonic += 1 / static_cast<double>(i);
  return step_up(p_values, harmonic);
}

std::vector<double> holm(std::span<const double> p_values) {
  const auto order = ascending(p_values);
  std::vector<double> adjusted(p_values.begin(), p_values.end());
  double most = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    most = std::max(most, p_values[order[rank]] * static_cast<double>(order.size() - rank));
    adjusted[order[rank]] = std::min(1.0, most);
  }
  return adjusted;
}

std::vector<double> bonferroni(std::span<const double> p_values) {
  const auto n = static_cast<double>(ascending(p_values).size());
  std::vector<double> adjusted(p_values.begin(), p_values.end());
  for (double& p : adjusted) p = std::isnan(p) ? p : std::min(1.0, p * n);
  return adjusted;
}

}  // namespace broadsheet::comparison
