#include "broadsheet/corpus/article_set.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/corpus/map_phrases.hpp"
#include "broadsheet/corpus/storage.hpp"
#include "failing_operations.hpp"
#include "small_corpus.hpp"
#include "temporary_folder.hpp"

namespace broadsheet::corpus {
namespace {

using Positions = std::vector<ArticleIndex>;

std::vector<GivenArticle> articles(int begin, int end) {
  std::vector<GivenArticle> given;
  for (int i = begin; i < end; ++i) {
    const std::string n = std::to_string(i);
    given.push_back({"the port n" + n + (i % 100 == 1 ? " rare" : ""), "", "", "id" + n, ""});
  }
  return given;
}

std::string no_notes(const std::vector<Skipped>&) { return "{}"; }

// Parts of 600, 70 and 5 articles, in files.
class ArticleSetTest : public ::testing::Test {
 protected:
  ArticleSetTest() {
    const std::string path = folder_.path("corpus");
    std::int64_t generation = save(small_corpus(articles(0, 600)), path, "{}", unsynced());
    for (const int begin : {600, 670}) {
      const int end = begin == 600 ? 670 : 675;
      append(path, small_corpus(articles(begin, end)), no_notes, {generation, 1, OnError::raise},
             unsynced());
      generation = open(path).generation;
    }
  }
  [[nodiscard]] static TermId type(const Corpus& corpus, std::string_view word) {
    return *corpus.columns()->types->find(word);
  }

  TemporaryFolder folder_;
};

TEST_F(ArticleSetTest, HasTheArticlesOfRareTypesInEveryPart) {
  const Corpus corpus = open(folder_.path("corpus")).corpus;
  ASSERT_EQ(corpus.columns()->parts.size(), 3U);
  ArticleSet set(*corpus.columns());
  EXPECT_EQ(set.size(), 0);
  const std::vector<TermId> types = {type(corpus, "rare"), type(corpus, "n602")};
  set.add_articles_with(types);
  EXPECT_EQ(set.positions_in(corpus), (Positions{1, 101, 201, 301, 401, 501, 601, 602}));
  EXPECT_TRUE(set.has(101));
  EXPECT_FALSE(set.has(102));
  EXPECT_FALSE(set.is_all());
}

TEST_F(ArticleSetTest, HasAllArticlesWhereATypeIsFrequent) {
  const Corpus corpus = open(folder_.path("corpus")).corpus;
  ArticleSet set(*corpus.columns());
  const std::vector<TermId> types = {type(corpus, "the")};
  set.add_articles_with(types);
  EXPECT_TRUE(set.is_all());
  EXPECT_EQ(set.positions_in(corpus).size(), 675U);
}

TEST_F(ArticleSetTest, OfAViewIsInTheViewsOrder) {
  const Corpus corpus = open(folder_.path("corpus")).corpus;
  const Positions some = {501, 3, 1, 501, 600};
  ArticleSet set(*corpus.columns());
  const std::vector<TermId> types = {type(corpus, "rare")};
  set.add_articles_with(types);
  EXPECT_EQ(set.positions_in(corpus.select(some)), (Positions{0, 2, 3}));
}

TEST_F(ArticleSetTest, AreUnitedAndIntersected) {
  const Corpus corpus = open(folder_.path("corpus")).corpus;
  ArticleSet a(*corpus.columns());
  ArticleSet b(*corpus.columns());
  const std::vector<TermId> of_a = {type(corpus, "n1"), type(corpus, "n671")};
  const std::vector<TermId> of_b = {type(corpus, "n671"), type(corpus, "n64")};
  a.add_articles_with(of_a);
  b.add_articles_with(of_b);
  ArticleSet both = a;
  both.keep(b);
  EXPECT_EQ(both.positions_in(corpus), (Positions{671}));
  a.add(b);
  EXPECT_EQ(a.positions_in(corpus), (Positions{1, 64, 671}));
}

TEST(ArticleSet, HasAllArticlesOfPartsInMemoryAndForTypesOfRuns) {
  const Corpus plain = small_corpus(articles(0, 70));
  ArticleSet set(*plain.columns());
  const TermId rare = *plain.columns()->types->find("rare");
  set.add_articles_with({&rare, 1});
  EXPECT_TRUE(set.is_all());

  const TemporaryFolder folder;
  save(plain, folder.path("corpus"), "{}", unsynced());
  const Corpus saved = open(folder.path("corpus")).corpus;
  ArticleSet of_run(*saved.columns());
  const auto run_type = static_cast<TermId>(saved.columns()->types->size());
  of_run.add_articles_with({&run_type, 1});
  EXPECT_TRUE(of_run.is_all());
}

}  // namespace
}  // namespace broadsheet::corpus
