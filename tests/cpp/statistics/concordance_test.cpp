#include "broadsheet/statistics/concordance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../corpus/failing_operations.hpp"
#include "../corpus/small_corpus.hpp"
#include "../corpus/temporary_folder.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/map_phrases.hpp"
#include "broadsheet/corpus/storage.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using Strings = std::vector<std::string>;

struct Shown {
  std::string left, match, right;
};

std::vector<Shown> shown(const Corpus& corpus, const Strings& queries,
                         const ConcordanceOptions& options = {}, const QueryOptions& how = {}) {
  std::vector<Query> parsed;
  for (const std::string& query : queries) parsed.emplace_back(corpus, query, how);
  std::vector<Shown> result;
  for (const ConcordanceLine& line : concordance(corpus, parsed, options)) {
    const std::string text(corpus.article(line.article).text());
    const auto cut = [&](std::int64_t begin, std::int64_t end) {
      return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    };
    result.push_back({cut(line.left_begin, line.left_end), cut(line.begin, line.end),
                      cut(line.right_begin, line.right_end)});
  }
  return result;
}

Strings matches(const Corpus& corpus, const std::string& query, const QueryOptions& how = {}) {
  Strings result;
  for (const Shown& line : shown(corpus, {query}, {}, how)) result.push_back(line.match);
  return result;
}

TEST(Concordance, ShowsOriginalWordingWithItsContext) {
  const Corpus corpus =
      small_corpus({{.text = "Officials said the \"Wall\" would, in time, fall."}});
  const auto lines = shown(corpus, {"wall"}, {.window = 2});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].left, "said the \"");
  EXPECT_EQ(lines[0].match, "Wall");
  EXPECT_EQ(lines[0].right, "\" would, in");
  EXPECT_EQ(shown(corpus, {"wall"}, {.window = 0})[0].left, "");
  EXPECT_THROW(shown(corpus, {"wall"}, {.window = -1}), ArgumentError);
}

TEST(Concordance, TakesATermAsItStandsAndAnotherCaseOnlyIfThereIsNone) {
  const Corpus corpus = small_corpus({{.text = "The US told us. Us too, said the border guard."}});
  EXPECT_EQ(matches(corpus, "US"), (Strings{"US"}));
  EXPECT_EQ(matches(corpus, "us"), (Strings{"us", "Us"}));
  EXPECT_EQ(matches(corpus, "U.S."), (Strings{"US"}));
  EXPECT_EQ(matches(corpus, "BORDER"), (Strings{"border"}));
  EXPECT_EQ(matches(corpus, "us", {.ignore_case = true}), (Strings{"US", "us", "Us"}));
}

TEST(Concordance, IgnoresDiacriticsUnlessTold) {
  const Corpus corpus = small_corpus({{.text = "Mr L\u00f3pez and Mr Lopez met."}});
  EXPECT_EQ(matches(corpus, "lopez"), (Strings{"L\u00f3pez", "Lopez"}));
  EXPECT_EQ(matches(corpus, "l\u00f3pez"), (Strings{"L\u00f3pez", "Lopez"}));
  EXPECT_EQ(matches(corpus, "lopez", {.ignore_diacritics = false}), (Strings{"Lopez"}));
}

TEST(Concordance, FindsPhrasesPatternsAlternativesAndGaps) {
  const Corpus corpus = small_corpus(
      {{.text =
            "Immigrants and immigration. A border deal, a border bill; a border security deal."}});
  EXPECT_EQ(matches(corpus, "border deal"), (Strings{"border deal"}));
  EXPECT_EQ(matches(corpus, "border * deal"), (Strings{"border security deal"}));
  EXPECT_EQ(matches(corpus, "border deal|bill"), (Strings{"border deal", "border bill"}));
  EXPECT_EQ(matches(corpus, "immigra*"), (Strings{"Immigrants", "immigration"}));
  EXPECT_EQ(matches(corpus, "*ation"), (Strings{"immigration"}));
  EXPECT_EQ(matches(corpus, "security ** deal"), (Strings{"security deal"}));
  // From the first "border" it is six words to "security", one more than a gap holds.
  EXPECT_EQ(matches(corpus, "border ** security"),
            (Strings{"border bill; a border security", "border security"}));
  EXPECT_EQ(matches(corpus, "deal ** security"),
            (Strings{"deal, a border bill; a border security"}));
  EXPECT_TRUE(matches(corpus, "nowhere").empty());
  EXPECT_TRUE(matches(corpus, "nowhere deal").empty());
}

TEST(Concordance, KeepsPhrasesWithinASentenceAndFindsOverlaps) {
  const Corpus corpus =
      small_corpus({{.text = "At the border. Deal or not.\nvery very very late"}});
  EXPECT_TRUE(matches(corpus, "border deal").empty());
  EXPECT_EQ(matches(corpus, "very very").size(), 2U);
}

TEST(Concordance, OrdersSamplesAndLimits) {
  const Corpus corpus = small_corpus({{.text = "zebra deal alpha", .date = "2024-02-01"},
                                      {.text = "Apple deal zulu", .date = "2024-01-01"},
                                      {.text = "mango deal mike"}});
  const auto lefts = [&](ConcordanceOptions options) {
    Strings result;
    for (const Shown& line : shown(corpus, {"deal"}, options)) result.push_back(line.left);
    return result;
  };
  using Order = ConcordanceOrder;
  EXPECT_EQ(lefts({}), (Strings{"zebra", "Apple", "mango"}));
  EXPECT_EQ(lefts({.order = Order::left}), (Strings{"Apple", "mango", "zebra"}));
  EXPECT_EQ(lefts({.order = Order::right}), (Strings{"zebra", "mango", "Apple"}));
  EXPECT_EQ(lefts({.order = Order::date}), (Strings{"Apple", "zebra", "mango"}));
  EXPECT_EQ(lefts({.limit = 2}), (Strings{"zebra", "Apple"}));
  EXPECT_EQ(lefts({.order = Order::left, .limit = 1}), (Strings{"Apple"}));
  EXPECT_EQ(lefts({.sample = 2, .seed = 5}).size(), 2U);
  EXPECT_EQ(lefts({.sample = 2, .seed = 5}), lefts({.sample = 2, .seed = 5}));
}

TEST(Concordance, CountsAPlaceOnceForSeveralQueries) {
  const Corpus corpus = small_corpus({{.text = "border deal and border bill"}});
  EXPECT_EQ(shown(corpus, {"border", "bord*", "bill"}).size(), 3U);
}

TEST(Concordance, GivesTheSameForAnyNumberOfThreads) {
  std::vector<corpus::GivenArticle> articles(3000, {.text = "the deal of the border"});
  const Corpus corpus = small_corpus(articles);
  const std::vector<Query> queries{Query(corpus, "the")};
  const auto one = find_hits(corpus, queries, {}, 1);
  EXPECT_EQ(one.size(), 6000U);
  EXPECT_EQ(one, find_hits(corpus, queries, {}, 3));
}

Corpus joined(const std::vector<corpus::GivenArticle>& articles, const std::string& words,
              const std::string& term) {
  const Corpus corpus = small_corpus(articles);
  std::vector<std::string> same;
  for (TermId t = 0; t < corpus.n_terms(); ++t) same.emplace_back(corpus.term(t));
  return corpus::map_phrases(corpus, same, {{{words, term}}});
}

TEST(Concordance, FindsAllThatCountsAsATermByItsName) {
  const std::vector<corpus::GivenArticle> articles{
      {.text = "Andr\u00e9s L\u00f3pez Obrador spoke. AMLO left, said Mr L\u00f3pez Obrador."}};
  const Corpus acronym = joined(articles, "Andr\u00e9s L\u00f3pez Obrador", "AMLO");
  EXPECT_EQ(matches(acronym, "AMLO"), (Strings{"Andr\u00e9s L\u00f3pez Obrador", "AMLO"}));
  EXPECT_EQ(matches(acronym, "lopez obrador").size(), 2U);  // as it is written

  const Corpus named = joined(articles, "AMLO", "L\u00f3pez Obrador");
  EXPECT_EQ(matches(named, "Lopez Obrador"),
            (Strings{"L\u00f3pez Obrador", "AMLO", "L\u00f3pez Obrador"}));
  EXPECT_EQ(Query(named, "lopez obrador").terms()[0], "L\u00f3pez Obrador");
  EXPECT_EQ(matches(named, "AMLO"), (Strings{"AMLO"}));  // no term now, found as it is written

  // A name within a longer one that counts as it is one find.
  const Corpus longer = joined(articles, "Andr\u00e9s L\u00f3pez Obrador", "L\u00f3pez Obrador");
  EXPECT_EQ(matches(longer, "L\u00f3pez Obrador"),
            (Strings{"Andr\u00e9s L\u00f3pez Obrador", "L\u00f3pez Obrador"}));
}

TEST(Concordance, FindsAWordThatOnlyStandsInJoinedPhrases) {
  const std::vector<corpus::GivenArticle> articles{
      {.text = "The White House spoke. A house of the White House."}};
  const Corpus corpus = joined(articles, "white house", "White House");
  EXPECT_EQ(matches(corpus, "white"), (Strings{"White", "White"}));
  EXPECT_EQ(matches(corpus, "house"), (Strings{"house"}));  // a term: what counts as it
  EXPECT_EQ(matches(corpus, "white house"), (Strings{"White House", "White House"}));
  EXPECT_EQ(matches(corpus, "the white"), (Strings{"The White", "the White"}));
  EXPECT_EQ(matches(corpus, "wh*|house"), (Strings{"White", "house", "White"}));
}

TEST(Concordance, StopsAtTheLimitWhereverItIsReached) {
  std::vector<corpus::GivenArticle> articles(700, {.text = "the border and the port"});
  for (const std::size_t i : {3U, 64U, 65U, 319U, 320U, 600U})
    articles[i].text = "the deal, a deal";
  const Corpus corpus = small_corpus(articles);
  const std::vector<Query> queries{Query(corpus, "deal")};
  const auto all = find_hits(corpus, queries);
  ASSERT_EQ(all.size(), 12U);
  for (std::size_t limit = 0; limit <= 13; ++limit) {
    const std::vector<Hit> first(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size())));
    EXPECT_EQ(find_hits(corpus, queries, limit, 2), first);
  }
}

TEST(SentenceOf, FindsTheSentenceAroundAByte) {
  const std::string text = "One here. \"Two is here!\" Three.";
  const Corpus corpus = small_corpus({{.text = text}, {.text = ""}});
  const auto sentence = [&](std::size_t byte) {
    const TextRange range = sentence_of(corpus, 0, static_cast<std::int64_t>(byte));
    return text.substr(static_cast<std::size_t>(range.begin),
                       static_cast<std::size_t>(range.end - range.begin));
  };
  EXPECT_EQ(sentence(4), "One here.");
  EXPECT_EQ(sentence(text.find("is")), "\"Two is here!\"");
  EXPECT_EQ(sentence(text.find("Three")), "Three.");
  EXPECT_EQ(sentence_of(corpus, 1, 0).end, 0);
}

TEST(MatchesPattern, LetsStarsStandForAnything) {
  EXPECT_TRUE(matches_pattern("immigration", "immigra*"));
  EXPECT_TRUE(matches_pattern("immigra", "immigra*"));
  EXPECT_TRUE(matches_pattern("abcabd", "*ab*d"));
  EXPECT_TRUE(matches_pattern("", "*"));
  EXPECT_FALSE(matches_pattern("emigration", "immigra*"));
  EXPECT_FALSE(matches_pattern("abc", "a*d"));
}

// What is found by the postings of a saved corpus is what looking at every token finds.
TEST(FindHits, IsTheSameWithAndWithoutPostings) {
  std::vector<corpus::GivenArticle> given;
  for (int i = 0; i < 400; ++i) {
    std::string text = "The port of n" + std::to_string(i / 3) + " was shut.";
    if (i % 90 == 7) text += " New York said no. A rare old York bill.";
    if (i % 100 == 9) text += "\nREAD MORE: rare news";
    if (i % 2 == 0) text += " New snow fell on the old port.";
    given.push_back({text, "", "", "id" + std::to_string(i), ""});
  }
  const Corpus plain = small_corpus(given);
  const TemporaryFolder folder;
  corpus::save(plain, folder.path("plain"), "{}", corpus::unsynced());
  const Corpus saved = corpus::open(folder.path("plain")).corpus;
  std::vector<std::string> names;
  for (TermId t = 0; t < plain.n_terms(); ++t) names.emplace_back(plain.term(t));
  const corpus::Phrase phrase{"new york", "New York"};
  const auto change = [&](const Corpus& corpus, int how) {
    std::vector<ArticleIndex> some;
    for (ArticleIndex i = corpus.n_articles(); i-- > 100;) some.push_back(i);
    if (how == 1) return corpus.select(some);
    if (how == 2) return corpus.with_mask({~std::uint32_t{0}, {}});
    if (how == 3) return corpus::map_phrases(corpus, names, {&phrase, 1});
    return corpus;
  };
  const std::vector<Strings> asked = {
      {"rare"},        {"York"},        {"New York"}, {"rare", "n13"}, {"n1*"},
      {"no|n5|shut"},  {"old ** bill"}, {"new snow"}, {"rare * York"}, {"the * of * was"},
      {"rare", "the"}, {"nowhere"},     {"snow rare"}};
  for (int how = 0; how < 4; ++how) {
    const Corpus with = change(saved, how);
    const Corpus without = change(plain, how);
    for (const Strings& texts : asked) {
      std::vector<Query> of_saved;
      std::vector<Query> of_plain;
      for (const std::string& text : texts) {
        of_saved.emplace_back(with, text);
        of_plain.emplace_back(without, text);
      }
      for (const unsigned threads : {1U, 3U}) {
        EXPECT_EQ(find_hits(with, of_saved, {}, threads), find_hits(without, of_plain, {}, 1))
            << texts[0] << ' ' << how;
        EXPECT_EQ(find_hits(with, of_saved, 3, threads), find_hits(without, of_plain, 3, 1))
            << texts[0] << ' ' << how;
      }
    }
  }
}

Shown shown_at(const Corpus& corpus, const TextPlace& place, std::int64_t window) {
  const std::string text(corpus.article(place.article).text());
  const ConcordanceLine line = lines_at(corpus, {&place, 1}, window).at(0);
  const auto cut = [&](std::int64_t begin, std::int64_t end) {
    return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  };
  return {cut(line.left_begin, line.left_end), cut(line.begin, line.end),
          cut(line.right_begin, line.right_end)};
}

TEST(LinesAt, AreThoseOfAQueryThatFindsThePlaces) {
  const Corpus corpus = small_corpus({{.text = "The port of Lima closed. A port opened."},
                                      {.text = "No port.\nThe port, they said, sank."}});
  const std::vector<Query> queries{Query(corpus, "port")};
  for (const std::int64_t window : {0, 1, 3}) {
    const auto lines = concordance(corpus, queries, {.window = window});
    ASSERT_EQ(lines.size(), 4U);
    std::vector<TextPlace> places;
    for (const auto& line : lines) places.push_back({line.article, line.begin, line.end});
    const auto same = lines_at(corpus, places, window);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      EXPECT_EQ(same[i].left_begin, lines[i].left_begin);
      EXPECT_EQ(same[i].left_end, lines[i].left_end);
      EXPECT_EQ(same[i].right_begin, lines[i].right_begin);
      EXPECT_EQ(same[i].right_end, lines[i].right_end);
    }
  }
}

TEST(LinesAt, TakeAPartOfAWordAndNoWordAtAll) {
  const Corpus corpus = small_corpus({{.text = "The seaports of Lima."}});
  const Shown part = shown_at(corpus, {0, 7, 11}, 1);
  EXPECT_EQ(part.left + "/" + part.match + "/" + part.right, "The sea/port/s of");
  const Shown nothing = shown_at(corpus, {0, 3, 3}, 1);
  EXPECT_EQ(nothing.left + "/" + nothing.match + "/" + nothing.right, "The//seaports");
  const Shown alone = shown_at(corpus, {0, 16, 20}, 0);
  EXPECT_EQ(alone.left + "/" + alone.match + "/" + alone.right, "/Lima/");
  EXPECT_EQ(shown_at(corpus, {0, 16, 21}, 9).left, "The seaports of");
}

TEST(LinesAt, RefusePlacesThatAreNotThere) {
  const Corpus corpus = small_corpus({{.text = "The port."}});
  const auto lines = [&](const TextPlace& place, std::int64_t window = 1) {
    return lines_at(corpus, {&place, 1}, window);
  };
  EXPECT_EQ(lines({0, 4, 9}).size(), 1U);
  EXPECT_THROW((void)lines({0, 4, 10}), ArgumentError);
  EXPECT_THROW((void)lines({0, 4, 3}), ArgumentError);
  EXPECT_THROW((void)lines({0, -1, 3}), ArgumentError);
  EXPECT_THROW((void)lines({1, 0, 0}), ArgumentError);
  EXPECT_THROW((void)lines({0, 4, 8}, -1), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::statistics
