#include "broadsheet/comparison/contingency.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "broadsheet/base/error.hpp"
#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

using ::testing::ElementsAre;

TEST(Contingency, CountsByTermAndArticle) {
  const Contingency c = dense_table({{2, 0, 5}, {1, 1, 0}}, {{0, 3, 4}});
  EXPECT_EQ(c.tokens_a, 9);
  EXPECT_EQ(c.tokens_b, 7);
  EXPECT_THAT(c.count_a, ElementsAre(3, 1));
  EXPECT_THAT(c.count_b, ElementsAre(0, 3));
  EXPECT_THAT(c.articles_a, ElementsAre(2, 1));
  EXPECT_THAT(c.articles_b, ElementsAre(0, 1));
  EXPECT_THAT(c.piece_lengths, ElementsAre(2, 7, 7));
  EXPECT_THAT(c.partners, ElementsAre(-1, -1, -1));
  EXPECT_THAT(c.pieces_of(1), ElementsAre(0, 2));
  EXPECT_THAT(c.counts_of(1), ElementsAre(1, 3));
}

TEST(Contingency, MergesArticlesOfOneUnitAndPairsUnitsOfBothSides) {
  const Contingency c = contingency(dense_side({{2, 0, 5}, {1, 1, 0}, {4, 0, 0}}, {9, 3, 9}),
                                    dense_side({{0, 3, 4}, {1, 0, 0}}, {9, 12}));
  // Pieces by length: A has 3 and 9, B has 12 and 9.
  EXPECT_THAT(c.piece_lengths, ElementsAre(2, 11, 1, 7));
  EXPECT_THAT(c.partners, ElementsAre(-1, 3, -1, 1));
  EXPECT_THAT(c.pieces_of(0), ElementsAre(0, 1, 2));
  EXPECT_THAT(c.counts_of(0), ElementsAre(1, 6, 1));
  EXPECT_THAT(c.articles_a, ElementsAre(3, 1));  // articles, not units
}

// Gries's example: counts 1 to 5 in parts of 9, 10, 10, 10 and 11 words; DPnorm 0.219512195122
// (S. Gries 2008; J. Lijffijt and S. Gries 2012).
TEST(Contingency, MeasuresDispersionAsDpNorm) {
  const Contingency c = dense_table({{1, 8}, {2, 8}, {3, 7}, {4, 6}, {5, 6}}, {{1, 3}, {0, 0}});
  EXPECT_NEAR(c.dispersion_a[0], 0.219512195122, 1e-12);
  EXPECT_TRUE(std::isnan(c.dispersion_b[0]));  // one part has words
}

TEST(Contingency, RefusesWhatCannotBeCompared) {
  const Side good = dense_side({{1, 1}});
  EXPECT_THROW((void)contingency(good, dense_side({})), ArgumentError);
  EXPECT_THROW((void)contingency(good, dense_side({{1, 1, 1}})), ArgumentError);
  EXPECT_THROW((void)contingency(good, dense_side({{1, 1}}, {1, 2})), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::comparison
