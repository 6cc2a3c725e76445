#include "broadsheet/corpus/corpus_of_terms.hpp"

#include <gtest/gtest.h>

#include "broadsheet/corpus/count_matrix.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

Corpus stand_in() {
  const std::vector<std::string> terms = {"the", "US", "port"};
  return corpus_of_terms({}, terms, {"US"});
}

TEST(CorpusOfTerms, KnowsItsTermsByRankAndHasNoArticle) {
  const Corpus corpus = stand_in();
  EXPECT_EQ(corpus.n_articles(), 0);
  ASSERT_EQ(corpus.n_terms(), 3U);
  EXPECT_EQ(corpus.term(1), "US");
  EXPECT_EQ(corpus.find_term("port"), TermId{2});
  EXPECT_FALSE(corpus.find_term("bridge"));
  EXPECT_EQ(count_matrix(corpus).n_terms, 3);
}

TEST(CorpusOfTerms, DecidesOnCapitalsForArticlesThatAreReadLikeIt) {
  const auto decide = [](const Decisions* like) {
    CorpusBuilder builder(BuilderOptions{});
    const std::string text = "PORT TELLS US TO WAIT\n\nThe port closed for us.";
    std::vector<ArticleInput> inputs(1);
    inputs[0].text = text::RawText{text.data(), text.size(), text::RawText::Encoding::utf8};
    inputs[0].source = "article 0";
    builder.add(inputs);
    return builder.finish(like);
  };
  EXPECT_FALSE(decide(nullptr).find_term("US"));
  EXPECT_TRUE(decide(stand_in().decisions().get()).find_term("US"));
}

}  // namespace
}  // namespace broadsheet::corpus
