#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "broadsheet/comparison/random_sum.hpp"

namespace broadsheet::comparison {

/// All units one by one.
inline RandomSum every_unit(const std::vector<double>& values, std::int64_t n_chosen) {
  RandomSum sum;
  sum.n_units = static_cast<std::int64_t>(values.size());
  sum.n_chosen = n_chosen;
  sum.values = values;
  return sum;
}

/// The same with units from `first` on as a rest of equal worth.
inline RandomSum first_units(const std::vector<double>& values, std::int64_t n_chosen,
                             std::size_t first) {
  RandomSum sum =
      every_unit({values.begin(), values.begin() + static_cast<std::ptrdiff_t>(first)}, n_chosen);
  sum.n_units = static_cast<std::int64_t>(values.size());
  for (std::size_t i = first; i < values.size(); ++i) {
    sum.rest_sum += values[i];
    sum.rest_sum_squares += values[i] * values[i];
    sum.groups.push_back({1, values[i]});
  }
  return sum;
}

/// By the definition: goes through every subset, as a reference.
inline double reference_tail(const std::vector<double>& values, std::int64_t n_chosen,
                             double distance) {
  double total = 0;
  for (const double v : values) total += v;
  const double mean = total * static_cast<double>(n_chosen) / static_cast<double>(values.size());
  std::int64_t all = 0;
  std::int64_t extreme = 0;
  const std::function<void(std::size_t, std::int64_t, double)> choose =
      [&](std::size_t i, std::int64_t left, double sum) {
        if (left == 0) {
          ++all;
          if (std::abs(sum - mean) >= distance - 1e-9) ++extreme;
          return;
        }
        if (values.size() - i < static_cast<std::size_t>(left)) return;
        choose(i + 1, left - 1, sum + values[i]);
        choose(i + 1, left, sum);
      };
  choose(0, n_chosen, 0);
  return static_cast<double>(extreme) / static_cast<double>(all);
}

}  // namespace broadsheet::comparison
