#include "broadsheet/comparison/measures.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace broadsheet::comparison {
namespace {

void expect_near(double value, double expected, double relative) {
  EXPECT_NEAR(value, expected, relative * std::abs(expected));
}

// Expected values: scipy 1.17 chi2_contingency and fisher_exact, and the definitions by hand.
constexpr TwoByTwo kLarge{12000, 10000, 1'000'000, 1'000'000};
constexpr TwoByTwo kObama{620, 267, 1'017'879, 1'007'532};
constexpr TwoByTwo kZero{5, 0, 1000, 2000};
constexpr TwoByTwo kSmall{3, 1, 50, 40};

TEST(LogLikelihood, AgreesWithScipy) {
  expect_near(log_likelihood(kLarge), 184.091696700803, 1e-12);
  expect_near(log_likelihood(kObama), 140.925468424458, 1e-12);
  expect_near(log_likelihood(kZero), 11.002826691003, 1e-12);
  expect_near(log_likelihood(kSmall), 0.678350633822, 1e-11);
}

// mpmath with 60 digits; the textbook sum of O ln(O / E) loses all but one digit here.
TEST(LogLikelihood, KeepsItsDigitsNearEqualRates) {
  expect_near(log_likelihood({5, 5, 20'000'000, 20'000'999}), 6.2371962594396218e-9, 1e-10);
}

TEST(LogLikelihood, IsZeroWhereThereIsNothingToCompare) {
  EXPECT_EQ(log_likelihood({0, 0, 10, 20}), 0);
  EXPECT_EQ(log_likelihood({10, 20, 10, 20}), 0);
  EXPECT_EQ(log_likelihood({0, 3, 0, 20}), 0);
  EXPECT_EQ(log_likelihood({1, 2, 10, 20}), 0);
}

TEST(LogLikelihood, TwoCellsAgreeWithTheCalculatorOfRayson) {
  expect_near(log_likelihood_two_cells(kLarge), 182.069451664615, 1e-12);
  expect_near(log_likelihood_two_cells(kObama), 140.865487155693, 1e-12);
  expect_near(log_likelihood_two_cells(kZero), 10.986122886681, 1e-12);
}

TEST(LogLikelihood, WilliamsDividesByQ) {
  // q by hand for (3, 1, 50, 40): 1 + (90/4 + 90/86 - 1)(90/50 + 90/40 - 1) / 540.
  const double q = 1 + (90.0 / 4 + 90.0 / 86 - 1) * (90.0 / 50 + 90.0 / 40 - 1) / 540;
  expect_near(log_likelihood_williams(kSmall), 0.678350633822 / q, 1e-11);
}

TEST(ChiSquare, AgreesWithScipy) {
  expect_near(chi_square(kLarge), 183.840426509789, 1e-12);
  expect_near(chi_square(kObama), 136.963689119403, 1e-12);
  expect_near(chi_square(kZero), 10.016694490818, 1e-12);
  expect_near(chi_square(kSmall), 0.640988372093, 1e-11);
}

TEST(ChiSquare, YatesAgreesWithScipyAndNeverGoesBelowZero) {
  expect_near(chi_square_yates(kLarge), 183.656632043386, 1e-12);
  expect_near(chi_square_yates(kZero), 7.237061769616, 1e-12);
  EXPECT_EQ(chi_square_yates({2, 3, 100, 110}), 0);  // |O - E| is 0.38
}

TEST(LogRatio, HasTwoRulesForZero) {
  expect_near(log_ratio(kLarge), 0.263034405833794, 1e-12);
  expect_near(log_ratio(kObama), 1.20068806243202, 1e-12);
  expect_near(log_ratio(kZero), std::log2(5.0 / 1000 / (0.5 / 2000)), 1e-14);  // 4.322
  expect_near(log_ratio(kZero, ZeroCell::half_everywhere), std::log2(5.5 / 1000 / (0.5 / 2000)),
              1e-14);  // 4.459
  EXPECT_TRUE(std::isnan(log_ratio({0, 1, 0, 10})));
}

TEST(Measures, FollowTheirDefinitions) {
  expect_near(percent_difference(kLarge), 20, 1e-12);
  expect_near(odds_ratio(kSmall), 3.0 / 47 / (1.0 / 39), 1e-14);
  expect_near(relative_risk(kSmall), 0.06 / 0.025, 1e-14);
  expect_near(difference_coefficient(kSmall), (0.06 - 0.025) / (0.06 + 0.025), 1e-14);
  // Sketch Engine's own example for k = 1.
  expect_near(simple_maths({35, 263, 112'289'776, 1'559'716'979}, 1), 1.1224, 1e-4);
  expect_near(bayes_factor_bic(kLarge), 184.091696700803 - std::log(2e6), 1e-12);
}

TEST(FisherP, AgreesWithScipy) {
  expect_near(fisher_p(kZero), 0.00408782810548, 1e-11);
  expect_near(fisher_p(kSmall), 0.626055205289, 1e-11);
  expect_near(fisher_p({8, 2, 20, 20}), 0.06483316160735517, 1e-12);
  EXPECT_DOUBLE_EQ(fisher_p({2, 2, 10, 10}), 1);
}

TEST(LogOddsDirichlet, FollowsMonroeColaresiAndQuinn) {
  const LogOdds result = log_odds_dirichlet({3, 1, 50, 40}, 2, 100);
  const double delta = std::log(5.0 / 145) - std::log(3.0 / 137);
  expect_near(result.delta, delta, 1e-14);
  expect_near(result.z, delta / std::sqrt(1.0 / 5 + 1.0 / 3), 1e-14);
}

}  // namespace
}  // namespace broadsheet::comparison
