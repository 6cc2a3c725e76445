#include "broadsheet/vectors/dense.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

TEST(DensePoints, CosineIsThatOfTheDefinition) {
  const DensePoints points =
      dense_points(std::vector<double>{3, 4, 0, 4, 3, 0, 0, 0, 0, -3, -4, 0}, 4, 3);
  EXPECT_DOUBLE_EQ(cosine(points, 0, points, 1), 24.0 / 25.0);
  EXPECT_DOUBLE_EQ(cosine(points, 0, points, 3), -1.0);
  EXPECT_EQ(cosine(points, 0, points, 2), 0.0);  // a row of zeros is like nothing
  EXPECT_EQ(cosine(points, 2, points, 2), 0.0);
}

TEST(DensePoints, SizesOfAnyMagnitudeAreFine) {
  for (const double size : {1e-200, 1e200}) {
    const DensePoints points = dense_points(std::vector<double>{size, size, size, 0}, 2, 2);
    EXPECT_NEAR(points.inverse_norms[1] * size, 1.0, 1e-15);
    EXPECT_NEAR(cosine(points, 0, points, 0), 1.0, 1e-15);
    EXPECT_NEAR(cosine(points, 0, points, 1), std::sqrt(0.5), 1e-15);
    const DensePoints one = dense_points(std::vector<double>{0, 2}, 1, 2);
    EXPECT_NEAR(cosine(one, 0, points, 0), std::sqrt(0.5), 1e-15);
    EXPECT_NEAR(cosine(points, 0, one, 0), std::sqrt(0.5), 1e-15);
  }
}

TEST(DensePoints, ABlockHasTheBitsOfCosine) {
  RandomStream random(5, 0);
  std::vector<double> values(13 * 300);
  for (double& v : values) v = random.normal();
  const DensePoints points = dense_points(values, 300, 13);
  for (const unsigned threads : {1U, 3U}) {
    const auto block = cosine_block(points, points, threads);
    for (ArticleIndex i = 0; i < 300; i += 7) {
      for (ArticleIndex j = 0; j < 300; ++j) {
        EXPECT_EQ(block[static_cast<std::size_t>(i * 300 + j)], cosine(points, i, points, j));
        EXPECT_EQ(cosine(points, i, points, j), cosine(points, j, points, i));
      }
    }
  }
}

TEST(DensePoints, RefusesWhatIsNotANumber) {
  EXPECT_THROW((void)dense_points(std::vector<double>{1, 2, 3}, 2, 2), ArgumentError);
  EXPECT_THROW(
      (void)dense_points(std::vector<double>{1, std::numeric_limits<double>::quiet_NaN()}, 1, 2),
      ArgumentError);
}

}  // namespace
}  // namespace broadsheet::vectors
