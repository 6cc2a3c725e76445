#include "broadsheet/vectors/pair_rule.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "broadsheet/base/error.hpp"

namespace broadsheet::vectors {
namespace {

TEST(PairRule, WithoutColumnsAllowsEveryPair) {
  const PairRule rule;
  EXPECT_TRUE(rule.empty());
  EXPECT_TRUE(rule.allows(0, 0));
  EXPECT_TRUE(rule.allows(3, 7));
  EXPECT_NO_THROW(rule.check(5, 9));
}

TEST(PairRule, LeavesOutPairsOfOneGroup) {
  PairRule rule;
  rule.group_a = {0, 1, -1};
  rule.group_b = {1, 0, -1};
  EXPECT_FALSE(rule.empty());
  EXPECT_TRUE(rule.allows(0, 0));
  EXPECT_FALSE(rule.allows(0, 1));
  EXPECT_FALSE(rule.allows(1, 0));
  EXPECT_TRUE(rule.allows(2, 2));  // of no group, both
  EXPECT_TRUE(rule.allows(2, 0));
}

TEST(PairRule, LeavesOutTimesTooFarApartEitherWay) {
  PairRule rule;
  rule.time_a = {100, -5};
  rule.time_b = {93, 107, 108};
  rule.max_gap = 7;
  EXPECT_FALSE(rule.empty());
  EXPECT_TRUE(rule.allows(0, 0));
  EXPECT_TRUE(rule.allows(0, 1));
  EXPECT_FALSE(rule.allows(0, 2));
  EXPECT_FALSE(rule.allows(1, 0));
}

TEST(PairRule, LeavesOutWhatHasNoTimeAndTakesTimesOfAnyDistance) {
  PairRule rule;
  rule.time_a = {kNoTime, 3};
  rule.time_b = {kNoTime, 3, std::numeric_limits<std::int64_t>::max(), kNoTime + 1};
  rule.max_gap = 7;
  EXPECT_FALSE(rule.allows(0, 0));
  EXPECT_FALSE(rule.allows(0, 1));
  EXPECT_FALSE(rule.allows(1, 0));
  EXPECT_TRUE(rule.allows(1, 1));
  EXPECT_FALSE(rule.allows(1, 2));
  EXPECT_FALSE(rule.allows(1, 3));
  rule.max_gap = -1;
  EXPECT_THROW(rule.check(2, 4), ArgumentError);
}

TEST(PairRule, WantsBothToAllow) {
  PairRule rule;
  rule.group_a = rule.group_b = {0, 0, 1, 1};
  rule.time_a = rule.time_b = {0, 1, 1, 5};
  rule.max_gap = 1;
  EXPECT_TRUE(rule.allows(0, 2));
  EXPECT_FALSE(rule.allows(0, 1));  // one group
  EXPECT_FALSE(rule.allows(0, 3));  // far apart
}

TEST(PairRule, RefusesColumnsOfAnotherLengthOrOfOneSideOnly) {
  PairRule rule;
  rule.group_a = {1, 2};
  EXPECT_THROW(rule.check(2, 3), ArgumentError);
  rule.group_b = {1, 2};
  EXPECT_THROW(rule.check(2, 3), ArgumentError);
  EXPECT_THROW(rule.check(3, 2), ArgumentError);
  EXPECT_NO_THROW(rule.check(2, 2));
  rule.time_b = {1, 2};
  EXPECT_THROW(rule.check(2, 2), ArgumentError);
  rule.time_a = {1};
  EXPECT_THROW(rule.check(2, 2), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::vectors
