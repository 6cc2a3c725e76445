#include "broadsheet/corpus/repeated_article.hpp"

#include <gtest/gtest.h>

#include "broadsheet/base/error.hpp"

namespace broadsheet::corpus {
namespace {

TEST(ArticlePlace, IsDescribedByWhatIsKnown) {
  EXPECT_EQ(describe({"news.jsonl", 3}), "news.jsonl, line 3");
  EXPECT_EQ(describe({"news.txt", -1}), "news.txt");
  EXPECT_EQ(describe({"", 3}), "line 3");
}

TEST(RepeatedArticle, NamesBothPlaces) {
  EXPECT_EQ(repeated_article("n1", true, {"b.txt", -1}, {"a.jsonl", 2}, OnError::raise),
            (Skipped{"b.txt", -1, "the same article as a.jsonl, line 2 (id \"n1\")"}));
  EXPECT_EQ(repeated_article("n1", false, {"b.jsonl", 7}, {"a.txt", -1}, OnError::skip),
            (Skipped{"b.jsonl", 7, "the id \"n1\" stands for another text in a.txt"}));
}

TEST(RepeatedArticle, IsAnErrorWhereItsTextIsAnotherOne) {
  try {
    (void)repeated_article("n1", false, {"b.jsonl", 7}, {"a.txt", -1}, OnError::raise);
    FAIL();
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().source, "b.jsonl");
    EXPECT_EQ(error.place().line, 7);
    EXPECT_NE(std::string(error.what()).find("another text in a.txt"), std::string::npos);
  }
}

TEST(RepeatedArticle, OfACorpusGoesByItsId) {
  EXPECT_EQ(repeated_article("n1", true, 4, OnError::raise).source, "n1");
  EXPECT_EQ(repeated_article("n1", false, 4, OnError::skip).source, "n1");
  try {
    (void)repeated_article("n1", false, 4, OnError::raise);
    FAIL();
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().article, 4);
  }
}

}  // namespace
}  // namespace broadsheet::corpus
