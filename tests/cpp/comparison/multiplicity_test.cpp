#include "broadsheet/comparison/multiplicity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace broadsheet::comparison {
namespace {

void expect_all_near(const std::vector<double>& values, const std::vector<double>& expected) {
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], expected[i], 1e-12) << i;
}

const std::vector<double> kPValues = {0.01, 0.04, 0.03, 0.005};

// By hand; scipy.stats.false_discovery_control and statsmodels' multipletests give the same.
TEST(Multiplicity, FollowsTheDefinitions) {
  expect_all_near(benjamini_hochberg(kPValues), {0.02, 0.04, 0.04, 0.02});
  const double harmonic = 1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4;
  expect_all_near(benjamini_yekutieli(kPValues),
                  {0.02 * harmonic, 0.04 * harmonic, 0.04 * harmonic, 0.02 * harmonic});
  expect_all_near(holm(kPValues), {0.03, 0.06, 0.06, 0.02});
  expect_all_near(bonferroni(kPValues), {0.04, 0.16, 0.12, 0.02});
}

TEST(Multiplicity, NeverPassesOneAndLeavesNanAlone) {
  const std::vector<double> p = {0.9, NAN, 0.8};
  for (const auto& adjusted :
       {benjamini_hochberg(p), benjamini_yekutieli(p), holm(p), bonferroni(p)}) {
    EXPECT_TRUE(std::isnan(adjusted[1]));
    EXPECT_LE(adjusted[0], 1);
    EXPECT_LE(adjusted[2], 1);
  }
  EXPECT_DOUBLE_EQ(benjamini_hochberg(p)[0], 0.9);  // of two, not of three
  EXPECT_TRUE(benjamini_hochberg({}).empty());
}

}  // namespace
}  // namespace broadsheet::comparison
