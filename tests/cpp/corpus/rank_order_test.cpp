#include "broadsheet/corpus/rank_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <utility>

namespace broadsheet::corpus {
namespace {

// Words that share prefixes of every length, with bytes beyond ASCII and zeros.
std::vector<std::string> words_of(std::mt19937& random, std::size_t n) {
  const std::string letters("ab\0z\xC3\xFF", 6);
  std::vector<std::string> words(n);
  for (std::string& word : words) {
    word.assign(random() % 12, 'a');
    for (std::size_t i = random() % 3; i > 0; --i) word += letters[random() % letters.size()];
  }
  return words;
}

TEST(RankOrder, ByBytesIsTheOrderOfAPlainSort) {
  std::mt19937 random(5);
  for (const std::size_t n : {0UL, 1UL, 2UL, 5000UL}) {
    const std::vector<std::string> words = words_of(random, n);
    const std::vector<std::string_view> views(words.begin(), words.end());
    std::vector<std::uint8_t> hidden(n);
    for (auto& flag : hidden) flag = random() % 2;
    std::vector<std::pair<std::string, int>> expected;
    for (std::size_t i = 0; i < n; ++i) expected.emplace_back(words[i], hidden[i]);
    std::sort(expected.begin(), expected.end());
    for (const unsigned threads : {1U, 3U}) {
      const auto order = order_by_bytes(views, hidden, threads);
      ASSERT_EQ(order.size(), n);
      for (std::size_t i = 0; i < n; ++i) {
        EXPECT_EQ(words[order[i]], expected[i].first);
        EXPECT_EQ(hidden[order[i]], expected[i].second);
      }
    }
  }
}

TEST(RankOrder, ByCountIsAStableSort) {
  std::mt19937 random(6);
  std::vector<std::int64_t> counts(20'000);
  for (auto& count : counts) count = static_cast<std::int64_t>(random() % 50);
  for (std::size_t i = 0; i < 40; ++i) counts[i * 7] = 65'530 + static_cast<std::int64_t>(i % 13);
  counts[3] = std::int64_t{1} << 40U;
  std::vector<TermId> order(counts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), random);
  PooledVector<TermId> expected(order.begin(), order.end());
  std::stable_sort(expected.begin(), expected.end(),
                   [&](TermId a, TermId b) { return counts[a] > counts[b]; });
  EXPECT_EQ(order_by_count(order, counts), expected);
  EXPECT_TRUE(order_by_count({}, counts).empty());
}

}  // namespace
}  // namespace broadsheet::corpus
