#include "broadsheet/comparison/exchange.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "broadsheet/base/random.hpp"
#include "broadsheet/comparison/overdispersed_count.hpp"
#include "broadsheet/comparison/unequal_lengths.hpp"
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

/// Articles of which each term has the same rate, whatever their lengths; it comes in clusters of
/// one to three. The last column makes up the length.
std::vector<std::vector<int>> same_rates(const std::vector<int>& lengths, std::size_t n_terms,
                                         std::uint64_t seed) {
  std::vector<std::vector<int>> articles;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    RandomStream random(seed, i);
    std::vector<int> row(n_terms + 1, 0);
    int rest = lengths[i];
    for (std::size_t t = 0; t < n_terms; ++t) {
      const std::uint64_t one_in = 10 + 190 * t / n_terms;  // from frequent to rare
      for (int tries = 0; tries < lengths[i] / 50; ++tries) {
        if (random.below(one_in) == 0) row[t] += 1 + static_cast<int>(random.below(3));
      }
      rest -= row[t];
    }
    row[n_terms] = std::max(0, rest);
    articles.push_back(row);
  }
  return articles;
}

struct Shares {
  double below_5_percent = 0;
  double below_1_in_1000 = 0;
  double normal_below_1_in_1000 = 0;  // by exchange alone
};

/// How often p is small over sets of so many articles of such lengths that do not differ.
Shares small_p(std::size_t n_a, int length_a, std::size_t n_b, int length_b) {
  std::vector<int> lengths(n_a, length_a);
  lengths.insert(lengths.end(), n_b, length_b);
  constexpr std::int64_t kTerms = 60;
  constexpr std::uint64_t kRounds = 40;
  Shares shares;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    const Contingency table = split(same_rates(lengths, kTerms, 500 + round), n_a);
    const Exchange exchange(table);
    for (std::int64_t t = 0; t < kTerms; ++t) {
      const double p = exchange.p_value(t);
      shares.below_5_percent += p < 0.05 ? 1 : 0;
      shares.below_1_in_1000 += p < 0.001 ? 1 : 0;
      shares.normal_below_1_in_1000 += exchange.normal_p_value(t) < 0.001 ? 1 : 0;
    }
  }
  shares.below_5_percent /= kTerms * kRounds;
  shares.below_1_in_1000 /= kTerms * kRounds;
  shares.normal_below_1_in_1000 /= kTerms * kRounds;
  return shares;
}

TEST(Exchange, FindsNothingWhereOnlyTheLengthsDiffer) {
  const Shares few_long = small_p(20, 1500, 180, 300);
  EXPECT_GT(few_long.normal_below_1_in_1000, 0.01);  // what exchange alone would say
  EXPECT_LT(few_long.below_5_percent, 0.06);
  EXPECT_LT(few_long.below_1_in_1000, 0.002);
  for (const Shares& shares :
       {small_p(10, 3000, 190, 200), small_p(60, 800, 60, 300), small_p(20, 300, 180, 1500)}) {
    // Ten long articles tell little of a variance: a little over 5 %, but no more far out.
    EXPECT_LT(shares.below_5_percent, 0.07);
    EXPECT_LT(shares.below_1_in_1000, 0.002);
  }
}

TEST(Exchange, StillFindsADifferenceBetweenSetsOfOtherLengths) {
  std::vector<int> lengths(20, 1500);
  lengths.insert(lengths.end(), 180, 300);
  auto articles = same_rates(lengths, 60, 7);
  for (std::size_t i = 0; i < 20; ++i) articles[i][0] *= 3;
  for (std::size_t i = 20; i < 200; ++i) articles[i][1] *= 3;
  const Contingency table = split(articles, 20);
  const Exchange exchange(table);
  EXPECT_LT(exchange.p_value(0), 1e-3);
  EXPECT_LT(exchange.p_value(1), 0.01);
}

// Where the lengths differ in full, p is the larger of two: that of an exchange, of a difference
// scaled by how much more it varies, and that of the count as an overdispersed binomial.
TEST(Exchange, TakesTheLargerOfTwoWhereLengthsDiffer) {
  std::vector<int> lengths(60, 800);
  lengths.insert(lengths.end(), 60, 300);
  const auto articles = same_rates(lengths, 40, 3);
  const Contingency table = split(articles, 60);
  const Exchange exchange(table);
  const UnequalLengths unequal(table);
  const LengthsOfA a = unequal.observed();
  ASSERT_EQ(unequal.weight(a), 1);
  int by_count = 0;
  for (std::int64_t t = 0; t < 40; ++t) {
    const auto u = static_cast<std::size_t>(t);
    ResidualMoments r;
    const std::int64_t count = table.count_a[u] + table.count_b[u];
    const double p =
        static_cast<double>(count) / static_cast<double>(table.tokens_a + table.tokens_b);
    for (const auto& row : articles) {
      const double w = std::accumulate(row.begin(), row.end(), 0.0);
      const double residual = row[u] - p * w;
      r.squares += residual * residual;
      r.length_squares += w * residual * residual;
    }
    EXPECT_NEAR(exchange.residual_moments(t).squares, r.squares, 1e-9 * r.squares);
    EXPECT_NEAR(exchange.residual_moments(t).length_squares, r.length_squares,
                1e-9 * r.length_squares);
    const double f = unequal.share(a);
    const double variance = unequal.variance(a, r, unequal.dwelling(r));
    const double over = std::max(1.0, variance / (f * (1 - f) * static_cast<double>(count)));
    const double binomial = overdispersed_count_p(table.count_a[u], count, f, over);
    EXPECT_GE(exchange.p_value(t), binomial * (1 - 1e-9));
    by_count += exchange.p_value(t) <= binomial * (1 + 1e-9) ? 1 : 0;
  }
  EXPECT_GT(by_count, 0);
  EXPECT_LT(by_count, 40);
}

TEST(Exchange, LeavesSmallSetsToEnumerationWhateverTheirLengths) {
  auto articles = random_articles(12, 6, 3);
  for (std::size_t i = 0; i < 3; ++i) articles[i].back() += 4000;
  const Contingency table = split(articles, 3);
  const Exchange exchange(table);
  EXPECT_TRUE(exchange.tries_all_draws());
  EXPECT_GT(exchange.lengths().weight(exchange.lengths().observed()), 0);
  for (std::size_t t = 0; t < 6; ++t) {
    EXPECT_DOUBLE_EQ(exchange.p_value(static_cast<std::int64_t>(t)), reference_p(articles, 3, t));
  }
}

}  // namespace
}  // namespace broadsheet::comparison
