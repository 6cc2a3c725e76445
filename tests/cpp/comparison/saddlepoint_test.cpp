#include "broadsheet/comparison/saddlepoint.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "broadsheet/base/random.hpp"
#include "random_sums.hpp"

namespace broadsheet::comparison {
namespace {

// Skewed values, so that the upper tail is not the lower one: by going through every draw.
double upper_reference(const std::vector<double>& values, std::size_t n_chosen, double at) {
  std::vector<bool> drawn(values.size(), false);
  std::fill_n(drawn.begin(), n_chosen, true);
  double all = 0;
  double extreme = 0;
  do {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += drawn[i] ? values[i] : 0.0;
    ++all;
    extreme += sum >= at - 1e-9 ? 1 : 0;
  } while (std::prev_permutation(drawn.begin(), drawn.end()));
  return extreme / all;
}

TEST(Saddlepoint, StaysCloseInBothTails) {
  RandomStream random(5, 0);
  std::vector<double> values(22);
  for (double& value : values) value = std::exp(0.8 * random.normal());
  for (const double sign : {1.0, -1.0}) {
    std::vector<double> turned;
    for (const double value : values) turned.push_back(sign * value);
    const RandomSum sum = first_units(turned, 8, 20);
    const double deviation = std::sqrt(sum.variance());
    for (const double z : {1.0, 1.5, 2.0, 2.5}) {
      const double at = sum.mean() + z * deviation;
      const double expected = upper_reference(turned, 8, at);
      if (expected < 1e-4) continue;
      const auto found = saddlepoint_tail(sum, at, deviation);
      ASSERT_TRUE(found) << sign << ' ' << z;
      EXPECT_NEAR(*found / expected, 1, 0.1) << sign << ' ' << z;
    }
  }
}

TEST(Saddlepoint, IsNoneBeyondTheLargestSum) {
  const RandomSum sum = every_unit({3, 1, 1, 0, 0, 0, 0.5, 2}, 3);
  EXPECT_FALSE(saddlepoint_tail(sum, 6.5, std::sqrt(sum.variance())));
}

}  // namespace
}  // namespace broadsheet::comparison
