#include "broadsheet/vectors/svd.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

SparseMatrix news(std::size_t n_articles, std::size_t n_terms, double focus = 0.5) {
  const auto counts = testing::synthetic_news(
      {.n_articles = n_articles, .n_terms = n_terms, .n_topics = 40, .focus = focus});
  return FittedWeighting(weighting_of_name("tfidf"), counts).apply(counts);
}

Eigen::MatrixXd dense(const SparseMatrix& matrix) {
  Eigen::MatrixXd whole = Eigen::MatrixXd::Zero(matrix.n_rows, matrix.n_columns);
  for (ArticleIndex i = 0; i < matrix.n_rows; ++i) {
    const auto columns = matrix.row_columns(i);
    for (std::size_t p = 0; p < columns.size(); ++p) {
      whole(i, columns[p]) = matrix.row_values(i)[p];
    }
  }
  return whole;
}

// Eigen's own decomposition of the dense matrix is the reference.
std::vector<double> reference_values(const SparseMatrix& matrix) {
  const Eigen::MatrixXd whole = dense(matrix);
  const Eigen::MatrixXd gram = matrix.n_rows < matrix.n_columns
                                   ? Eigen::MatrixXd(whole * whole.transpose())
                                   : Eigen::MatrixXd(whole.transpose() * whole);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram, Eigen::EigenvaluesOnly);
  std::vector<double> values;
  for (Eigen::Index i = gram.cols(); i-- > 0;) {
    values.push_back(std::sqrt(std::max(0.0, solver.eigenvalues()[i])));
  }
  return values;
}

double energy(const std::vector<double>& values, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += values[i] * values[i];
  return sum;
}

TEST(TruncatedSvd, WithAnAccuracyFindsTheSingularValues) {
  for (const auto& [rows, columns] : {std::pair{700, 1500}, std::pair{1500, 700}}) {
    const SparseMatrix matrix =
        news(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns), 0.2);
    const auto expected = reference_values(matrix);
    const Svd svd = truncated_svd(matrix, {.dimensions = 60, .accuracy = 1e-7});
    ASSERT_EQ(svd.singular_values.size(), 60U);
    for (std::size_t d = 0; d < 60; ++d) {
      EXPECT_NEAR(svd.singular_values[d] / expected[d], 1.0, 1e-7) << rows << " " << d;
    }
  }
}

TEST(TruncatedSvd, TheFastOneCapturesNearlyAll) {
  for (const double focus : {0.05, 0.5}) {
    const SparseMatrix matrix = news(950, 2400, focus);
    const auto expected = reference_values(matrix);
    const Svd svd = truncated_svd(matrix, {.dimensions = 100});
    EXPECT_GT(energy(svd.singular_values, 100), 0.995 * energy(expected, 100));
    EXPECT_LT(energy(svd.singular_values, 100), 1.000001 * energy(expected, 100));
  }
}

TEST(TruncatedSvd, SmallSidesAreExact) {
  for (const auto& [rows, columns] : {std::pair{90, 400}, std::pair{400, 90}}) {
    const SparseMatrix matrix =
        news(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns));
    const auto expected = reference_values(matrix);
    const Svd svd = truncated_svd(matrix, {.dimensions = 90});
    for (std::size_t d = 0; d < 80; ++d) {
      EXPECT_NEAR(svd.singular_values[d] / expected[d], 1.0, 1e-9) << d;
    }
  }
}

TEST(TruncatedSvd, RightVectorsAreOrthonormalWithFixedSigns) {
  for (const double accuracy : {0.0, 1e-8}) {
    const SparseMatrix matrix = news(700, 1000);
    const Svd svd = truncated_svd(matrix, {.dimensions = 50, .accuracy = accuracy});
    const Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>
        right(svd.right_vectors.data(), matrix.n_columns, 50);
    const double error =
        (right.transpose() * right - Eigen::MatrixXd::Identity(50, 50)).cwiseAbs().maxCoeff();
    EXPECT_LT(error, accuracy == 0 ? 1e-4 : 1e-9);
    for (Eigen::Index d = 0; d < 50; ++d) {
      EXPECT_EQ(right.col(d).maxCoeff(), right.col(d).cwiseAbs().maxCoeff());
    }
  }
}

TEST(TruncatedSvd, IsTheSameForAnyNumberOfThreads) {
  const SparseMatrix matrix = news(660, 900);  // two chunks of rows
  for (const double accuracy : {0.0, 1e-6}) {
    const Svd one = truncated_svd(matrix, {.dimensions = 40, .accuracy = accuracy, .threads = 1});
    for (const unsigned threads : {2U, 5U}) {
      const Svd more =
          truncated_svd(matrix, {.dimensions = 40, .accuracy = accuracy, .threads = threads});
      EXPECT_EQ(one.singular_values, more.singular_values);
      EXPECT_EQ(one.right_vectors, more.right_vectors);
    }
  }
}

// Thirty distinct articles, each many times: 30 singular values, the rest are nought.
TEST(TruncatedSvd, SurvivesARankBelowTheDimensions) {
  auto counts = testing::synthetic_news({.n_articles = 30, .n_terms = 3000});
  SparseMatrix few = FittedWeighting(weighting_of_name("tfidf"), counts).apply(counts);
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> columns;
  std::vector<double> values;
  for (int copy = 0; copy < 30; ++copy) {
    for (ArticleIndex i = 0; i < 30; ++i) {
      columns.insert(columns.end(), few.row_columns(i).begin(), few.row_columns(i).end());
      values.insert(values.end(), few.row_values(i).begin(), few.row_values(i).end());
      offsets.push_back(static_cast<std::int64_t>(columns.size()));
    }
  }
  const auto expected = reference_values(few);
  SparseMatrix matrix;
  matrix.n_rows = 900;
  matrix.n_columns = few.n_columns;
  matrix.offsets = std::move(offsets);
  matrix.columns = std::move(columns);
  matrix.values = std::move(values);
  for (const double accuracy : {0.0, 1e-6}) {
    const Svd svd = truncated_svd(matrix, {.dimensions = 50, .accuracy = accuracy});
    for (std::size_t d = 0; d < 50; ++d) {
      const double value = d < 30 ? expected[d] * std::sqrt(30.0) : 0.0;
      EXPECT_NEAR(svd.singular_values[d], value, 1e-3) << d;
      EXPECT_NEAR((1 + svd.singular_values[d]) / (1 + value), 1.0, 1e-5) << d;
    }
  }
}

SparseMatrix diagonal(std::size_t n, double first, double others) {
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> columns;
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) {
    const double value = i == 0 ? first : others;
    if (value != 0) {
      columns.push_back(static_cast<std::int32_t>(i));
      values.push_back(value);
    }
    offsets.push_back(static_cast<std::int64_t>(values.size()));
  }
  SparseMatrix matrix;
  matrix.n_rows = matrix.n_columns = static_cast<std::int64_t>(n);
  matrix.offsets = std::move(offsets);
  matrix.columns = std::move(columns);
  matrix.values = std::move(values);
  return matrix;
}

// Articles that share no word: a random block and its images span no more than the block.
TEST(TruncatedSvd, FindsEqualSingularValues) {
  for (const double accuracy : {0.0, 1e-6}) {
    const Svd svd = truncated_svd(diagonal(800, 1, 1), {.dimensions = 50, .accuracy = accuracy});
    for (const double value : svd.singular_values) EXPECT_NEAR(value, 1, 1e-5);
  }
  const Svd svd = truncated_svd(diagonal(800, 1e5, 1), {.dimensions = 30, .accuracy = 1e-6});
  EXPECT_NEAR(svd.singular_values[0], 1e5, 0.1);
  for (std::size_t d = 1; d < 30; ++d) EXPECT_NEAR(svd.singular_values[d], 1, 1e-6);
}

TEST(TruncatedSvd, OfNothingIsNothing) {
  for (const double accuracy : {0.0, 1e-6}) {
    const Svd svd = truncated_svd(diagonal(800, 0, 0), {.dimensions = 10, .accuracy = accuracy});
    EXPECT_EQ(svd.singular_values, std::vector<double>(10, 0.0));
    EXPECT_EQ(svd.right_vectors, std::vector<double>(8000, 0.0));
  }
}

TEST(TruncatedSvd, RefusesWhatItCannotGive) {
  const SparseMatrix matrix = news(20, 100);
  EXPECT_THROW((void)truncated_svd(matrix, {.dimensions = 0}), ArgumentError);
  EXPECT_THROW((void)truncated_svd(matrix, {.dimensions = 21}), ArgumentError);
  EXPECT_THROW((void)truncated_svd(matrix, {.dimensions = 5, .accuracy = 0.5}), ArgumentError);
  EXPECT_THROW((void)truncated_svd(matrix, {.dimensions = 5, .accuracy = -1}), ArgumentError);
}

TEST(TruncatedSvd, RefusesWhatDoesNotFitBeforeItStarts) {
  const SparseMatrix matrix = news(650, 700);
  for (const double accuracy : {0.0, 1e-6}) {
    SvdOptions options{.dimensions = 20, .accuracy = accuracy};
    const std::int64_t needed = svd_memory(matrix, options);
    options.memory = needed - 1;
    EXPECT_THROW((void)truncated_svd(matrix, options), MemoryLimitError);
    options.memory = needed;
    EXPECT_EQ(truncated_svd(matrix, options).singular_values.size(), 20U);
  }
}

TEST(SvdMemory, GrowsWithWhatIsAskedFor) {
  const SparseMatrix wide = news(700, 1500);
  const auto needed = [&](std::int64_t dimensions, double accuracy) {
    return svd_memory(wide, {.dimensions = dimensions, .accuracy = accuracy});
  };
  EXPECT_GT(needed(20, 0), 16 * wide.n_non_zero() + 4 * 640 * 700);
  EXPECT_GT(needed(300, 0), needed(20, 0));
  EXPECT_GT(needed(20, 1e-6), needed(20, 0));
}

}  // namespace
}  // namespace broadsheet::vectors
