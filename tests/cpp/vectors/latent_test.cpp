#include "broadsheet/vectors/latent.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

SparseMatrix news(std::uint64_t seed, std::size_t n_articles) {
  const auto counts = testing::synthetic_news({.seed = seed, .n_articles = n_articles});
  return FittedWeighting(weighting_of_name("tfidf"), counts).apply(counts);
}

TEST(LatentSpace, ProjectsByItsComponents) {
  const SparseMatrix matrix = news(1, 120);
  const LatentSpace space(matrix, {.dimensions = 7});
  const DensePoints points = space.project(matrix);
  ASSERT_EQ(points.n_columns, 7);
  for (ArticleIndex i = 0; i < points.size(); ++i) {
    for (std::size_t d = 0; d < 7; ++d) {
      double expected = 0;
      for (std::size_t p = 0; p < matrix.row_columns(i).size(); ++p) {
        const auto term = static_cast<std::size_t>(matrix.row_columns(i)[p]);
        expected += matrix.row_values(i)[p] * space.components()[term * 7 + d];
      }
      EXPECT_NEAR(points.row(i)[d], expected, 1e-14);
    }
  }
}

TEST(LatentSpace, ExplainsWhatItsSpaceCaptures) {
  const SparseMatrix matrix = news(1, 120);
  const LatentSpace all(matrix, {.dimensions = 120});
  EXPECT_NEAR(all.explained(), 1.0, 1e-10);
  const LatentSpace some(matrix, {.dimensions = 7});
  const DensePoints points = some.project(matrix);
  double captured = 0;
  for (const double v : points.values) captured += v * v;
  const double whole =
      std::inner_product(matrix.values.begin(), matrix.values.end(), matrix.values.begin(), 0.0);
  EXPECT_NEAR(some.explained(), captured / whole, 1e-10);
}

TEST(LatentSpace, AnArticleWithNothingInItLiesAtTheOrigin) {
  // Terms 0 and 1 hold all that two dimensions can; articles 3 and 4 have neither.
  const SparseMatrix matrix = testing::matrix_of(
      {{9, 1, 0, 0}, {9, 0, 0, 0}, {0, 9, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {9, 0, 1, 0}});
  const LatentSpace space(matrix, {.dimensions = 2});
  const SparseMatrix hidden =
      testing::matrix_of({{1, 0, 0, 0}, {0, 1e-9, 0, 1}, {0, 0, 0, 1e-200}});
  const DensePoints points = space.project(hidden);
  EXPECT_GT(points.inverse_norms[0], 0.0);
  EXPECT_EQ(points.inverse_norms[1], 0.0);
  EXPECT_EQ(points.inverse_norms[2], 0.0);
  EXPECT_EQ(cosine(points, 1, points, 2), 0.0);
  for (const double c : space.explain(hidden, 1, hidden, 2).contributions) EXPECT_EQ(c, 0.0);
}

TEST(LatentSpace, ContributionsAddUpToTheSimilarity) {
  const SparseMatrix fitted = news(1, 120);
  const SparseMatrix others = news(2, 30);
  const LatentSpace space(fitted, {.dimensions = 9});
  const DensePoints a = space.project(fitted);
  const DensePoints b = space.project(others);
  for (ArticleIndex j = 0; j < 30; ++j) {
    const Explanation explanation = space.explain(fitted, j, others, 29 - j);
    const double sum =
        std::accumulate(explanation.contributions.begin(), explanation.contributions.end(), 0.0);
    EXPECT_NEAR(sum, cosine(a, j, b, 29 - j), 1e-12);
    EXPECT_TRUE(std::ranges::is_sorted(explanation.contributions, std::greater()));
    auto terms = explanation.terms;
    std::ranges::sort(terms);
    std::vector<std::int32_t> either;
    std::ranges::set_union(fitted.row_columns(j), others.row_columns(29 - j),
                           std::back_inserter(either));
    EXPECT_EQ(terms, either);
  }
}

TEST(LatentSpace, IsTheSameFromItsParts) {
  const SparseMatrix matrix = news(1, 40);
  const LatentSpace space(matrix, {.dimensions = 3});
  const std::vector<double> components(space.components().begin(), space.components().end());
  const LatentSpace again(components, space.singular_values(), space.explained());
  EXPECT_TRUE(std::ranges::equal(again.project(matrix).values, space.project(matrix).values));
  EXPECT_THROW(LatentSpace({1.0, 2.0, 3.0}, {1.0, 0.5}, 1.0), ArgumentError);
}

TEST(LatentSpace, RefusesOtherColumns) {
  const LatentSpace space(news(1, 40), {.dimensions = 3});
  SparseMatrix other = news(1, 40);
  other.n_columns += 1;
  EXPECT_THROW((void)space.project(other), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::vectors
