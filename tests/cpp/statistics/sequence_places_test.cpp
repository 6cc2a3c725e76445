#include "broadsheet/statistics/sequence_places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/map_phrases.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using ::testing::ElementsAre;

std::vector<std::string> words_at(const Corpus& corpus, const std::vector<TextPlace>& places) {
  std::vector<std::string> words;
  for (const TextPlace& place : places) {
    words.emplace_back(corpus.article(place.article)
                           .text()
                           .substr(static_cast<std::size_t>(place.begin),
                                   static_cast<std::size_t>(place.end - place.begin)));
  }
  return words;
}

std::vector<std::string> pair_at(const Corpus& corpus, const std::string& term_1,
                                 const std::string& term_2, const CollocationOptions& options) {
  return words_at(corpus, pair_places(corpus, corpus.find_term(term_1).value(),
                                      corpus.find_term(term_2).value(), options));
}

Corpus two_articles() {
  return small_corpus({{.text = "They struck a border deal. A deal, a big border deal, held."},
                       {.text = "Border\ndeal of the border, deal or no deal."}});
}

TEST(NgramPlaces, AreTheWordsCountedInOneSentence) {
  const Corpus corpus = two_articles();
  EXPECT_THAT(words_at(corpus, ngram_places(corpus, "border deal")),
              ElementsAre("border deal", "border deal", "border, deal"));
  EXPECT_THAT(words_at(corpus, ngram_places(corpus, "a deal", {.n = 2, .skip = 1})),
              ElementsAre("a border deal", "A deal"));
  EXPECT_THROW((void)ngram_places(corpus, "border wall"), ArgumentError);
  EXPECT_THROW((void)ngram_places(corpus, "border", {.n = 1000}), ArgumentError);
}

TEST(NgramPlaces, AreAsManyAsTheTableCounts) {
  const Corpus corpus = small_corpus({{.text = "a b a b b c. a c b c a b a"}, {.text = "b a b"}});
  for (const std::int64_t skip : {0, 1, 3}) {
    for (const std::int64_t n : {2, 3}) {
      const NgramOptions options{.n = n, .skip = skip};
      const NgramTable table = ngrams(corpus, options);
      ASSERT_GT(table.size(), 4U);
      for (std::size_t row = 0; row < table.size(); ++row) {
        std::string name;
        for (std::size_t k = 0; k < static_cast<std::size_t>(n); ++k) {
          name += std::string(k == 0 ? "" : " ") +
                  std::string(corpus.term(table.terms[row * static_cast<std::size_t>(n) + k]));
        }
        EXPECT_EQ(ngram_places(corpus, name, options).size(),
                  static_cast<std::size_t>(table.count[row]))
            << name << " of " << n << ", " << skip;
      }
    }
  }
}

TEST(NgramPlaces, GoOverTermsOfSeveralWords) {
  const Corpus words = small_corpus({{.text = "The White House met. The White House rose."}});
  std::vector<std::string> same;
  for (TermId t = 0; t < words.n_terms(); ++t) same.emplace_back(words.term(t));
  const std::vector<corpus::Phrase> joined = {{"white house", "white house"}};
  const Corpus corpus = corpus::map_phrases(words, same, joined, 1);
  EXPECT_THAT(words_at(corpus, ngram_places(corpus, "the white house")),
              ElementsAre("The White House", "The White House"));
  EXPECT_THAT(words_at(corpus, ngram_places(corpus, "white house rose")),
              ElementsAre("White House rose"));
}

TEST(PairPlaces, StandWithinTheWindowOnTheirSide) {
  const Corpus corpus = two_articles();
  EXPECT_THAT(pair_at(corpus, "a", "deal", {.window = 1}), ElementsAre("A deal"));
  EXPECT_THAT(pair_at(corpus, "a", "deal", {.window = 2}), ElementsAre("a border deal", "A deal"));
  EXPECT_THAT(pair_at(corpus, "deal", "a", {.window = 2, .side = PairSide::left}),
              ElementsAre("a border deal", "A deal"));
  EXPECT_THAT(pair_at(corpus, "deal", "a", {.window = 1, .side = PairSide::both}),
              ElementsAre("A deal", "deal, a"));
}

TEST(PairPlaces, AreAsManyAsTheTableCounts) {
  const Corpus corpus = small_corpus({{.text = "a b a b b c. a c b c a b a"}, {.text = "b a b"}});
  for (const PairSide side : {PairSide::right, PairSide::left, PairSide::both}) {
    for (const std::int64_t window : {1, 3}) {
      const CollocationOptions options{.window = window, .side = side, .min_count = 1};
      const CollocationTable table = collocations(corpus, options);
      ASSERT_GT(table.term_1.size(), 3U);
      for (std::size_t row = 0; row < table.term_1.size(); ++row) {
        const TermId first = table.term_1[row];
        const TermId second = table.term_2[row];
        // Both ends of a term with itself are one place.
        const bool halved = side == PairSide::both && first == second;
        EXPECT_EQ(pair_places(corpus, first, second, options).size() * (halved ? 2 : 1),
                  static_cast<std::size_t>(table.counts[row].n11));
      }
    }
  }
}

}  // namespace
}  // namespace broadsheet::statistics
