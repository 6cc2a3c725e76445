#include "broadsheet/vectors/sparse.hpp"

#include <gtest/gtest.h>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

SparsePoints weighted(const corpus::CountMatrix& counts, std::string_view scheme = "tfidf") {
  return sparse_points(FittedWeighting(weighting_of_name(scheme), counts).apply(counts));
}

TEST(Cosine, OfHandMadeRows) {
  const auto points =
      weighted(testing::counts_of({{3, 4, 0}, {4, 3, 0}, {0, 0, 7}, {0, 0, 0}}), "count");
  EXPECT_NEAR(cosine(points, 0, points, 1), 24.0 / 25.0, 1e-15);
  EXPECT_EQ(cosine(points, 0, points, 2), 0.0);
  EXPECT_EQ(cosine(points, 3, points, 3), 0.0);  // an empty article is like nothing
  EXPECT_NEAR(cosine(points, 2, points, 2), 1.0, 1e-15);
}

TEST(Cosine, HasTheSameBitsBothWaysAndInBlocks) {
  const auto points = weighted(testing::synthetic_news({}));
  const auto block = cosine_block(points, 0, points.size(), points, 2);
  const auto n = static_cast<std::size_t>(points.size());
  for (std::size_t i = 0; i < n; i += 7) {
    for (std::size_t j = 0; j < n; ++j) {
      const auto a = static_cast<ArticleIndex>(i);
      const auto b = static_cast<ArticleIndex>(j);
      ASSERT_EQ(block[i * n + j], cosine(points, a, points, b));
      ASSERT_EQ(cosine(points, b, points, a), cosine(points, a, points, b));
    }
  }
  EXPECT_EQ(block, cosine_block(points, 0, points.size(), points, 1));
}

TEST(SparsePoints, RefusesColumnsOutOfOrderAndOutside) {
  SparseMatrix matrix;
  matrix.n_rows = 1;
  matrix.n_columns = 3;
  matrix.offsets = std::vector<std::int64_t>{0, 2};
  matrix.columns = std::vector<std::int32_t>{2, 1};
  matrix.values = std::vector<double>{1, 1};
  EXPECT_THROW((void)sparse_points(matrix), ArgumentError);
  matrix.columns = std::vector<std::int32_t>{1, 3};
  EXPECT_THROW((void)sparse_points(matrix), ArgumentError);
  matrix.columns = std::vector<std::int32_t>{1, 2};
  EXPECT_EQ(sparse_points(matrix).size(), 1);
  matrix.values = std::vector<double>{1, 0.0 / 0.0};
  EXPECT_THROW((void)sparse_points(matrix), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::vectors
