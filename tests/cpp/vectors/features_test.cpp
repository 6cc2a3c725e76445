#include "broadsheet/vectors/features.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using Row = std::map<std::string, int>;

Corpus ports() {
  return small_corpus({{.text = "the port closed the port"},
                       {.text = "the bridge closed"},
                       {.text = "the caf\u00e9"}});
}

std::vector<std::string> names_of(const Features& features) {
  std::vector<std::string> names;
  for (std::int64_t c = 0; c < features.size(); ++c) names.push_back(features.name(c));
  return names;
}

Row row_of(const Features& features, const corpus::CountMatrix& counts, ArticleIndex article) {
  Row row;
  const auto columns = counts.row_terms(article);
  for (std::size_t p = 0; p < columns.size(); ++p) {
    EXPECT_TRUE(p == 0 || columns[p - 1] < columns[p]);
    row[features.name(columns[p])] = counts.row_counts(article)[p];
  }
  return row;
}

TEST(Features, AreAllTermsByRankWithoutARule) {
  const Features features(ports(), {});
  ASSERT_EQ(features.size(), 5);
  EXPECT_EQ(features.name(0), "the");
  EXPECT_EQ(row_of(features, features.fitted_counts(), 0),
            (Row{{"the", 2}, {"port", 2}, {"closed", 1}}));
  EXPECT_EQ(features.fitted_counts().article_lengths[0], 5);
}

TEST(Features, KeepTermsOfEnoughAndNotTooManyArticlesThatAreNotStopped) {
  EXPECT_THAT(names_of(Features(ports(), {.min_articles = 2})), ElementsAre("the", "closed"));
  EXPECT_THAT(names_of(Features(ports(), {.max_articles = 1})),
              UnorderedElementsAre("port", "bridge", "caf\u00e9"));
  EXPECT_THAT(
      names_of(Features(
          ports(), {.min_articles = 1, .max_articles = 2, .stop_words = {"closed", "nowhere"}})),
      UnorderedElementsAre("port", "bridge", "caf\u00e9"));
}

TEST(Features, KeepTheLengthsOfArticlesWhoseTermsFallAway) {
  const Features features(ports(), {.min_articles = 2});
  EXPECT_EQ(row_of(features, features.fitted_counts(), 2), (Row{{"the", 1}}));
  EXPECT_THAT(features.fitted_counts().article_lengths.span(), ElementsAre(5, 3, 2));
}

TEST(Features, OfAStateCountWithoutTheArticles) {
  const Corpus others = small_corpus({{.text = "the port on the bridge closed, the port"}, {}});
  const std::vector<FeatureRule> rules = {
      {},
      {.min_articles = 2},
      {.stop_words = {"the"}, .ngrams = {.shortest = 1, .longest = 3}},
      {.ngrams = {.shortest = 2, .longest = 2, .within = NgramRule::Within::sentence}}};
  for (const FeatureRule& rule : rules) {
    const Features features(ports(), rule);
    const Features again(features.state());
    EXPECT_EQ(names_of(again), names_of(features));
    EXPECT_EQ(again.corpus().n_articles(), 0);
    EXPECT_EQ(again.fitted_counts().n_terms, features.size());
    const auto expected = features.counts(others);
    const auto counts = again.counts(others);
    EXPECT_EQ(row_of(again, counts, 0), row_of(features, expected, 0));
    EXPECT_THAT(counts.article_lengths.span(),
                ElementsAre(expected.article_lengths[0], expected.article_lengths[1]));
  }
}

TEST(Features, RefuseAStateThatDoesNotHoldTogether) {
  const FeatureState whole = Features(ports(), {.ngrams = {.shortest = 1, .longest = 2}}).state();
  FeatureState state = whole;
  state.words.push_back(99);
  EXPECT_THROW((void)Features(state), ArgumentError);
  state = whole;
  state.starts.back() += 1;
  EXPECT_THROW((void)Features(state), ArgumentError);
  state = whole;
  state.sequences[0] = 99;
  EXPECT_THROW((void)Features(state), ArgumentError);
}

TEST(Features, OfAViewLeaveOutWhatItNeverUsesOnlyWhereTold) {
  const std::vector<ArticleIndex> last = {2};
  EXPECT_EQ(Features(ports().select(last), {}).size(), 5);
  EXPECT_THAT(names_of(Features(ports().select(last), {.min_articles = 1})),
              UnorderedElementsAre("the", "caf\u00e9"));
}

TEST(Features, CountThemselvesInAnotherCorpusByTheBytesOfTheirTerms) {
  const Features features(ports(), {.min_articles = 1, .stop_words = {"the"}});
  const auto counts = features.counts(small_corpus({{.text = "a bridge and the bridge"}, {}}));
  EXPECT_EQ(counts.n_terms, features.size());
  EXPECT_EQ(row_of(features, counts, 0), (Row{{"bridge", 2}}));
  EXPECT_TRUE(row_of(features, counts, 1).empty());
  EXPECT_THAT(counts.article_lengths.span(), ElementsAre(5, 0));
}

TEST(Features, AreWordsThenSequencesWithCharactersOfTheirNames) {
  FeatureRule rule;
  rule.ngrams.longest = 2;
  const Features features(small_corpus({{.text = "caf\u00e9 bar"}}), rule);
  EXPECT_THAT(names_of(features), ElementsAre("bar", "caf\u00e9", "caf\u00e9 bar"));
  EXPECT_THAT(features.characters(), ElementsAre(3, 4, 8));
}

TEST(Features, RefuseARuleThatLeavesNothing) {
  EXPECT_THROW(Features(ports(), {.min_articles = 3, .max_articles = 2}), ArgumentError);
  EXPECT_THROW(Features(ports(), {.min_articles = 4}), ArgumentError);
  EXPECT_THROW(Features(small_corpus({{}}), {.min_articles = 1}), ArgumentError);
}

TEST(Renumbered, PutsColumnsInTheirNewOrderAndDropsTheRest) {
  const auto counts = testing::counts_of({{5, 6, 7, 0}, {0, 8, 0, 9}, {0, 0, 0, 0}});
  const auto result = renumbered(counts, std::vector<std::int32_t>{2, -1, 0, 4}, 5);
  EXPECT_EQ(result.n_articles, 3);
  EXPECT_EQ(result.n_terms, 5);
  EXPECT_THAT(result.offsets.span(), ElementsAre(0, 2, 3, 3));
  EXPECT_THAT(result.narrow_offsets.span(), ElementsAre(0, 2, 3, 3));
  EXPECT_THAT(result.terms.span(), ElementsAre(0, 2, 4));
  EXPECT_THAT(result.counts.span(), ElementsAre(7, 5, 9));
  EXPECT_THAT(result.article_lengths.span(), ElementsAre(18, 17, 0));
}

}  // namespace
}  // namespace broadsheet::vectors
