#include "broadsheet/statistics/growth.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::small_corpus;

TEST(VocabularyGrowth, AddsUpInTheOrderGiven) {
  const auto corpus =
      small_corpus({{.text = "One port closed."}, {.text = ""}, {.text = "One port."}});
  const std::vector<ArticleIndex> forward{0, 1, 2};
  const std::vector<ArticleIndex> backward{2, 0};
  EXPECT_EQ(vocabulary_growth(corpus, forward).tokens, (std::vector<std::int64_t>{3, 3, 5}));
  EXPECT_EQ(vocabulary_growth(corpus, forward).types, (std::vector<std::int64_t>{3, 3, 3}));
  EXPECT_EQ(vocabulary_growth(corpus, backward).types, (std::vector<std::int64_t>{2, 3}));
  const std::vector<ArticleIndex> wrong{3};
  EXPECT_THROW((void)vocabulary_growth(corpus, wrong), ArgumentError);
}

TEST(FitHeaps, FindsAnExactLaw) {
  GrowthCurve curve;
  for (const std::int64_t n : {4, 16, 64, 256, 1024}) {
    curve.tokens.push_back(n * n);
    curve.types.push_back(3 * n);  // 3 n^0.5
  }
  const HeapsFit fit = fit_heaps(curve);
  EXPECT_NEAR(fit.k, 3, 1e-12);
  EXPECT_NEAR(fit.beta, 0.5, 1e-12);
  EXPECT_NEAR(fit.r_squared, 1, 1e-12);
  EXPECT_TRUE(std::isnan(fit_heaps({}).beta));
}

TEST(FitZipfMandelbrot, FindsTheLawThatMadeTheCounts) {
  for (const double q : {0.0, 2.7, 40.0}) {
    std::vector<std::int64_t> counts;
    for (int r = 1; r <= 4000; ++r) {
      counts.push_back(static_cast<std::int64_t>(std::llround(1e12 * std::pow(r + q, -1.2))));
    }
    const ZipfMandelbrotFit fit = fit_zipf_mandelbrot(counts);
    EXPECT_NEAR(fit.a, 1.2, 1e-5) << q;
    EXPECT_NEAR(fit.q, q, 1e-3 * (1 + q)) << q;
  }
}

TEST(FitZipfMandelbrot, IsUndefinedForAlmostNothing) {
  const std::vector<std::int64_t> counts{5, 1};
  EXPECT_TRUE(std::isnan(fit_zipf_mandelbrot(counts).a));
}

}  // namespace
}  // namespace broadsheet::statistics
