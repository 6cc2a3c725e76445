#include "broadsheet/statistics/association.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace broadsheet::statistics {
namespace {

// Cells (10, 30; 20, 940), worked by hand: n1 = 40, n2 = 30, n = 1000, E = 1.2.
constexpr PairCounts kPair{10, 40, 30, 1000};

void expect_near(double value, double reference) {
  EXPECT_NEAR(value, reference, 1e-12 * std::abs(reference)) << "reference " << reference;
}

TEST(Association, AgreesWithTheFormulasByHand) {
  const double e = 1.2;
  expect_near(expected_count(kPair), e);
  expect_near(pmi(kPair), std::log2(10 / e));
  expect_near(pmi2(kPair), std::log2(100 / e));
  expect_near(mi3(kPair), std::log2(1000 / e));
  expect_near(npmi(kPair), std::log2(10 / e) / std::log2(100.0));
  expect_near(t_score(kPair), 8.8 / std::sqrt(10.0));
  expect_near(z_score(kPair), 8.8 / std::sqrt(e));
  expect_near(dice(kPair), 20.0 / 70.0);
  expect_near(log_dice(kPair), 14 + std::log2(2.0 / 7.0));
  expect_near(delta_p_forward(kPair), 10.0 / 40.0 - 20.0 / 960.0);
  expect_near(delta_p_backward(kPair), 10.0 / 30.0 - 30.0 / 970.0);
  const double g2 = 2 * (10 * std::log(10 / 1.2) + 30 * std::log(30 / 38.8) +
                         20 * std::log(20 / 28.8) + 940 * std::log(940 / 931.2));
  expect_near(log_likelihood(kPair), g2);
  const double d = 8.8 * 8.8;
  expect_near(chi_square(kPair), d / 1.2 + d / 38.8 + d / 28.8 + d / 931.2);
}

TEST(LogDice, IsFourteenForAPairThatIsAlwaysTogether) {
  EXPECT_DOUBLE_EQ(log_dice({7, 7, 7, 100}), 14.0);
}

TEST(Association, IsNeutralForIndependentWords) {
  const PairCounts pair{4, 20, 20, 100};
  EXPECT_DOUBLE_EQ(pmi(pair), 0);
  EXPECT_DOUBLE_EQ(npmi(pair), 0);
  EXPECT_DOUBLE_EQ(log_likelihood(pair), 0);
  EXPECT_DOUBLE_EQ(chi_square(pair), 0);
  EXPECT_DOUBLE_EQ(t_score(pair), 0);
  EXPECT_DOUBLE_EQ(delta_p_forward(pair), 0);
}

TEST(Association, KeepsItsDigitsNearIndependenceInAHugeCorpus) {
  // One more than expected of 10^6 in 10^12 pairs; to first order G2 = sum d^2 / E over the cells.
  const PairCounts pair{1000001, 1000000000, 1000000000, 1000000000000};
  const double share = 1e-3;
  const double d2 = 1.0;
  const double first_order = d2 / 1e6 / ((1 - share) * (1 - share));
  EXPECT_NEAR(log_likelihood(pair), first_order, 1e-5 * first_order);
  EXPECT_NEAR(chi_square(pair), first_order, 1e-12 * first_order);
}

TEST(Association, HandlesThePairThatNeverOccursAndTheOnlyPair) {
  const PairCounts never{0, 10, 10, 100};
  EXPECT_EQ(pmi(never), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(npmi(never), -1);
  EXPECT_EQ(log_dice(never), -std::numeric_limits<double>::infinity());
  EXPECT_GT(log_likelihood(never), 0);
  const PairCounts only{5, 5, 5, 5};
  EXPECT_EQ(npmi(only), 1);
  EXPECT_EQ(log_likelihood(only), 0);
  EXPECT_EQ(chi_square(only), 0);
  EXPECT_TRUE(std::isnan(delta_p_forward(only)));
  EXPECT_TRUE(std::isnan(log_likelihood({0, 0, 0, 0})));
}

}  // namespace
}  // namespace broadsheet::statistics
