#include "broadsheet/comparison/deal.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "counts.hpp"

namespace broadsheet::comparison {
namespace {

TEST(Deal, GivesEveryArticleToAEquallyOften) {
  // Term t stands in article t only, so its count in A says where the article went.
  std::vector<std::vector<int>> articles(5, std::vector<int>(6, 0));
  for (std::size_t i = 0; i < 5; ++i) articles[i][i] = 1;
  const Contingency table = split(articles, 2);
  Deal deal(table);
  std::vector<std::int64_t> in_a(5, 0);
  for (std::uint64_t round = 0; round < 5000; ++round) {
    deal.shuffle(RandomStream(3, round));
    EXPECT_EQ(deal.tokens_a(), 2);
    for (std::int64_t t = 0; t < 5; ++t) in_a[static_cast<std::size_t>(t)] += deal.count_a(t);
  }
  EXPECT_EQ(std::accumulate(in_a.begin(), in_a.end(), std::int64_t{0}), 2 * 5000);
  for (const std::int64_t n : in_a) EXPECT_NEAR(static_cast<double>(n), 2000, 150);
}

TEST(Deal, KeepsOnePieceOfAUnitOfBothSetsOnEachSide) {
  const Contingency table = contingency(dense_side({{1, 4}}), dense_side({{1, 9}}));
  Deal deal(table);
  int swapped = 0;
  for (std::uint64_t round = 0; round < 200; ++round) {
    deal.shuffle(RandomStream(3, round));
    EXPECT_EQ(deal.count_a(0), 1);
    swapped += deal.tokens_a() == 10 ? 1 : 0;
  }
  EXPECT_NEAR(swapped, 100, 35);
}

}  // namespace
}  // namespace broadsheet::comparison
