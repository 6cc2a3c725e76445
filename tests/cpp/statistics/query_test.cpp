#include "broadsheet/statistics/query.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/random.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = QueryPlace::Kind;

Corpus news() {
  return small_corpus({{.text = "The US told us of the US-Mexico border. A border deal was a deal, "
                                "said L\u00f3pez. Walls and a wall stood at the border."}});
}

std::vector<std::string> terms(const Corpus& corpus, const std::string& text,
                               const QueryOptions& options = {}) {
  const Query query(corpus, text, options);
  return {query.terms().begin(), query.terms().end()};
}

TEST(MatchesPattern, ReadsAStarAsAnyBytesAlsoNone) {
  EXPECT_TRUE(matches_pattern("immigrant", "immigra*"));
  EXPECT_TRUE(matches_pattern("immigra", "immigra*"));
  EXPECT_TRUE(matches_pattern("going", "*ing"));
  EXPECT_TRUE(matches_pattern("banana", "b*na"));
  EXPECT_FALSE(matches_pattern("banana", "b*n"));
  EXPECT_FALSE(matches_pattern("a", "a*a"));
  EXPECT_TRUE(matches_pattern("", ""));
  EXPECT_TRUE(matches_pattern("", "**"));
  EXPECT_FALSE(matches_pattern("a", ""));
}

// The definition, trying every length for each star.
bool matches_by_trying(const std::string& word, const std::string& pattern) {
  if (pattern.empty()) return word.empty();
  if (pattern[0] != '*') {
    return !word.empty() && word[0] == pattern[0] &&
           matches_by_trying(word.substr(1), pattern.substr(1));
  }
  for (std::size_t n = 0; n <= word.size(); ++n) {
    if (matches_by_trying(word.substr(n), pattern.substr(1))) return true;
  }
  return false;
}

TEST(MatchesPattern, IsWhatTryingEveryLengthFinds) {
  RandomStream random(3, 0);
  const auto draw = [&](const std::string& letters, std::uint64_t longest) {
    std::string text(random.below(longest + 1), ' ');
    for (char& c : text) c = letters[random.below(letters.size())];
    return text;
  };
  int n_matches = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string word = draw("ab", 7);
    const std::string pattern = draw("ab**", 5);
    const bool expected = matches_by_trying(word, pattern);
    EXPECT_EQ(matches_pattern(word, pattern), expected) << word << ' ' << pattern;
    n_matches += expected ? 1 : 0;
  }
  EXPECT_GT(n_matches, 300);
}

TEST(Query, HasAPlaceForEachWordAndPlaceholder) {
  const Query query(news(), " border *\tdeal ** wall\n");
  std::vector<Kind> kinds;
  for (const QueryPlace& place : query.places()) kinds.push_back(place.kind);
  EXPECT_THAT(kinds, ElementsAre(Kind::words, Kind::any_word, Kind::words, Kind::gap, Kind::words));
  EXPECT_FALSE(query.has_fixed_length());
  EXPECT_TRUE(Query(news(), "border * deal").has_fixed_length());
}

TEST(Query, ReadsWordsAsTheCorpusDoes) {
  EXPECT_THAT(terms(news(), "U.S."), ElementsAre("US"));
  EXPECT_THAT(terms(news(), "US-Mexico border"), ElementsAre("US", "mexico", "border"));
}

TEST(Query, TakesAnotherCaseOnlyWhereThereIsNoTermOrWhereTold) {
  const Corpus corpus = news();
  EXPECT_THAT(terms(corpus, "US"), ElementsAre("US"));
  EXPECT_THAT(Query(corpus, "US").notes(), IsEmpty());
  const Query other(corpus, "BORDER");
  EXPECT_THAT(other.terms(), ElementsAre("border"));
  EXPECT_THAT(other.notes(), ElementsAre("\"BORDER\" is no term; another case of it was taken"));
  const Query all(corpus, "Us", {.ignore_case = true});
  EXPECT_THAT(all.terms(), ::testing::UnorderedElementsAre("US", "us"));
  EXPECT_THAT(all.notes(), IsEmpty());
}

TEST(Query, IgnoresDiacriticsUnlessToldOtherwise) {
  EXPECT_THAT(terms(news(), "Lopez"), ElementsAre("l\u00f3pez"));
  const Query exact(news(), "Lopez", {.ignore_diacritics = false});
  EXPECT_THAT(exact.terms(), IsEmpty());
  EXPECT_THAT(exact.notes(), ElementsAre("\"lopez\" does not occur"));
}

TEST(Query, TellsOfTermsThatAreSpelledOtherwise) {
  const Corpus corpus = small_corpus({{.text = "L\u00f3pez met Lopez and LOPEZ at the wall."}});
  const Query both(corpus, "L\u00f3pez");
  EXPECT_THAT(both.notes(), IsEmpty());
  EXPECT_THAT(both.spelling_notes(),
              ElementsAre("\"l\u00f3pez\" also finds \"lopez\"; ignore_diacritics=False leaves "
                          "that out"));
  EXPECT_THAT(Query(corpus, "L\u00f3pez", {.ignore_diacritics = false}).spelling_notes(),
              IsEmpty());
  EXPECT_THAT(Query(corpus, "WALL").spelling_notes(), IsEmpty());  // of another case notes() tells
  EXPECT_THAT(Query(corpus, "l*pez").spelling_notes(), IsEmpty());
}

TEST(Query, JoinsAlternativesAndPatternsInOnePlace) {
  const Query query(news(), "deal|wall*|fence");
  ASSERT_EQ(query.places().size(), 1U);
  EXPECT_EQ(query.places()[0].types.size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(query.places()[0].types));
  EXPECT_THAT(query.terms(), ::testing::UnorderedElementsAre("deal", "wall", "walls"));
  EXPECT_THAT(query.notes(), ElementsAre("\"fence\" does not occur"));
}

TEST(Query, FindsAStemByAnyOfItsWordsAndAWordThatIsDropped) {
  const Corpus corpus = news();
  std::vector<std::string> names;
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    const std::string term(corpus.term(t));
    names.push_back(term == "walls" ? "wall" : term == "of" ? "" : term);
  }
  const Corpus stemmed = corpus.map_terms(names);
  for (const std::string word : {"wall", "walls"}) {
    EXPECT_THAT(terms(stemmed, word), ElementsAre("wall"));
  }
  EXPECT_EQ(Query(stemmed, "wall").places()[0].types.size(), 2U);
  EXPECT_THAT(terms(stemmed, "of"), ElementsAre("of"));
}

TEST(Query, StartsFromTheRarestWord) {
  EXPECT_EQ(Query(news(), "border deal told").rarest_place(), 2U);
  EXPECT_EQ(Query(news(), "* border deal").rarest_place(), 2U);
  EXPECT_EQ(Query(news(), "deal deal").rarest_place(), 0U);
  EXPECT_EQ(Query(news(), "border nowhere").rarest_place(), 1U);
}

TEST(Query, RefusesWhatNamesNoWord) {
  const Corpus corpus = news();
  for (const std::string text : {"", " ", "* **", "...", "|"}) {
    EXPECT_THROW(Query(corpus, text), ArgumentError) << text;
  }
  EXPECT_THROW(Query(corpus, "deal|a-b"), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::statistics
