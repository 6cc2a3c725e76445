#include "broadsheet/vectors/dense_nearest.hpp"

#include <gtest/gtest.h>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/random.hpp"
#include "broadsheet/vectors/brute_force.hpp"

namespace broadsheet::vectors {
namespace {

// Clusters, exact copies and near ties: what a filter could get wrong.
DensePoints points_of(std::uint64_t seed, std::size_t n, std::size_t width) {
  std::vector<double> values(n * width);
  for (std::size_t i = 0; i < n; ++i) {
    RandomStream cluster(seed, i % 17);
    RandomStream own(seed, 1000 + i % 90);
    for (std::size_t c = 0; c < width; ++c) {
      values[i * width + c] = cluster.normal() + 0.3 * own.normal();
    }
    if (i % 5 == 0) values[i * width] += 1e-9 * own.normal();
  }
  return dense_points(std::move(values), static_cast<std::int64_t>(n),
                      static_cast<std::int64_t>(width));
}

Neighbours by_brute_force(const DensePoints& from, const DensePoints& to, bool same,
                          const NearestOptions& options) {
  Neighbours result;
  const auto block = cosine_block(from, to);
  const auto width = static_cast<std::size_t>(to.size());
  for (ArticleIndex i = 0; i < from.size(); ++i) {
    const auto begin = block.begin() + static_cast<std::ptrdiff_t>(i * to.size());
    const std::vector<double> row(begin, begin + static_cast<std::ptrdiff_t>(width));
    for (const Candidate& c : best_of_row(row, i, same ? i : -1, options)) {
      result.push_back(i, c.article, c.similarity);
    }
  }
  return result;
}

void expect_equal(const Neighbours& found, const Neighbours& expected) {
  EXPECT_EQ(found.article_a, expected.article_a);
  EXPECT_EQ(found.article_b, expected.article_b);
  EXPECT_EQ(found.similarity, expected.similarity);
}

TEST(DenseNearest, LetsInWhatTiesWithTheThreshold) {
  std::vector<double> values;
  for (int copy = 0; copy < 2; ++copy) {
    RandomStream random(3, 0);
    for (int v = 0; v < 60 * 7; ++v) values.push_back(random.normal() * (1 + copy));
  }
  const DensePoints points = dense_points(std::move(values), 120, 7);
  NearestOptions options;
  options.k = 1;
  options.min_similarity = 1;
  const Neighbours pairs = pairs_above(points, options);
  ASSERT_EQ(pairs.size(), 60U);
  for (std::size_t i = 0; i < 60; ++i) EXPECT_EQ(pairs.article_b[i], pairs.article_a[i] + 60);
  EXPECT_EQ(nearest(points, nullptr, options).size(), 120U);
}

TEST(DenseNearest, EqualsBruteForce) {
  for (const std::size_t width : {1, 3, 24, 200}) {
    const DensePoints points = points_of(width, 400, width);
    const DensePoints others = points_of(width + 1, 130, width);
    for (const std::int64_t k : {1, 10, 500}) {
      for (const unsigned threads : {1U, 3U}) {
        NearestOptions options;
        options.k = k;
        options.threads = threads;
        options.min_similarity = k == 500 ? -1 : 0;
        expect_equal(nearest(points, nullptr, options),
                     by_brute_force(points, points, true, options));
        expect_equal(nearest(points, &others, options),
                     by_brute_force(points, others, false, options));
      }
    }
  }
}

TEST(DenseNearest, RulesComeBeforeTheRanking) {
  const DensePoints points = points_of(3, 300, 20);
  NearestOptions options;
  options.k = 4;
  for (std::int32_t i = 0; i < 300; ++i) options.rule.group_a.push_back(i % 2);
  options.rule.group_b = options.rule.group_a;
  expect_equal(nearest(points, nullptr, options), by_brute_force(points, points, true, options));
}

TEST(DenseNearest, PairsAreAllPairsAbove) {
  const DensePoints points = points_of(4, 400, 30);
  for (const double threshold : {0.5, 0.9, 1.0}) {
    NearestOptions options;
    options.min_similarity = threshold;
    Neighbours expected;
    for (ArticleIndex a = 0; a < 400; ++a) {
      for (ArticleIndex b = a + 1; b < 400; ++b) {
        const double similarity = cosine(points, a, points, b);
        if (similarity >= threshold) expected.push_back(a, b, similarity);
      }
    }
    rank_pairs(expected);
    expect_equal(pairs_above(points, options), expected);
  }
}

TEST(DenseNearest, RefusesWhatItCannotAnswer) {
  const DensePoints points = points_of(1, 10, 3);
  const DensePoints other = points_of(1, 10, 4);
  EXPECT_THROW((void)nearest(points, &other, {}), ArgumentError);
  EXPECT_THROW((void)nearest(points, nullptr, {.k = 0}), ArgumentError);
  EXPECT_THROW((void)pairs_above(points, {}), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::vectors
