#include "broadsheet/statistics/collocations.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using PairCount = std::map<std::pair<std::string, std::string>, std::int64_t>;

// A sentence opens with a capital: after a small letter it would go on (UAX #29, SB8).
std::vector<corpus::GivenArticle> random_articles(std::size_t n) {
  std::vector<corpus::GivenArticle> articles(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::uint64_t w = 0; w < 50; ++w) {
      const std::uint64_t draw = hash_integer(w, i) % 40;
      articles[i].text += w % 11 == 0 ? "W" : "w";
      articles[i].text += std::to_string(draw * draw / 40) + (w % 11 == 10 ? ". " : " ");
    }
  }
  return articles;
}

// The definition, from the words of each sentence.
PairCount brute_force(const std::vector<corpus::GivenArticle>& articles, std::size_t window) {
  PairCount pairs;
  for (const auto& article : articles) {
    std::vector<std::string> words{""};
    for (const char c : article.text) {
      if (c == ' ' && !words.back().empty()) words.emplace_back();
      if (c == '.') words.emplace_back("|");
      if (c != ' ' && c != '.') words.back() += c == 'W' ? 'w' : c;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t j = i + 1; j <= i + window && j < words.size(); ++j) {
        if (words[i] == "|" || words[j] == "|" || words[i].empty() || words[j].empty()) break;
        ++pairs[{words[i], words[j]}];
      }
    }
  }
  return pairs;
}

PairCount as_map(const Corpus& corpus, const CollocationTable& table) {
  PairCount pairs;
  for (std::size_t i = 0; i < table.counts.size(); ++i) {
    pairs[{std::string(corpus.term(table.term_1[i])), std::string(corpus.term(table.term_2[i]))}] =
        table.counts[i].n11;
  }
  return pairs;
}

TEST(Collocations, CountPairsAsTheDefinitionDoes) {
  const auto articles = random_articles(40);
  const Corpus corpus = small_corpus(articles);
  for (const std::int64_t window : {1, 2, 5}) {
    const PairCount expected = brute_force(articles, static_cast<std::size_t>(window));
    const auto table = collocations(corpus, {.window = window, .min_count = 1});
    EXPECT_EQ(as_map(corpus, table), expected) << "window " << window;
    std::int64_t n = 0;
    for (const auto& [pair, count] : expected) n += count;
    EXPECT_EQ(table.n, n);
  }
}

TEST(Collocations, HaveTheMarginalsOfTheirPairs) {
  const Corpus corpus = small_corpus({{.text = "A b a b c. B a"}});
  // Pairs: ab ba ab bc ba.
  const auto table = collocations(corpus, {.min_count = 2});
  ASSERT_EQ(table.counts.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const PairCounts& counts = table.counts[i];
    EXPECT_EQ(counts.n, 5);
    EXPECT_EQ(counts.n11, 2);
    const bool is_ab = corpus.term(table.term_1[i]) == "a";
    EXPECT_EQ(counts.n1, is_ab ? 2 : 3);
    EXPECT_EQ(counts.n2, 2);
  }
}

TEST(Collocations, OnBothSidesAddBothDirections) {
  const Corpus corpus = small_corpus({{.text = "A b a b c. B a"}});
  const auto table = collocations(corpus, {.side = PairSide::both, .min_count = 1});
  const PairCount pairs = as_map(corpus, table);
  EXPECT_EQ(table.n, 10);
  EXPECT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs.at({"a", "b"}), 4);
  EXPECT_EQ(pairs.at({"b", "c"}), 1);
}

TEST(Collocations, OnTheLeftSwapTheTwoWords) {
  const Corpus corpus = small_corpus({{.text = "white house white house"}});
  const auto table = collocations(corpus, {.side = PairSide::left, .min_count = 2});
  ASSERT_EQ(table.counts.size(), 1U);
  EXPECT_EQ(corpus.term(table.term_1[0]), "house");
  EXPECT_EQ(table.counts[0].n1, 2);
  EXPECT_EQ(table.counts[0].n2, 2);
}

TEST(Collocations, OfANodeHaveItFirst) {
  const Corpus corpus = small_corpus({{.text = "c a b a b c"}});
  const TermId a = *corpus.find_term("a");
  for (const PairSide side : {PairSide::right, PairSide::left, PairSide::both}) {
    const auto table = collocations(corpus, {.side = side, .min_count = 1, .node = a});
    EXPECT_FALSE(table.counts.empty());
    for (const TermId term : table.term_1) EXPECT_EQ(term, a);
  }
}

TEST(Collocations, KeepTheGapOfADroppedWordUnlessTold) {
  const Corpus all = small_corpus({{.text = "house of cards"}});
  std::vector<std::string> without_of;
  for (TermId t = 0; t < all.n_terms(); ++t) {
    without_of.emplace_back(all.term(t) == "of" ? "" : all.term(t));
  }
  const Corpus corpus = all.map_terms(without_of);
  EXPECT_TRUE(collocations(corpus, {.window = 1, .min_count = 1}).counts.empty());
  EXPECT_EQ(collocations(corpus, {.window = 2, .min_count = 1}).counts.size(), 1U);
  EXPECT_EQ(collocations(corpus, {.min_count = 1, .close_gaps = true}).counts.size(), 1U);
}

TEST(Collocations, GiveTheSameForAnyNumberOfThreads) {
  const Corpus corpus = small_corpus(random_articles(300));
  const auto one = collocations(corpus, {.window = 3, .min_count = 1, .threads = 1});
  const auto five = collocations(corpus, {.window = 3, .min_count = 1, .threads = 5});
  EXPECT_FALSE(one.term_1.empty());
  EXPECT_EQ(one.term_1, five.term_1);
  EXPECT_EQ(one.term_2, five.term_2);
  EXPECT_EQ(one.log_likelihood, five.log_likelihood);
}

TEST(Collocations, RefuseOptionsOutOfRange) {
  const Corpus corpus = small_corpus({{.text = "a b"}});
  EXPECT_THROW(static_cast<void>(collocations(corpus, {.window = 0})), ArgumentError);
  EXPECT_THROW(static_cast<void>(collocations(corpus, {.min_count = 0})), ArgumentError);
  EXPECT_TRUE(collocations(small_corpus({{.text = ""}}), {}).counts.empty());
}

}  // namespace
}  // namespace broadsheet::statistics
