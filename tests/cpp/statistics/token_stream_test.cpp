#include "broadsheet/statistics/token_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/corpus/map_phrases.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using ::testing::ElementsAre;

// The stream as the header draws it: "-" a gap, "|" an end.
std::string drawn(const Corpus& corpus, const StreamOptions& options = {}) {
  std::string text;
  for (const TermId id : token_stream(corpus, options).terms) {
    if (!text.empty()) text += ' ';
    text += id == kNoTerm ? "-" : id == kStretchEnd ? "|" : corpus.term(id);
  }
  return text;
}

std::vector<std::string> terms_without(const Corpus& corpus, const std::string& dropped) {
  std::vector<std::string> names;
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    names.emplace_back(corpus.term(t) == dropped ? "" : corpus.term(t));
  }
  return names;
}

Corpus two_articles() {
  const Corpus all = small_corpus(
      {{.text = "the port of call. The sea rose.\nno ship came"}, {.text = "end of day"}});
  return all.map_terms(terms_without(all, "of"));
}

TEST(TokenStream, HoldsSentencesWithGapsAndEnds) {
  EXPECT_EQ(drawn(two_articles()), "the port - call | the sea rose | no ship came | end - day |");
  const TokenStream stream = token_stream(two_articles());
  EXPECT_THAT(stream.articles, ElementsAre(0, 13, 17));
  EXPECT_EQ(stream.n_words, 13);
}

TEST(TokenStream, ClosesGapsButCountsTheirWords) {
  EXPECT_EQ(drawn(two_articles(), {.close_gaps = true}),
            "the port call | the sea rose | no ship came | end day |");
  EXPECT_EQ(token_stream(two_articles(), {.close_gaps = true}).n_words, 13);
}

TEST(TokenStream, ReachesOverSentencesOrLinesButNeverOverArticles) {
  EXPECT_EQ(drawn(two_articles(), {.across_sentences = true}),
            "the port - call the sea rose | no ship came | end - day |");
  EXPECT_EQ(drawn(two_articles(), {.across_lines = true}),
            "the port - call the sea rose no ship came | end - day |");
}

TEST(TokenStream, EndsAStretchWhereSomethingIsNotCounted) {
  const Corpus corpus = small_corpus({{.text = "they said \"we will go now\" and left"}});
  corpus::SegmentMask mask;
  mask.quotes = corpus::SegmentMask::Quotes::without;
  EXPECT_EQ(drawn(corpus.with_mask(mask), {.across_sentences = true}), "they said | and left |");
}

TEST(TokenStream, ReadsAPhraseOfSeveralWordsAsOneTerm) {
  const Corpus all = small_corpus({{.text = "a new york port in new york"}});
  const corpus::Phrase phrase{"new york", "new_york"};
  const Corpus corpus = map_phrases(all, terms_without(all, ""), {&phrase, 1});
  EXPECT_EQ(drawn(corpus), "a new_york port in new_york |");
}

TEST(TokenStream, OfNothingIsEmpty) {
  const TokenStream stream = token_stream(small_corpus({{}, {}}));
  EXPECT_TRUE(stream.terms.empty());
  EXPECT_THAT(stream.articles, ElementsAre(0, 0, 0));
  EXPECT_EQ(stream.n_words, 0);
}

TEST(TokenStream, HoldsEachArticlesTermsInOrderForAnyNumberOfThreads) {
  std::vector<corpus::GivenArticle> articles;
  for (int i = 0; i < 300; ++i) {
    articles.push_back({.text = "On day " + std::to_string(i) + " it rained. It was " +
                                std::to_string(i * i) + " miles."});
  }
  const Corpus corpus = small_corpus(articles);
  const TokenStream one = token_stream(corpus, {.threads = 1});
  ASSERT_EQ(one.articles.size(), 301U);
  for (std::size_t i = 0; i < 300; ++i) {
    std::vector<std::string> terms;
    for (auto t = one.articles[i]; t != one.articles[i + 1]; ++t) {
      const TermId id = one.terms[static_cast<std::size_t>(t)];
      if (is_term(id)) terms.emplace_back(corpus.term(id));
    }
    EXPECT_EQ(terms, terms_of(corpus, static_cast<ArticleIndex>(i)));
  }
  const TokenStream five = token_stream(corpus, {.threads = 5});
  EXPECT_EQ(one.terms, five.terms);
  EXPECT_EQ(one.articles, five.articles);
}

}  // namespace
}  // namespace broadsheet::statistics
