#include "broadsheet/vectors/search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/count_matrix.hpp"

namespace broadsheet::vectors {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class Search : public ::testing::Test {
 protected:
  corpus::Corpus corpus_ = corpus::small_corpus({
      {.text = "The Senate voted on the border deal.", .title = "Border deal fails", .id = "0"},
      {.text = "A deal on the border, the Senate said.", .title = "Snow", .id = "1"},
      {.text = "Nothing of note.", .title = "Deal at the border", .id = "2"},
      {.text = "Immigrants and immigration.", .title = "More", .id = "3"},
  });
  SearchIndex index_{weighting_of_name("bm25"), corpus::count_matrix(corpus_)};

  std::vector<ArticleIndex> found(const SearchRequest& request) {
    std::vector<ArticleIndex> articles;
    for (const Candidate& c : search(corpus_, index_, request).articles) {
      articles.push_back(c.article);
    }
    return articles;
  }
};

TEST_F(Search, WordsRank) {
  EXPECT_THAT(found({.words = "senate"}), UnorderedElementsAre(0, 1));
  EXPECT_THAT(found({.words = "senate voted"})[0], 0);
  EXPECT_THAT(found({.words = "immigra*"}), ElementsAre(3));
}

TEST_F(Search, PhrasesAndTitlesMustBeThere) {
  EXPECT_THAT(found({.phrases = {"border deal"}}), ElementsAre(0));
  EXPECT_THAT(found({.phrases = {"deal * the border"}}), UnorderedElementsAre(1, 2));
  EXPECT_THAT(found({.in_title = {"deal"}}), UnorderedElementsAre(0, 2));
  EXPECT_THAT(found({.phrases = {"the senate"}, .in_title = {"snow"}}), ElementsAre(1));
  EXPECT_THAT(found({.words = "senate", .in_title = {"more"}}), ElementsAre(3));
}

TEST_F(Search, NotesWhatDoesNotOccur) {
  const SearchResult result = search(corpus_, index_, {.words = "zebra"});
  EXPECT_THAT(result.articles, IsEmpty());
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_THAT(result.notes[0], ::testing::HasSubstr("does not occur"));
}

TEST_F(Search, RefusesWhatNamesNothing) {
  EXPECT_THROW((void)search(corpus_, index_, {.words = " . "}), ArgumentError);
  EXPECT_THROW((void)search(corpus_, index_, {.words = "deal", .k = 0}), ArgumentError);
  EXPECT_THROW((void)search(corpus_, index_, {.words = "deal", .allowed = {1}}), ArgumentError);
}

// Robertson's idf of a word of most articles is 0; the phrase is there all the same.
TEST(SearchOfCommonWords, FindsAPhraseThatWeighsNothing) {
  const auto corpus = corpus::small_corpus({{.text = "the border", .id = "0"},
                                            {.text = "border the", .id = "1"},
                                            {.text = "the border", .id = "2"}});
  const SearchIndex index(weighting_of_name("bm25-robertson"), corpus::count_matrix(corpus));
  const SearchResult result = search(corpus, index, {.phrases = {"the border"}});
  ASSERT_EQ(result.articles.size(), 2U);
  EXPECT_EQ(result.articles[0].article, 0);
  EXPECT_EQ(result.articles[1].article, 2);
}

}  // namespace
}  // namespace broadsheet::vectors
