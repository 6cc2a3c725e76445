#include "broadsheet/corpus/map_phrases.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

using Strings = std::vector<std::string>;

Strings same_terms(const Corpus& corpus) {
  Strings terms;
  for (TermId t = 0; t < corpus.n_terms(); ++t) terms.emplace_back(corpus.term(t));
  return terms;
}

Corpus with_phrases(const Corpus& corpus, const std::vector<Phrase>& phrases) {
  return map_phrases(corpus, same_terms(corpus), phrases, 2);
}

TEST(MapPhrases, MakesWordsInARowOneTermAndKeepsRunningWords) {
  const Corpus plain = small_corpus({{.text = "The White House said no. A white house burned."},
                                     {.text = "In the White House."}});
  const Corpus corpus = with_phrases(plain, {{"White House", "White House"}});
  EXPECT_EQ(terms_of(corpus, 0),
            (Strings{"the", "White House", "-", "said", "no", "a", "White House", "-", "burned"}));
  EXPECT_EQ(corpus.n_tokens(0), plain.n_tokens(0));
  EXPECT_FALSE(corpus.find_term("white"));
  const TermId term = *corpus.find_term("White House");
  EXPECT_EQ(corpus.terms()->total_counts()[term], 3);
  EXPECT_EQ(corpus.term(0), "White House");  // the most frequent with "the", before it in bytes
}

TEST(MapPhrases, TakesTheLongestFromTheLeft) {
  const Corpus corpus =
      with_phrases(small_corpus({{.text = "He met border security forces of the border."}}),
                   {{"met border", "one"},
                    {"border security", "two"},
                    {"border security forces", "three"},
                    {"security forces", "four"}});
  EXPECT_EQ(terms_of(corpus, 0), (Strings{"he", "one", "-", "four", "-", "of", "the", "border"}));
}

TEST(MapPhrases, IgnoresDiacriticsAndMeetsOtherNamesOfTheTerm) {
  const Corpus plain =
      small_corpus({{.text = "Andres Manuel L\u00f3pez Obrador spoke. Then AMLO left."}});
  const Corpus corpus = with_phrases(plain, {{"Andr\u00e9s Manuel Lopez Obrador", "AMLO"}});
  EXPECT_EQ(terms_of(corpus, 0), (Strings{"AMLO", "-", "-", "-", "spoke", "then", "AMLO", "left"}));
  EXPECT_EQ(corpus.terms()->total_counts()[*corpus.find_term("AMLO")], 2);
}

TEST(MapPhrases, StaysInsideSentencesAndLinesAndIsOnePlaceOfAView) {
  const Corpus plain =
      small_corpus({{.text = "At the border. Security is tight.\nThe border\nsecurity is tight."},
                    {.text = "Of border security."}});
  const Corpus corpus = with_phrases(plain, {{"border security", "border security"}});
  EXPECT_EQ(corpus.terms()->total_counts()[*corpus.find_term("border security")], 1);
  const std::vector<ArticleIndex> second{1};
  const Corpus view = corpus.select(second);
  EXPECT_EQ(terms_of(view, 0), (Strings{"of", "border security", "-"}));
  EXPECT_TRUE(view.comparable(corpus.select(second)) || view.terms() == corpus.terms());
}

TEST(MapPhrases, CountsInTheMatrix) {
  const Corpus corpus = with_phrases(small_corpus({{.text = "Border deal, border deal, a deal."}}),
                                     {{"border deal", "border deal"}});
  const CountMatrix counts = count_matrix(corpus, 1);
  ASSERT_EQ(counts.terms.size(), 3U);
  EXPECT_EQ(corpus.term(0), "border deal");
  EXPECT_EQ(counts.counts[0], 2);
  EXPECT_EQ(counts.article_lengths[0], 6);
}

TEST(MapPhrases, GoesOnFromEarlierRunsAndDropsWhatItIsTold) {
  Corpus corpus = with_phrases(small_corpus({{.text = "The New York Times wrote of New York."}}),
                               {{"new york", "NY"}});
  corpus = with_phrases(corpus, {{"NY Times", "NYT"}});
  EXPECT_EQ(terms_of(corpus, 0), (Strings{"the", "NYT", "-", "-", "wrote", "of", "NY", "-"}));
  Strings terms = same_terms(corpus);
  for (std::string& term : terms) term = term == "NY" ? "" : term == "NYT" ? "paper" : term;
  EXPECT_EQ(terms_of(corpus.map_terms(terms), 0),
            (Strings{"the", "paper", "-", "-", "wrote", "of", "-", "-"}));
  EXPECT_EQ(
      terms_of(with_phrases(small_corpus({{.text = "A border deal."}}), {{"border deal", ""}}), 0),
      (Strings{"a", "-", "-"}));
}

TEST(MapPhrases, DoesNotReachOverADroppedWord) {
  const Corpus all = small_corpus({{.text = "The house of cards fell."}});
  Strings without_of = same_terms(all);
  for (std::string& term : without_of) term = term == "of" ? "" : term;
  const Corpus corpus = with_phrases(all.map_terms(without_of), {{"house cards", "x"}});
  EXPECT_FALSE(corpus.find_term("x"));
}

TEST(MapPhrases, RefusesWhatHasNoWord) {
  const Corpus corpus = small_corpus({{.text = "A deal."}});
  EXPECT_THROW(static_cast<void>(with_phrases(corpus, {{"- -", "x"}})), ArgumentError);
  EXPECT_THROW(static_cast<void>(map_phrases(corpus, {}, {}, 1)), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::corpus
