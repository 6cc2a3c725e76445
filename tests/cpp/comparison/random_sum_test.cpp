#include "broadsheet/comparison/random_sum.hpp"

#include <gtest/gtest.h>

#include "random_sums.hpp"

namespace broadsheet::comparison {
namespace {

TEST(RandomSum, HasTheMomentsOfSamplingWithoutReplacement) {
  const RandomSum sum = first_units({1, 2, 4, -3, 0.5}, 2, 3);
  EXPECT_NEAR(sum.mean(), 4.5 * 2 / 5, 1e-12);
  // All ten sums of two, by hand: variance 3.69 * ... = M (N - M) / (N (N - 1)) * SS.
  const double squares = 1 + 4 + 16 + 9 + 0.25 - 4.5 * 4.5 / 5;
  EXPECT_NEAR(sum.variance(), 2.0 * 3 / (5 * 4) * squares, 1e-12);
}

TEST(RandomSum, OfWhatIsLeftBehindIsTheOtherPart) {
  const RandomSum sum = first_units({1, 2, 4, -3, 0.5}, 2, 3);
  const RandomSum other = complement(sum);
  EXPECT_EQ(other.n_chosen, 3);
  EXPECT_NEAR(sum.mean() + other.mean(), 4.5, 1e-12);
  EXPECT_NEAR(sum.variance(), other.variance(), 1e-12);
}

}  // namespace
}  // namespace broadsheet::comparison
