#include "broadsheet/statistics/postings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
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
using Tally = std::map<std::string, std::map<std::int32_t, std::int64_t>>;

Postings by_article(const Corpus& corpus) {
  return Postings::by_article(corpus::count_matrix(corpus), 2);
}
Postings by_group(const Corpus& corpus, const std::vector<std::int32_t>& groups) {
  return Postings::by_group(corpus::count_matrix(corpus), groups, 2);
}

// What is in the postings, by name. Expects the orders that the header promises.
Tally tally_of(const Corpus& corpus, const Postings& postings) {
  Tally tally;
  for (std::size_t i = 0; i < postings.n_terms(); ++i) {
    EXPECT_TRUE(i == 0 || postings.term(i - 1) < postings.term(i));
    auto& of_term = tally[std::string(corpus.term(postings.term(i)))];
    const TermParts found = postings.parts(i);
    std::int64_t sum = 0;
    std::int32_t last = -1;
    for (const auto& [part, count] : found.parts) {
      EXPECT_LT(last, part);
      last = part;
      of_term[part] = count;
      sum += count;
    }
    EXPECT_EQ(found.count, sum);
    EXPECT_EQ(postings.count(i), sum);
    EXPECT_EQ(found.total_size, postings.total_size());
  }
  return tally;
}

// Articles of random words: `n_words` words each of w0, w1, ...
Corpus random_corpus(std::size_t n_articles, std::size_t n_words, std::uint64_t n_terms) {
  std::vector<corpus::GivenArticle> articles(n_articles);
  for (std::size_t i = 0; i < n_articles; ++i) {
    RandomStream random(7, i);
    for (std::size_t w = 0; w < n_words; ++w) {
      articles[i].text += "w" + std::to_string(random.below(n_terms)) + " ";
    }
  }
  return small_corpus(articles);
}

TEST(Postings, HaveAPartForEachArticleWithTokens) {
  const Corpus corpus = small_corpus({{.text = "port port wall"}, {}, {.text = "deal wall"}});
  const Postings postings = by_article(corpus);
  const Tally expected = {{"port", {{0, 2}}}, {"wall", {{0, 1}, {1, 1}}}, {"deal", {{1, 1}}}};
  EXPECT_EQ(tally_of(corpus, postings), expected);
  EXPECT_THAT(postings.part_sizes(), ElementsAre(3, 2));
  EXPECT_EQ(postings.total_size(), 5);
}

TEST(Postings, JoinTheArticlesOfAGroupAndLeaveOutGroupsWithoutWords) {
  const Corpus corpus =
      small_corpus({{.text = "port wall"}, {}, {.text = "wall"}, {.text = "deal"}});
  const Postings postings = by_group(corpus, {4, 1, 4, 0});
  const Tally expected = {{"deal", {{0, 1}}}, {"port", {{1, 1}}}, {"wall", {{1, 2}}}};
  EXPECT_EQ(tally_of(corpus, postings), expected);
  EXPECT_THAT(postings.part_sizes(), ElementsAre(1, 3));
  EXPECT_THROW(by_group(corpus, {0, 0, 0}), ArgumentError);
  EXPECT_THROW(by_group(corpus, {0, 0, 0, -1}), ArgumentError);
}

TEST(Postings, CutSlicesThroughArticlesIntoEqualParts) {
  const Corpus corpus = small_corpus({{.text = "a b c"}, {.text = "a a b a"}});
  const Postings postings = Postings::by_slice(corpus, 3);  // a b | c a | a b a
  const Tally expected = {
      {"a", {{0, 1}, {1, 1}, {2, 2}}}, {"b", {{0, 1}, {2, 1}}}, {"c", {{1, 1}}}};
  EXPECT_EQ(tally_of(corpus, postings), expected);
  EXPECT_THAT(postings.part_sizes(), ElementsAre(2, 2, 3));
  EXPECT_EQ(Postings::by_slice(corpus, 100).part_sizes().size(), 7U);
  EXPECT_THROW((void)Postings::by_slice(corpus, 0), ArgumentError);
}

TEST(Postings, CountDroppedWordsInTheSizesOnly) {
  const Corpus all = small_corpus({{.text = "port of call"}});
  std::vector<std::string> names;
  for (TermId t = 0; t < all.n_terms(); ++t) {
    names.emplace_back(all.term(t) == "of" ? "" : all.term(t));
  }
  const Corpus corpus = all.map_terms(names);
  for (const Postings& postings : {by_article(corpus), Postings::by_slice(corpus, 1)}) {
    EXPECT_EQ(postings.n_terms(), 2U);
    EXPECT_THAT(postings.part_sizes(), ElementsAre(3));
  }
}

TEST(Postings, OfASmallSubsetOfALargeCorpusHoldWhatAWalkThroughItCounts) {
  const Corpus corpus = random_corpus(150, 40, 4000);
  for (const std::vector<ArticleIndex>& chosen :
       {std::vector<ArticleIndex>{140, 3}, {9}, {1, 2, 3, 5, 8, 13, 21, 34, 55, 89}}) {
    const Corpus subset = corpus.select(chosen);
    Tally walked;
    for (ArticleIndex i = 0; i < subset.n_articles(); ++i) {
      for (const std::string& term : terms_of(subset, i)) ++walked[term][static_cast<int>(i)];
    }
    EXPECT_EQ(tally_of(subset, by_article(subset)), walked);
  }
}

TEST(Postings, AreTheSameForAnyNumberOfThreads) {
  const Corpus corpus = random_corpus(600, 60, 900);
  const auto counts = corpus::count_matrix(corpus);
  std::vector<std::int32_t> groups;
  for (std::int32_t i = 0; i < 600; ++i) groups.push_back(i * 7 % 11);
  EXPECT_EQ(tally_of(corpus, Postings::by_article(counts, 1)),
            tally_of(corpus, Postings::by_article(counts, 3)));
  EXPECT_EQ(tally_of(corpus, Postings::by_group(counts, groups, 1)),
            tally_of(corpus, Postings::by_group(counts, groups, 3)));
}

TEST(Postings, OfNothingAreEmpty) {
  const Corpus corpus = small_corpus({{}, {}});
  for (const Postings& postings :
       {by_article(corpus), by_group(corpus, {0, 1}), Postings::by_slice(corpus, 5)}) {
    EXPECT_EQ(postings.n_terms(), 0U);
    EXPECT_TRUE(postings.part_sizes().empty());
    EXPECT_EQ(postings.total_size(), 0);
  }
}

TEST(Postings, NumberSoManyPartsAtMost) {
  EXPECT_NO_THROW(require_part_count((std::size_t{1} << 31U) - 1));
  EXPECT_THROW(require_part_count(std::size_t{1} << 31U), LimitError);
}

}  // namespace
}  // namespace broadsheet::statistics
