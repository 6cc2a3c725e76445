#include "broadsheet/vectors/ngram_features.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/features.hpp"

namespace broadsheet::vectors {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using Row = std::map<std::string, int>;

FeatureRule rule_of(std::int64_t shortest, std::int64_t longest) {
  FeatureRule rule;
  rule.ngrams.shortest = shortest;
  rule.ngrams.longest = longest;
  return rule;
}

Row row_of(const Features& features, const corpus::CountMatrix& counts, ArticleIndex article) {
  Row row;
  const auto columns = counts.row_terms(article);
  for (std::size_t p = 0; p < columns.size(); ++p) {
    row[features.name(columns[p])] = counts.row_counts(article)[p];
  }
  return row;
}

TEST(NgramFeatures, CountEachSequenceOfEachArticle) {
  const Features features(small_corpus({{.text = "to be or not to be"}, {.text = "be not"}}),
                          rule_of(2, 3));
  EXPECT_EQ(row_of(features, features.fitted_counts(), 0), (Row{{"to be", 2},
                                                                {"be or", 1},
                                                                {"or not", 1},
                                                                {"not to", 1},
                                                                {"to be or", 1},
                                                                {"be or not", 1},
                                                                {"or not to", 1},
                                                                {"not to be", 1}}));
  EXPECT_EQ(row_of(features, features.fitted_counts(), 1), (Row{{"be not", 1}}));
  EXPECT_EQ(features.fitted_counts().article_lengths[0], 9);
  EXPECT_EQ(features.name(0), "to be");  // the most frequent of the shortest
}

TEST(NgramFeatures, KeepALongSequenceWhoseBeginningIsTooFrequent) {
  FeatureRule rule = rule_of(1, 2);
  rule.max_articles = 1;
  const Features features(small_corpus({{.text = "a b"}, {.text = "a c"}}), rule);
  EXPECT_EQ(row_of(features, features.fitted_counts(), 0), (Row{{"b", 1}, {"a b", 1}}));
}

TEST(NgramFeatures, TakeStopWordsOutBeforeTheyRead) {
  FeatureRule rule = rule_of(2, 2);
  rule.stop_words = {"of", "the"};
  const Features features(small_corpus({{.text = "port of the call"}}), rule);
  EXPECT_EQ(row_of(features, features.fitted_counts(), 0), (Row{{"port call", 1}}));
  // "the" is no word of the articles they were made from, and stopped all the same.
  const Features without(small_corpus({{.text = "port call"}}), rule);
  const auto counts = without.counts(small_corpus({{.text = "the port the call"}}));
  EXPECT_EQ(row_of(without, counts, 0), (Row{{"port call", 1}}));
}

TEST(NgramFeatures, CountThemselvesInAnotherCorpus) {
  const Features features(small_corpus({{.text = "snow fell on roads"}}), rule_of(2, 3));
  const auto counts =
      features.counts(small_corpus({{.text = "heavy snow fell"}, {.text = "on snow roads fell"}}));
  EXPECT_EQ(row_of(features, counts, 0), (Row{{"snow fell", 1}}));
  EXPECT_TRUE(row_of(features, counts, 1).empty());
  EXPECT_EQ(counts.article_lengths[0], 3);  // heavy snow, snow fell, heavy snow fell
}

TEST(NgramFeatures, DoNotReachOverTheEndOfAnArticle) {
  const Features features(small_corpus({{.text = "a b"}, {.text = "c d"}}), rule_of(2, 2));
  EXPECT_EQ(features.size(), 2);
}

TEST(NgramFeatures, RefuseARangeThatIsNone) {
  const Corpus corpus = small_corpus({{.text = "a b"}});
  EXPECT_THROW(Features(corpus, rule_of(0, 1)), ArgumentError);
  EXPECT_THROW(Features(corpus, rule_of(3, 2)), ArgumentError);
  EXPECT_THROW(Features(corpus, rule_of(1, 11)), ArgumentError);
  EXPECT_THROW(Features(corpus, rule_of(3, 3)), ArgumentError);  // nothing is left
}

}  // namespace
}  // namespace broadsheet::vectors
