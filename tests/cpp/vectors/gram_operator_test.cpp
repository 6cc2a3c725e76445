#include "broadsheet/vectors/gram_operator.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "broadsheet/base/random.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

template <class Scalar>
Block<Scalar> random_block(std::size_t n_rows) {
  RandomStream random(11, 0);
  Block<Scalar> block(n_rows * kBlockWidth<Scalar>);
  for (Scalar& value : block) value = static_cast<Scalar>(random.uniform() - 0.5);
  return block;
}

// X X' Q from the matrix written out, in float64.
template <class Scalar>
std::vector<double> written_out(const SparseMatrix& matrix, bool on_columns,
                                const Block<Scalar>& q) {
  const auto x = testing::rows_of(matrix);
  const auto rows = static_cast<std::size_t>(matrix.n_rows);
  const auto columns = static_cast<std::size_t>(matrix.n_columns);
  const std::size_t n = on_columns ? columns : rows;
  const std::size_t m = on_columns ? rows : columns;
  const auto at = [&](std::size_t i, std::size_t j) { return on_columns ? x[j][i] : x[i][j]; };
  std::vector<double> result(q.size());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < n; ++k) {
      double entry = 0;
      for (std::size_t j = 0; j < m; ++j) entry += at(i, j) * at(k, j);
      for (std::size_t c = 0; c < kBlockWidth<Scalar>; ++c) {
        result[i * kBlockWidth<Scalar> + c] += entry * q[k * kBlockWidth<Scalar> + c];
      }
    }
  }
  return result;
}

template <class Scalar>
void expect_product(const SparseMatrix& matrix, double tolerance) {
  for (const bool on_columns : {false, true}) {
    const GramOperator<Scalar> one(matrix, on_columns, 1);
    ASSERT_EQ(one.size(), static_cast<std::size_t>(on_columns ? matrix.n_columns : matrix.n_rows));
    const auto q = random_block<Scalar>(one.size());
    const auto expected = written_out<Scalar>(matrix, on_columns, q);
    Block<Scalar> across;
    const Block<Scalar> got = one.apply(q, across);
    ASSERT_EQ(got.size(), expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
      ASSERT_NEAR(got[i], expected[i], tolerance * (1 + std::abs(expected[i])));
    }
    Block<Scalar> other(999, Scalar{3});  // whatever the scratch held before
    EXPECT_EQ(GramOperator<Scalar>(matrix, on_columns, 3).apply(q, other), got);
  }
}

TEST(GramOperator, IsTheProductWrittenOut) {
  const SparseMatrix matrix = testing::random_matrix({.n_rows = 70,
                                                      .n_columns = 50,
                                                      .fewest_entries = 0,
                                                      .most_entries = 12,
                                                      .with_negative = true});
  expect_product<double>(matrix, 1e-13);
  expect_product<float>(matrix, 1e-5);
}

TEST(GramOperator, KeepsColumnsOfOneRowAndRowsOfNone) {
  // Columns of two rows, of one, of none; the third row is empty.
  expect_product<double>(testing::matrix_of({{1, 2, 0, 0}, {3, 0, 0, -4}, {0, 0, 0, 0}}), 1e-15);
  expect_product<double>(testing::matrix_of({{5, 0}, {0, 7}}), 1e-15);
}

}  // namespace
}  // namespace broadsheet::vectors
