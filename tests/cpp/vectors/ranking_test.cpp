#include "broadsheet/vectors/ranking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace broadsheet::vectors {
namespace {

std::vector<ArticleIndex> ranked(std::vector<Candidate> candidates, std::size_t k) {
  rank(candidates, k);
  std::vector<ArticleIndex> order;
  for (const Candidate& c : candidates) order.push_back(c.article);
  return order;
}

TEST(Rank, PutsTheMostSimilarFirstAndKeepsK) {
  EXPECT_EQ(ranked({{0.2, 0}, {0.9, 1}, {0.5, 2}}, 2), (std::vector<ArticleIndex>{1, 2}));
  EXPECT_EQ(ranked({{0.2, 0}}, 5), (std::vector<ArticleIndex>{0}));
  EXPECT_TRUE(ranked({{0.2, 0}}, 0).empty());
}

TEST(Rank, GivesTiesToTheLowerArticle) {
  EXPECT_EQ(ranked({{0.5, 4}, {0.5 + 5e-13, 9}, {0.5, 2}}, 3),
            (std::vector<ArticleIndex>{2, 4, 9}));
  EXPECT_EQ(ranked({{0.5, 4}, {0.5 + 2e-12, 9}, {0.5, 2}}, 3),
            (std::vector<ArticleIndex>{9, 2, 4}));
}

TEST(Rank, SortsFewAndMany) {
  for (const std::size_t n : {1U, 2U, 11U, 31U, 32U, 33U, 70U}) {
    std::vector<Candidate> candidates;
    for (std::size_t c = 0; c < n; ++c) {
      const auto mixed = static_cast<ArticleIndex>(c * 37 % 71);  // each once
      candidates.push_back({1 - 0.01 * static_cast<double>(mixed), mixed});
    }
    const auto order = ranked(candidates, n);
    ASSERT_EQ(order.size(), n);
    EXPECT_TRUE(std::ranges::is_sorted(order)) << n;
  }
}

TEST(Rank, CompletesTheRunOfTheLastPlaceBeforeCutting) {
  // 1 and 7 tie for the last place; 7 scores a little higher, 1 is lower.
  EXPECT_EQ(ranked({{0.9, 3}, {0.5 + 5e-13, 7}, {0.5, 1}}, 2), (std::vector<ArticleIndex>{3, 1}));
}

TEST(Prune, NeverChangesTheFirstK) {
  std::vector<Candidate> all;
  for (int i = 0; i < 500; ++i) all.push_back({i % 3 == 0 ? 1.0 : 0.001 * (i % 100), 499 - i});
  auto pruned = all;
  prune(pruned, 5);
  EXPECT_LT(pruned.size(), 20U);
  EXPECT_EQ(ranked(pruned, 5), ranked(all, 5));
}

TEST(RankPairs, SortsByPairWithinTies) {
  Neighbours pairs;
  pairs.push_back(2, 3, 0.5);
  pairs.push_back(0, 9, 0.5 - 5e-13);
  pairs.push_back(1, 2, 0.7);
  rank_pairs(pairs);
  EXPECT_EQ(pairs.article_a, (PooledVector<std::int64_t>{1, 0, 2}));
  EXPECT_EQ(pairs.article_b, (PooledVector<std::int64_t>{2, 9, 3}));
}

}  // namespace
}  // namespace broadsheet::vectors
