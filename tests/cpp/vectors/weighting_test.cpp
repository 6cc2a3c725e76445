#include "broadsheet/vectors/weighting.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "broadsheet/base/error.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

// "a b b c", "b c c d", "a a e" over a b c d e: the golden figures are scikit-learn 1.9.1's and
// bm25s 0.3.16's.
corpus::CountMatrix small() {
  return testing::counts_of({{1, 2, 1, 0, 0}, {0, 1, 2, 1, 0}, {2, 0, 0, 0, 1}});
}

double weight(const SparseMatrix& matrix, ArticleIndex i, std::int32_t column) {
  const auto columns = matrix.row_columns(i);
  for (std::size_t p = 0; p < columns.size(); ++p) {
    if (columns[p] == column) return matrix.row_values(i)[p];
  }
  return 0;
}

SparseMatrix weigh(const Weighting& weighting) {
  return FittedWeighting(weighting, small()).apply(small());
}

TEST(Tfidf, HasScikitLearnsIdf) {
  const FittedWeighting smooth(weighting_of_name("tfidf"), small());
  EXPECT_NEAR(smooth.term_weights()[0], 1.287682072452, 1e-12);
  EXPECT_NEAR(smooth.term_weights()[3], 1.69314718056, 1e-11);
  Weighting plain = weighting_of_name("tfidf");
  plain.global = GlobalWeight::idf_plus_one;
  const FittedWeighting unsmoothed(plain, small());
  EXPECT_NEAR(unsmoothed.term_weights()[1], 1.405465108108, 1e-12);
  EXPECT_NEAR(unsmoothed.term_weights()[4], 2.098612288668, 1e-12);
}

TEST(FittedWeighting, WeighsTheSameFromWhatItLearned) {
  const std::vector<std::int32_t> characters = {1, 2, 3, 4, 5};
  for (const char* name : {"news", "tfidf", "bm25l", "log-entropy", "ppmi", "ltu", "ltb"}) {
    const FittedWeighting fitted(weighting_of_name(name), small(), characters);
    const FittedWeighting again(fitted.weighting(), fitted.learned());
    const auto expected = fitted.apply(small());
    const auto found = again.apply(small());
    EXPECT_TRUE(std::ranges::equal(found.values.span(), expected.values.span())) << name;
  }
  Learned learned = FittedWeighting(weighting_of_name("ppmi"), small()).learned();
  learned.term_shares.pop_back();
  EXPECT_THROW(FittedWeighting(weighting_of_name("ppmi"), learned), ArgumentError);
}

TEST(Tfidf, MakesRowsOfLengthOne) {
  const auto matrix = weigh(weighting_of_name("tfidf"));
  for (ArticleIndex i = 0; i < matrix.n_rows; ++i) {
    double squares = 0;
    for (const double v : matrix.row_values(i)) squares += v * v;
    EXPECT_NEAR(squares, 1, 1e-15);
  }
}

TEST(Bm25, HasTheGoldenFiguresOfItsVariants) {
  EXPECT_NEAR(weight(weigh(weighting_of_name("bm25")), 0, 1), 0.260948, 1e-6);
  EXPECT_NEAR(weight(weigh(weighting_of_name("bm25-lucene")), 1, 1), 0.180613, 1e-6);
  EXPECT_NEAR(weight(weigh(weighting_of_name("bm25-atire")), 0, 1), 0.562791, 1e-6);
  EXPECT_NEAR(weight(weigh(weighting_of_name("bm25-atire")), 1, 1), 0.389530, 1e-6);
  Weighting plus = weighting_of_name("bm25+");
  plus.delta = 1;
  EXPECT_NEAR(weight(weigh(plus), 0, 1), 1.655244, 1e-6);
  EXPECT_NEAR(weight(weigh(plus), 1, 1), 1.359053, 1e-6);
}

TEST(Smart, HasBaseTwoAndThePivot) {
  const auto ltn = weigh(weighting_of_name("ltn"));
  EXPECT_NEAR(weight(ltn, 0, 1), (1 + 1) * std::log2(4.0 / 2.0), 1e-15);
  const auto dfx = weigh(weighting_of_name("dfx"));
  EXPECT_NEAR(weight(dfx, 1, 2), (1 + std::log2(1 + 1.0)) * std::log2(3.0 / 2.0), 1e-15);
  Weighting pivoted = weighting_of_name("nnu");
  pivoted.slope = 0.2;
  // distinct terms 3, 3, 2: pivot 8 / 3
  EXPECT_NEAR(weight(weigh(pivoted), 2, 0), 2 / (0.8 * 8.0 / 3 + 0.2 * 2), 1e-15);
}

TEST(LogEntropy, IsOneForATermOfOneArticleAndLessForOthers) {
  const FittedWeighting fitted(weighting_of_name("log-entropy"), small());
  EXPECT_DOUBLE_EQ(fitted.term_weights()[4], 1.0);
  const double third = std::log(1 / 3.0) / 3 + 2 * std::log(2 / 3.0) / 3;
  EXPECT_NEAR(fitted.term_weights()[0], 1 + third / std::log(4.0), 1e-15);
}

// By hand from the formula of docs/vectors.md: five articles, natural logarithms.
TEST(News, PrefersTermsThatComeInBurstsAndHoldsBackThoseOfOneArticle) {
  const auto counts =
      testing::counts_of({{6, 1, 1, 1}, {4, 1, 1, 0}, {0, 0, 1, 0}, {0, 0, 1, 0}, {0, 0, 1, 0}});
  const FittedWeighting fitted(weighting_of_name("news"), counts);
  const double bursty = std::log(5 / 2.0) + std::log(1 - std::exp(-10 / 5.0));
  EXPECT_NEAR(fitted.term_weights()[0], (std::log(6 / 2.5) + bursty) * (1 - 0.5 + 0.2), 1e-14);
  // Strewn at random two words would stand in fewer articles: no residual.
  EXPECT_NEAR(fitted.term_weights()[1], std::log(6 / 2.5) * (1 - 0.5 + 0.2), 1e-14);
  EXPECT_NEAR(fitted.term_weights()[2], std::log(6 / 5.5), 1e-14);
  EXPECT_NEAR(fitted.term_weights()[3], std::log(6 / 1.5) * 0.2, 1e-14);
  const auto matrix = fitted.apply(counts);
  double squares = 0;
  for (const double w : matrix.row_values(0)) squares += w * w;
  EXPECT_NEAR(squares, 1.0, 1e-14);
  EXPECT_NEAR(weight(matrix, 0, 0) / weight(matrix, 0, 1),
              (1 + std::log(6)) * fitted.term_weights()[0] / fitted.term_weights()[1], 1e-13);
}

TEST(Ppmi, IsTheLogOfTheRatioAndNeverNegative) {
  const auto matrix = weigh(weighting_of_name("ppmi"));
  // "a": 3 of 11 words; 1 of 4 in the first article, which is less than expected.
  EXPECT_EQ(weight(matrix, 0, 0), 0.0);
  EXPECT_NEAR(weight(matrix, 2, 0), std::log((2 / 3.0) / (3 / 11.0)), 1e-15);
}

TEST(FittedWeighting, LeavesOutWhatTheFittedSetNeverUses) {
  const auto fitted_on = testing::counts_of({{1, 0}, {2, 0}});
  const FittedWeighting fitted(weighting_of_name("tfidf"), fitted_on);
  const auto matrix = fitted.apply(testing::counts_of({{1, 5}, {0, 2}}));
  EXPECT_EQ(matrix.n_non_zero(), 1);
  EXPECT_EQ(weight(matrix, 0, 0), 1.0);
}

TEST(FittedWeighting, IsTheSameForAnyNumberOfThreads) {
  const auto counts = testing::synthetic_news({});
  for (const char* name : {"tfidf", "bm25", "Ltc", "news", "ppmi", "log-entropy", "bm25l"}) {
    const FittedWeighting fitted(weighting_of_name(name), counts);
    const auto one = fitted.apply(counts, 1);
    const auto two = fitted.apply(counts, 2);
    EXPECT_TRUE(std::ranges::equal(one.values, two.values)) << name;
    EXPECT_TRUE(std::ranges::equal(one.columns, two.columns)) << name;
  }
}

TEST(Weighting, RefusesUnknownNamesAndParameters) {
  EXPECT_THROW((void)weighting_of_name("tf-idf"), ArgumentError);
  EXPECT_THROW((void)weighting_of_name("zzz"), ArgumentError);
  Weighting weighting;
  weighting.b = 1.5;
  EXPECT_THROW(check_weighting(weighting), ArgumentError);
  EXPECT_THROW(FittedWeighting(weighting_of_name("nnb"), small()), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::vectors
