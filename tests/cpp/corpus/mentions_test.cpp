#include "broadsheet/corpus/mentions.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

Corpus three_articles() {
  return small_corpus(
      {{"The council met Joe Biden.\nThe crowd cheered Biden.\nREAD MORE: What Kamala Harris said",
        {},
        {},
        {},
        {}},
       {"\"I like Kamala Harris,\" said Ana Costa.", {}, {}, {}, {}},
       {"The dam may fail, according to the Associated Press.", {}, {}, {}, {}}});
}

const article::NameRow* find(const std::vector<article::NameRow>& rows, std::string_view name) {
  for (const article::NameRow& row : rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

TEST(CountNames, CountsOnlyWhatTheViewCounts) {
  const Corpus corpus = three_articles();
  const auto rows = count_names(corpus, {}, 1);
  ASSERT_NE(find(rows, "Joe Biden"), nullptr);
  EXPECT_EQ(find(rows, "Joe Biden")->count, 2);
  ASSERT_NE(find(rows, "Kamala Harris"), nullptr);
  EXPECT_EQ(find(rows, "Kamala Harris")->articles, 1);  // the link does not count
  SegmentMask mask;
  mask.quotes = SegmentMask::Quotes::without;
  EXPECT_EQ(find(count_names(corpus.with_mask(mask), {}, 1), "Kamala Harris"), nullptr);
}

TEST(CountNames, IsTheSameForAnyNumberOfThreads) {
  std::vector<GivenArticle> articles;
  for (int i = 0; i < 300; ++i)
    articles.push_back(
        {"The paper asked Ana Costa" + std::to_string(i % 7) + " and Joao P\u00e9rez in Lima.",
         {},
         {},
         {},
         {}});
  const Corpus corpus = small_corpus(articles);
  const auto one = count_names(corpus, {}, 1);
  const auto three = count_names(corpus, {}, 3);
  ASSERT_EQ(one.size(), three.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].name, three[i].name);
    EXPECT_EQ(one[i].count, three[i].count);
  }
}

TEST(NamesOfForms, JoinsAFormToTheNameOfItsArticle) {
  const Corpus corpus = small_corpus(
      {{"Joe Biden came. \"I will go,\" Biden said. \"We must,\" said Joe Biden.", {}, {}, {}, {}},
       {"\"No,\" Biden said to them, and they met Biden again.", {}, {}, {}, {}},
       {"We met Joe Biden. Then Biden sang. Later Jill Biden came. They like Biden.",
        {},
        {},
        {},
        {}}});
  const std::vector<FormInArticle> forms = {{0, "Biden"}, {0, "joe biden"}, {0, "he"},
                                            {1, "Biden"}, {2, "Biden"},     {0, "Biden"}};
  const std::vector<std::string> expected = {"Joe Biden", "Joe Biden", "he",
                                             "Biden",     "Biden",     "Joe Biden"};
  EXPECT_EQ(names_of_forms(corpus, forms, 1), expected);
  EXPECT_EQ(names_of_forms(corpus, forms, 3), expected);
  const FormInArticle outside{3, "Biden"};
  EXPECT_THROW((void)names_of_forms(corpus, {&outside, 1}, 1), ArgumentError);
}

TEST(ListQuotes, GivesArticleAndPlace) {
  const Corpus corpus = three_articles();
  const auto rows = list_quotes(corpus, 2);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].article, 1);
  EXPECT_EQ(rows[0].quote.quote.begin, 1U);
}

TEST(ListAttributions, GivesArticleAndPlace) {
  const auto rows = list_attributions(three_articles(), 2);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].article, 2);
}

}  // namespace
}  // namespace broadsheet::corpus
