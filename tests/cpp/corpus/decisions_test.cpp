#include "broadsheet/corpus/decisions.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

using Strings = std::vector<std::string>;

TEST(Decisions, TheCorpusDecidesWhatAWordOfAHeadlineInCapitalsCountsAs) {
  const Corpus corpus = small_corpus(
      {{"WHO TELLS US TO WAIT\n\nThe officials spoke at noon.", "WHO TELLS US TO WAIT", {}, {}, {}},
       {"The WHO met. The WHO left. Who knows?", {}, {}, {}, {}},
       {"They told us. They asked us. The US waits.", {}, {}, {}, {}}});
  const Strings headline = {"WHO", "tells", "us", "to", "wait"};
  const Strings terms = terms_of(corpus, 0);
  EXPECT_EQ(Strings(terms.begin(), terms.begin() + 5), headline);
  EXPECT_EQ(corpus.decisions()->capitals, (Strings{"WHO"}));
}

TEST(Decisions, ATieOrNoEvidenceFolds) {
  const Corpus tie = small_corpus({{"TOLD US\n\nThey told us of the US.", "TOLD US", {}, {}, {}}});
  EXPECT_EQ(terms_of(tie, 0)[1], "us");
  const Corpus nothing = small_corpus({{"ZORG LANDS\n\nIt is here.", "ZORG LANDS", {}, {}, {}}});
  EXPECT_EQ(terms_of(nothing, 0)[0], "zorg");
}

std::vector<GivenArticle> with_footer(int n) {
  std::vector<GivenArticle> articles;
  for (int i = 0; i < n; ++i) {
    const std::string number = std::to_string(i);
    const std::string word(static_cast<std::size_t>(i) + 2, static_cast<char>('a' + i));
    articles.push_back({"Town news of " + word + " today\n\nThe council of " + word +
                            " met to talk about the matter of " + word +
                            ".\n\nKnow something we should hear about, then write to the desk.",
                        {},
                        "Ledger",
                        "id" + number,
                        {}});
  }
  return articles;
}

TEST(Decisions, SetAsideALineThatEndsAnOutletsArticles) {
  const Corpus corpus = small_corpus(with_footer(12));
  ASSERT_EQ(corpus.decisions()->repeated_lines.size(), 1U);
  EXPECT_EQ(corpus.decisions()->repeated_lines[0].articles, 12);
  for (const std::string& term : terms_of(corpus, 0)) EXPECT_NE(term, "desk");
}

std::vector<GivenArticle> reports(int n, const std::string& footer) {
  std::vector<GivenArticle> articles;
  for (int i = 0; i < n; ++i) {
    const std::string number = std::to_string(i);
    articles.push_back(
        {"The fund closed at 1" + number + ".5 points on Monday, up 4 percent on the day." + footer,
         {},
         "Ledger",
         "id" + number,
         {}});
  }
  return articles;
}

TEST(Decisions, LeaveAnArticleItsBody) {
  const Corpus alone = small_corpus(reports(9, ""));
  EXPECT_EQ(alone.decisions()->repeated_lines.size(), 1U);
  for (std::int64_t a = 0; a < 9; ++a) EXPECT_EQ(terms_of(alone, a).size(), 14U);

  // A line that asks the reader goes all the same, and the sentence goes where there is more.
  auto articles = reports(9, "\n\nDo you know something we should hear about, write to us.");
  articles.push_back({articles[0].text + "\n\nA zebra ran through the town in the night.",
                      {},
                      "Ledger",
                      "id9",
                      {}});
  const Corpus corpus = small_corpus(articles);
  EXPECT_EQ(terms_of(corpus, 0).size(), 14U);
  EXPECT_EQ(terms_of(corpus, 9).front(), "a");
}

TEST(Decisions, CountDistinctArticlesOnly) {
  auto articles = with_footer(3);
  for (int i = 0; i < 9; ++i) {  // reprints of one text prove nothing
    articles.push_back(articles[0]);
    articles.back().id = "copy" + std::to_string(i);
  }
  EXPECT_TRUE(small_corpus(articles).decisions()->repeated_lines.empty());
}

TEST(Decisions, AreTakenOverByAnotherCorpus) {
  const Corpus learned = small_corpus(with_footer(12));
  const GivenArticle one = with_footer(1)[0];
  CorpusBuilder builder(BuilderOptions{});
  ArticleInput input;
  input.text = {one.text.data(), one.text.size(), text::RawText::Encoding::utf8};
  input.outlet = one.outlet;
  builder.add({&input, 1});
  const Corpus corpus = builder.finish(learned.decisions().get());
  EXPECT_EQ(terms_of(corpus, 0), terms_of(learned, 0));
}

}  // namespace
}  // namespace broadsheet::corpus
