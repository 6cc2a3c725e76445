#include "broadsheet/comparison/exchange.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include "broadsheet/base/random.hpp"
#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

/// The p-value by the definition: every way to choose the n_a articles of A.
double reference_p(const std::vector<std::vector<int>>& articles, std::size_t n_a,
                   std::size_t term) {
  double count = 0;
  double tokens = 0;
  std::vector<double> lengths;
  for (const auto& row : articles) {
    lengths.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    count += row[term];
    tokens += lengths.back();
  }
  const auto statistic = [&](const std::vector<bool>& in_a) {
    double sum = 0;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (in_a[i]) sum += articles[i][term] - count / tokens * lengths[i];
    }
    return std::abs(sum);
  };
  std::vector<bool> in_a(articles.size(), false);
  std::fill(in_a.begin(), in_a.begin() + static_cast<std::ptrdiff_t>(n_a), true);
  const double observed = statistic(in_a);
  int all = 0;
  int extreme = 0;
  do {
    ++all;
    if (statistic(in_a) >= observed - 1e-9) ++extreme;
  } while (std::prev_permutation(in_a.begin(), in_a.end()));
  return static_cast<double>(extreme) / all;
}

TEST(Exchange, EqualsEnumerationForTwelveArticles) {
  const auto articles = random_articles(12, 6, 3);
  for (const std::size_t n_a : {3U, 6U}) {
    const Contingency table = split(articles, n_a);
    const Exchange exchange(table);
    for (std::size_t t = 0; t < 6; ++t) {
      EXPECT_DOUBLE_EQ(exchange.p_value(static_cast<std::int64_t>(t)),
                       reference_p(articles, n_a, t));
    }
  }
}

TEST(Exchange, StaysCloseToEnumerationForMoreArticles) {
  const auto articles = random_articles(20, 6, 5);
  const Contingency table = split(articles, 7);  // 77520 ways
  const Exchange exchange(table);
  for (std::size_t t = 0; t < 6; ++t) {
    EXPECT_NEAR(exchange.p_value(static_cast<std::int64_t>(t)), reference_p(articles, 7, t), 0.03);
  }
}

TEST(Exchange, VarianceIsTheClosedForm) {
  const auto articles = random_articles(40, 1, 8);
  const Contingency table = split(articles, 15);
  double count = 0;
  double tokens = 0;
  std::vector<double> lengths;
  for (const auto& row : articles) {
    lengths.push_back(row[0] + row[1]);
    count += row[0];
    tokens += lengths.back();
  }
  double squares = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const double r = articles[i][0] - count / tokens * lengths[i];
    squares += r * r;
  }
  EXPECT_NEAR(Exchange(table).variance(0), 15.0 * 25 / (40 * 39) * squares, 1e-9);
}

TEST(Exchange, FindsNothingBetweenASetAndItself) {
  const auto articles = random_articles(30, 3, 1);
  const Contingency table = contingency(dense_side(articles), dense_side(articles));
  const Exchange exchange(table);
  EXPECT_EQ(exchange.n_units_in_both(), 30);
  for (const std::int64_t t : {0, 1, 2}) EXPECT_EQ(exchange.p_value(t), 1);
}

TEST(Exchange, CountsReprintsOfOneStoryOnce) {
  // Twenty copies of one article in A: by article the term differs, by family it is one unit.
  std::vector<std::vector<int>> a(20, {5, 100});
  std::vector<std::vector<int>> b;
  for (int i = 0; i < 30; ++i) {
    a.push_back({0, 90 + i});
    b.push_back({0, 95 + i});
  }
  std::vector<std::int64_t> families(50);
  std::iota(families.begin(), families.end(), 0);
  std::fill(families.begin(), families.begin() + 20, 0);
  const Side side_b = dense_side(b, {}, 100);
  const Contingency by_article = contingency(dense_side(a), side_b);
  const Contingency by_family = contingency(dense_side(a, families), side_b);
  EXPECT_LT(Exchange(by_article).p_value(0), 1e-3);
  EXPECT_GT(Exchange(by_family).p_value(0), 0.4);
}

// Over random splits of articles that do not differ, p < 0.05 as often as it says.
TEST(Exchange, IsCalibratedUnderTheNull) {
  auto articles = random_articles(80, 100, 11);
  int small = 0;
  for (std::uint64_t round = 0; round < 20; ++round) {
    RandomStream(99, round).shuffle(std::span(articles));
    const Contingency table = split(articles, 25);
    const Exchange exchange(table);
    for (std::int64_t t = 0; t < 100; ++t) small += exchange.p_value(t) < 0.05 ? 1 : 0;
  }
  EXPECT_GT(small, 0.04 * 2000);
  EXPECT_LT(small, 0.06 * 2000);
}

}  // namespace
}  // namespace broadsheet::comparison
