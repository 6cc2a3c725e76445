#include "broadsheet/vectors/explain.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "broadsheet/vectors/weighting.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

TEST(ExplainCosine, ContributionsAddUpToTheSimilarity) {
  const auto counts = testing::synthetic_news({});
  for (const char* name : {"tfidf", "bm25", "count"}) {
    const auto points =
        sparse_points(FittedWeighting(weighting_of_name(name), counts).apply(counts));
    for (ArticleIndex j = 1; j < 40; ++j) {
      const auto explanation = explain_cosine(points, 0, points, j);
      const double sum =
          std::accumulate(explanation.contributions.begin(), explanation.contributions.end(), 0.0);
      EXPECT_NEAR(sum, cosine(points, 0, points, j), 1e-12);
      EXPECT_TRUE(std::ranges::is_sorted(explanation.contributions, std::greater()));
    }
  }
}

TEST(ExplainCosine, NamesTheTermsBothUse) {
  const auto counts = testing::counts_of({{1, 1, 0, 2}, {3, 0, 1, 1}});
  const auto points =
      sparse_points(FittedWeighting(weighting_of_name("count"), counts).apply(counts));
  const auto explanation = explain_cosine(points, 0, points, 1);
  EXPECT_EQ(explanation.terms, (std::vector<std::int32_t>{0, 3}));  // 3 x 1 before 1 x 2
}

}  // namespace
}  // namespace broadsheet::vectors
