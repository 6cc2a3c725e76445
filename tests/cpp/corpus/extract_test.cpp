#include "broadsheet/corpus/extract.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "broadsheet/corpus/join.hpp"
#include "broadsheet/corpus/map_phrases.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

using ::testing::ElementsAre;

const std::vector<GivenArticle> kArticles = {
    {"The port closed. The port!", {}, "Ledger", "a", "2024-01-08"},
    {"Snow fell on the bridge.", {}, "Courier", "b", {}},
    {"The bridge reopened; the bridge held.", "Bridge news", "Ledger", "c", {}},
    {"A storm.", {}, {}, "d", {}}};

Corpus some(const std::vector<ArticleIndex>& positions) {
  return small_corpus(kArticles).select(positions);
}

TEST(Extract, JoinsNeighbouringArticlesInTheOrderOfTheView) {
  const Corpus view = some({2, 3, 0});
  const Extract found = extract(view);
  ASSERT_EQ(found.ranges.size(), 2U);
  EXPECT_EQ(found.ranges[0].first, 2);
  EXPECT_EQ(found.ranges[0].last, 4);
  EXPECT_EQ(found.ranges[1].first, 0);
  EXPECT_EQ(found.ranges[1].last_token() - found.ranges[1].first_token(), view.n_tokens(2));
}

TEST(Extract, NumbersTypesByFrequencyThenBytesAndOutletsByName) {
  const Corpus view = some({0, 1});
  const Extract found = extract(view);
  const Vocabulary& types = *view.columns()->types;
  std::vector<std::string> words;
  for (const TermId type : found.kept_types) words.emplace_back(types.term(type));
  EXPECT_THAT(words, ElementsAre("the", "port", "bridge", "closed", "fell", "on", "snow"));
  EXPECT_THAT(found.type_counts, ElementsAre(3, 2, 1, 1, 1, 1, 1));
  for (std::size_t id = 0; id < words.size(); ++id) {
    EXPECT_EQ(found.new_types[found.kept_types[id]], id);
  }
  EXPECT_EQ(found.new_types[*types.find("storm")], kNoTerm);
  EXPECT_FALSE(found.same_types);
  std::vector<std::string> by_bytes;
  for (const TermId id : found.by_bytes) by_bytes.push_back(words[id]);
  EXPECT_TRUE(std::ranges::is_sorted(by_bytes));
  EXPECT_THAT(found.outlet_names, ElementsAre("Courier", "Ledger"));
}

TEST(Extract, OfAWholeCorpusKeepsItsIds) {
  const Corpus corpus = small_corpus(kArticles);
  const Extract found = extract(corpus);
  EXPECT_TRUE(found.same_types);
  EXPECT_EQ(found.kept_types.size(), corpus.columns()->types->size());
  EXPECT_EQ(found.ranges.size(), 1U);
}

TEST(Extract, CountsWhatStandsInARunAsTheRun) {
  const Corpus plain = small_corpus({{.text = "new york and new jersey"}, {.text = "a new day"}});
  std::vector<std::string> names;
  for (TermId t = 0; t < plain.n_terms(); ++t) names.emplace_back(plain.term(t));
  const Phrase phrase{"new york", "new york"};
  const std::vector<ArticleIndex> first = {0};
  const Corpus view = map_phrases(plain, names, {&phrase, 1}).select(first);
  const Extract found = extract(view);
  ASSERT_NE(found.runs, nullptr);
  ASSERT_EQ(found.kept_run_types.size(), 1U);
  ASSERT_EQ(found.word_counts.size(), 5U);  // new and jersey york, new york
  const Vocabulary& types = *view.columns()->types;
  EXPECT_EQ(found.type_counts[found.new_types[*types.find("new")]], 2);
  EXPECT_EQ(found.word_counts[found.new_types[*types.find("new")]], 1);
  EXPECT_EQ(found.word_counts[found.new_types[*types.find("york")]], 0);
  EXPECT_EQ(found.word_counts[4], 1);
  EXPECT_EQ(found.new_types[found.kept_run_types[0]], 4U);
}

TEST(IsWhole, OfAllArticlesOnceInOrder) {
  EXPECT_TRUE(is_whole(some({0, 1, 2, 3})));
  for (const std::vector<ArticleIndex>& positions :
       {std::vector<ArticleIndex>{0, 1, 2}, {1, 2, 3}, {0, 1, 3, 2}, {0, 1, 2, 3, 3}, {}}) {
    EXPECT_FALSE(is_whole(some(positions)));
  }
  EXPECT_TRUE(is_whole(small_corpus({})));
}

TEST(PartsFrom, HasPartsInARowWithTheIdsTheyHave) {
  const Corpus joined =
      join(small_corpus({kArticles[0]}), small_corpus({kArticles[1], kArticles[3]}), 1).corpus;
  ASSERT_EQ(joined.columns()->parts.size(), 2U);
  const Extract found = parts_from(joined, 1, 2);
  ASSERT_EQ(found.ranges.size(), 1U);
  EXPECT_EQ(found.ranges[0].part, joined.columns()->parts[1].get());
  EXPECT_EQ(found.ranges[0].last, 2);
  EXPECT_TRUE(found.same_types);
  EXPECT_THAT(found.new_outlets, ElementsAre(0, 1));
  EXPECT_TRUE(parts_from(joined, 1, 1).ranges.empty());
}

TEST(ColumnsAlone, AreThoseOfReadingTheArticlesAlone) {
  const auto alone = columns_alone(some({2, 0}));
  const auto read = small_corpus({kArticles[2], kArticles[0]}).columns();
  const auto values = [](const auto& column) { return std::vector(column.begin(), column.end()); };
  ASSERT_EQ(alone->parts.size(), 1U);
  const Part& got = *alone->parts[0];
  const Part& expected = *read->parts[0];
  EXPECT_EQ(values(got.tokens), values(expected.tokens));
  EXPECT_EQ(values(got.segment_tokens), values(expected.segment_tokens));
  EXPECT_EQ(values(got.sentence_starts), values(expected.sentence_starts));
  EXPECT_EQ(values(got.texts.bytes), values(expected.texts.bytes));
  EXPECT_EQ(values(got.ids.bytes), values(expected.ids.bytes));
  EXPECT_EQ(values(got.outlets), values(expected.outlets));
  EXPECT_EQ(values(got.dates), values(expected.dates));
  EXPECT_EQ(values(alone->types->bytes()), values(read->types->bytes()));
  EXPECT_EQ(values(alone->types->by_bytes()), values(read->types->by_bytes()));
  EXPECT_EQ(values(alone->type_counts), values(read->type_counts));
  EXPECT_EQ(alone->outlet_names, read->outlet_names);
  EXPECT_EQ(alone->part_articles, read->part_articles);
  const Corpus whole = small_corpus(kArticles);
  EXPECT_EQ(columns_alone(whole), whole.columns());  // nothing is copied
}

}  // namespace
}  // namespace broadsheet::corpus
