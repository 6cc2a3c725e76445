#include "broadsheet/comparison/keyness.hpp"

#include <gmock/gmock.h>

#include "broadsheet/base/error.hpp"
#include "broadsheet/comparison/measures.hpp"
#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

using ::testing::ElementsAre;

Contingency example() {
  return dense_table({{3, 0, 1, 96}, {4, 1, 0, 95}, {2, 0, 0, 98}},
                     {{1, 0, 0, 99}, {0, 2, 1, 97}, {1, 0, 0, 149}});
}

TEST(Keyness, ListsTermsInEnoughArticlesOfBothSetsTogether) {
  EXPECT_THAT(keyness(example(), {.min_articles = 1}).terms, ElementsAre(0, 1, 2));
  EXPECT_THAT(keyness(example(), {.min_articles = 3}).terms, ElementsAre(0));
  const Keyness two = keyness(example(), {.min_articles = 2});
  EXPECT_THAT(two.terms, ElementsAre(0, 1, 2));
  EXPECT_THAT(two.count_a, ElementsAre(9, 1, 1));
  EXPECT_THAT(two.count_b, ElementsAre(2, 2, 1));
  EXPECT_THAT(two.articles_a, ElementsAre(3, 1, 1));
  EXPECT_DOUBLE_EQ(two.per_million_a[0], 30'000);
  EXPECT_DOUBLE_EQ(two.log_likelihood[0], log_likelihood({9, 2, 300, 350}));
  EXPECT_GT(two.log_ratio[0], 0);
  EXPECT_LT(two.log_ratio[1], 0);
  EXPECT_DOUBLE_EQ(two.p_value[0], 0.1);  // of 20 exchanges this one and its mirror image
}

TEST(Keyness, RefusesAThresholdThatNoTermCouldPass) {
  EXPECT_THROW((void)keyness(example(), {.min_articles = 0}), ArgumentError);
  EXPECT_THROW((void)keyness(example(), {.min_articles = 7}), ArgumentError);
}

TEST(Keyness, IsTheSameForAnyNumberOfThreads) {
  const Keyness one = keyness(example(), {.min_articles = 1, .threads = 1});
  const Keyness three = keyness(example(), {.min_articles = 1, .threads = 3});
  EXPECT_EQ(one.p_value, three.p_value);
  EXPECT_EQ(one.q_value, three.q_value);
  EXPECT_EQ(one.log_ratio_low, three.log_ratio_low);
}

TEST(Keyness, TurnsRoundWhenTheSetsDo) {
  const Side a = dense_side({{3, 0, 1, 96}, {4, 1, 0, 95}, {2, 0, 0, 98}});
  const Side b = dense_side({{1, 0, 0, 99}, {0, 2, 1, 97}, {1, 0, 0, 149}}, {}, 3);
  const Keyness ab = keyness(contingency(a, b), {});
  const Keyness ba = keyness(contingency(b, a), {});
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(ab.log_ratio[i], -ba.log_ratio[i], 1e-12);
    EXPECT_NEAR(ab.log_ratio_low[i], -ba.log_ratio_high[i], 1e-12);
    EXPECT_NEAR(ab.log_likelihood[i], ba.log_likelihood[i], 1e-12);
    EXPECT_DOUBLE_EQ(ab.p_value[i], ba.p_value[i]);
  }
}

}  // namespace
}  // namespace broadsheet::comparison
