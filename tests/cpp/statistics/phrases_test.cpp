#include "broadsheet/statistics/phrases.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using Strings = std::vector<std::string>;

// Forty short articles in which some words always stand together.
Corpus corpus_with_phrases() {
  std::vector<corpus::GivenArticle> articles;
  const Strings verbs{"met", "left", "called", "saw", "heard"};
  const Strings things{"ports", "farms", "schools", "courts", "roads", "banks", "trains"};
  for (std::size_t i = 0; i < 40; ++i) {
    articles.push_back({.text = "The White House " + verbs[i % 5] + " the " + things[i % 7] +
                                ". Ana Maria Lopez Costa " + verbs[i % 3] + " the " +
                                things[(i + 2) % 7] + " on day " + std::to_string(i) + "."});
  }
  return small_corpus(articles);
}

bool holds(const PhraseTable& table, const std::string& phrase) {
  return std::find(table.phrase.begin(), table.phrase.end(), phrase) != table.phrase.end();
}

TEST(ProposePhrases, FindsNamesOfTwoAndMoreWordsAndNotTheirParts) {
  const Strings stops = function_words();
  const PhraseTable table = propose_phrases(corpus_with_phrases(), {.stop_words = stops});
  ASSERT_GE(table.phrase.size(), 2U);
  EXPECT_EQ(table.phrase[0], "ana maria lopez costa");
  EXPECT_EQ(table.phrase[1], "white house");
  for (std::size_t row = 0; row < 2; ++row) {
    EXPECT_EQ(table.n_words[row], row == 0 ? 4 : 2);
    EXPECT_EQ(table.count[row], 40);
    EXPECT_EQ(table.articles[row], 40);
  }
  for (const std::string part : {"ana maria", "maria lopez", "lopez costa", "ana maria lopez"}) {
    EXPECT_FALSE(holds(table, part)) << part;
  }
  EXPECT_FALSE(holds(table, "the white"));
}

TEST(ProposePhrases, KeepsAPartThatAlsoStandsAlone) {
  const Strings stops = function_words();
  std::vector<corpus::GivenArticle> articles;
  // Lines that differ in numbers alone would be set aside as recurring.
  const Strings things{"port",  "farm", "school", "court", "road",  "bank",
                       "train", "ship", "bridge", "ferry", "storm", "strike"};
  for (const std::string& thing : things) {
    articles.push_back({.text = "The New York Times said that the " + thing +
                                " was old. They saw the " + thing + " in New York."});
  }
  const PhraseTable table =
      propose_phrases(small_corpus(articles), {.max_words = 3, .stop_words = stops});
  EXPECT_TRUE(holds(table, "new york")) << ::testing::PrintToString(table.phrase);
  EXPECT_FALSE(holds(table, "york times"));
}

TEST(ProposePhrases, IsTheSameForAnyNumberOfThreadsAndChecksItsOptions) {
  const Corpus corpus = corpus_with_phrases();
  const PhraseTable one = propose_phrases(corpus, {.threads = 1});
  const PhraseTable five = propose_phrases(corpus, {.threads = 5});
  EXPECT_EQ(one.phrase, five.phrase);
  EXPECT_EQ(one.z, five.z);
  EXPECT_THROW(static_cast<void>(propose_phrases(corpus, {.max_words = 6})), ArgumentError);
  EXPECT_THROW(static_cast<void>(propose_phrases(corpus, {.min_share = 2})), ArgumentError);
  EXPECT_TRUE(propose_phrases(small_corpus({{.text = ""}})).phrase.empty());
}

}  // namespace
}  // namespace broadsheet::statistics
