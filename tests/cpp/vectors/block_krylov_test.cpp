#include "broadsheet/vectors/block_krylov.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

// X X' of a symmetric X whose eigenvalues are known: pairs of rows (a b), (b a) have a + b and
// a - b, belonging to (1 1) and (1 -1). All other rows are empty, so the space is soon exhausted.
struct Known {
  SparseMatrix matrix;
  std::vector<double> values;  // of X X', descending
};

Known known_pairs(std::size_t n_pairs, std::size_t n_rows, double decay = 0.8) {
  Known known;
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> columns;
  std::vector<double> values;
  for (std::size_t i = 0; i < n_pairs; ++i) {
    const double sum = std::pow(decay, static_cast<double>(i));
    const double difference = sum / 3;
    const double a = (sum + difference) / 2;
    const double b = (sum - difference) / 2;
    const auto first = static_cast<std::int32_t>(2 * i);
    for (const auto& [left, right] : {std::pair{a, b}, std::pair{b, a}}) {
      columns.insert(columns.end(), {first, first + 1});
      values.insert(values.end(), {left, right});
      offsets.push_back(static_cast<std::int64_t>(columns.size()));
    }
    known.values.insert(known.values.end(), {sum * sum, difference * difference});
  }
  offsets.resize(n_rows + 1, offsets.back());
  known.matrix.n_rows = known.matrix.n_columns = static_cast<std::int64_t>(n_rows);
  known.matrix.offsets = std::move(offsets);
  known.matrix.columns = std::move(columns);
  known.matrix.values = std::move(values);
  std::ranges::sort(known.values, std::greater<>());
  return known;
}

// The inner products of eigenvectors a and b.
double inner(const Eigenpairs& pairs, std::size_t a, std::size_t b) {
  const std::size_t n = pairs.values.size();
  double sum = 0;
  for (std::size_t i = 0; i < pairs.vectors.size(); i += n) {
    sum += pairs.vectors[i + a] * pairs.vectors[i + b];
  }
  return sum;
}

void expect_orthonormal(const Eigenpairs& pairs, double tolerance) {
  for (std::size_t a = 0; a < pairs.values.size(); ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      EXPECT_NEAR(inner(pairs, a, b), a == b ? 1 : 0, tolerance) << a << ' ' << b;
    }
  }
}

TEST(DenseEigenpairs, OfTwoByTwo) {
  const Eigenpairs pairs = dense_eigenpairs({2, 1, 1, 2}, 2, 2);
  ASSERT_EQ(pairs.values.size(), 2U);
  EXPECT_NEAR(pairs.values[0], 3, 1e-14);
  EXPECT_NEAR(pairs.values[1], 1, 1e-14);
  EXPECT_NEAR(pairs.vectors[0], pairs.vectors[2], 1e-14);   // (1 1)
  EXPECT_NEAR(pairs.vectors[1], -pairs.vectors[3], 1e-14);  // (1 -1)
  expect_orthonormal(pairs, 1e-14);
  EXPECT_EQ(dense_eigenpairs({2, 1, 1, 2}, 2, 1).values.size(), 1U);
}

TEST(LeadingEigenpairs, AreThoseKnownFromTheMatrix) {
  const Known known = known_pairs(30, 600);
  const GramOperator<double> matrix(known.matrix, false, 2);
  const Eigenpairs pairs =
      leading_eigenpairs(matrix, {.n_wanted = 12, .tolerance = 1e-8, .threads = 2});
  ASSERT_EQ(pairs.values.size(), 12U);
  for (std::size_t i = 0; i < 12; ++i) {
    EXPECT_NEAR(pairs.values[i] / known.values[i], 1, 1e-8) << i;
  }
  expect_orthonormal(pairs, 1e-9);
  for (std::size_t i = 0; i < 5; ++i) {  // those of the first five sums; differences follow
    const double* const first = pairs.vectors.data() + 2 * i * 12;
    EXPECT_NEAR(first[i], first[12 + i], 1e-9);
    EXPECT_NEAR(std::abs(first[i]), std::sqrt(0.5), 1e-9);
  }
}

// So slow a fall that the space does not suffice at once.
TEST(LeadingEigenpairs, AreTheSameWithFewDimensionsAtATime) {
  const Known known = known_pairs(150, 300, 0.9985);
  const GramOperator<double> matrix(known.matrix, false, 2);
  KrylovOptions options{.n_wanted = 10, .tolerance = 1e-8, .fewest_blocks = 3, .threads = 2};
  options.most_dimensions = 1;  // the fewest there can be
  EXPECT_EQ(most_krylov_dimensions(options), 192U);
  const Eigenpairs restarted = leading_eigenpairs(matrix, options);
  options.most_dimensions = 300;
  const Eigenpairs grown = leading_eigenpairs(matrix, options);
  EXPECT_NE(restarted.values, grown.values);  // else nothing was restarted
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_NEAR(restarted.values[i] / known.values[i], 1, 1e-8) << i;
    EXPECT_NEAR(grown.values[i] / known.values[i], 1, 1e-8) << i;
  }
  expect_orthonormal(restarted, 1e-9);
}

TEST(MostKrylovDimensions, AreFixedWithoutATolerance) {
  EXPECT_EQ(most_krylov_dimensions({.n_wanted = 200}), 832U);
  EXPECT_EQ(most_krylov_dimensions({.n_wanted = 300}), 1280U);
  EXPECT_EQ(most_krylov_dimensions({.n_wanted = 200, .tolerance = 1e-6}), 1664U);
}

TEST(LeadingEigenpairs, OfASmallMatrixAreExactAndZeroWhereItHasNoMore) {
  const Known known = known_pairs(20, 40);
  const Eigenpairs exact =
      leading_eigenpairs(GramOperator<double>(known.matrix, true, 1), {.n_wanted = 60});
  const Eigenpairs fast =
      leading_eigenpairs(GramOperator<float>(known.matrix, true, 1), {.n_wanted = 60});
  ASSERT_EQ(exact.values.size(), 60U);
  ASSERT_EQ(exact.vectors.size(), 40U * 60);
  for (std::size_t i = 0; i < 60; ++i) {
    const double value = i < 40 ? known.values[i] : 0;
    EXPECT_NEAR(exact.values[i], value, 1e-12) << i;
    EXPECT_NEAR(fast.values[i], value, 1e-5) << i;
  }
}

TEST(LeadingEigenpairs, AreTheSameForAnyNumberOfThreads) {
  const Known known = known_pairs(30, 1200);  // three chunks of rows
  const auto find = [&](unsigned threads, std::uint64_t seed) {
    return leading_eigenpairs(GramOperator<float>(known.matrix, false, threads),
                              {.n_wanted = 5, .seed = seed, .threads = threads});
  };
  const Eigenpairs one = find(1, 4);
  const Eigenpairs three = find(3, 4);
  EXPECT_EQ(one.values, three.values);
  EXPECT_EQ(one.vectors, three.vectors);
  EXPECT_NE(one.vectors, find(2, 5).vectors);
}

}  // namespace
}  // namespace broadsheet::vectors
