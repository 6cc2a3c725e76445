#include "broadsheet/corpus/counted_text.hpp"

#include <gtest/gtest.h>

#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

const char* const kText =
    "The port closed on Monday.\n"
    "\n"
    "\"We will wait,\" the mayor said. \"For now.\"\n"
    "\"Nobody told us.\"\n"
    "ADVERTISEMENT";

Corpus of_quotes(SegmentMask::Quotes quotes) {
  SegmentMask mask;
  mask.quotes = quotes;
  return small_corpus({{.text = kText}}).with_mask(mask);
}

TEST(CountedText, IsOfTheLinesThatCount) {
  EXPECT_EQ(counted_text(of_quotes(SegmentMask::Quotes::all), 0),
            "The port closed on Monday.\n\"We will wait,\" the mayor said. \"For now.\"\n"
            "\"Nobody told us.\"");
  SegmentMask every;
  every.kinds = ~std::uint32_t{0};
  EXPECT_TRUE(counted_text(small_corpus({{.text = kText}}).with_mask(every), 0)
                  .ends_with("\nADVERTISEMENT"));
}

TEST(CountedText, LeavesOutTheQuotationsOfALineOrKeepsThemAlone) {
  const std::string without = counted_text(of_quotes(SegmentMask::Quotes::without), 0);
  EXPECT_EQ(without.find("wait"), std::string::npos) << without;
  EXPECT_EQ(without.find("Nobody"), std::string::npos) << without;
  EXPECT_NE(without.find("The port closed on Monday.\n"), std::string::npos) << without;
  EXPECT_NE(without.find("the mayor said"), std::string::npos) << without;
  const std::string only = counted_text(of_quotes(SegmentMask::Quotes::only), 0);
  EXPECT_EQ(only.find("mayor"), std::string::npos) << only;
  EXPECT_NE(only.find("We will wait,"), std::string::npos) << only;
  EXPECT_NE(only.find("For now."), std::string::npos) << only;
}

TEST(CountedText, OfAnEmptyArticleIsEmpty) {
  EXPECT_EQ(counted_text(small_corpus({{.text = ""}, {.text = "\n \n"}}), 1), "");
}

}  // namespace
}  // namespace broadsheet::corpus
