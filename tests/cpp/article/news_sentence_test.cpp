#include "broadsheet/article/news_sentence.hpp"

#include <gtest/gtest.h>

#include <string_view>

#include "broadsheet/article/line_shape.hpp"

namespace broadsheet::article {
namespace {

bool opens(std::string_view line) {
  const int words = count_words(line, 64);
  const Verdict opening = match_opening(line, words);
  EXPECT_NE(opening.rule, 0) << line;
  return opens_news(line, words, opening);
}

bool ends(std::string_view line) {
  const int words = count_words(line, 64);
  const Verdict ending = match_ending(line, words);
  EXPECT_NE(ending.rule, 0) << line;
  return ends_news(line, words, ending);
}

TEST(NewsSentence, OpensAsAPageDoes) {
  for (const std::string_view line :
       {"Reporting by a local paper led to two arrests.",
        "Additional reporting duties took up a third of every shift.",
        "The opinions expressed by the two judges led to a review.",
        "An earlier version of this drug caused fevers.",
        "This story has been told here for three generations.",
        "Photographs by a passer-by showed the truck on its side.",
        "By clicking one button, the pilot had shut down both engines.",
        "To learn more about the virus, scientists trapped 400 bats.",
        "Dieser Text erschien den Richtern zu vage."})
    EXPECT_TRUE(opens(line)) << line;
  for (const std::string_view line :
       {"Reporting by Ana Costa in Lima; editing by John Roe.",
        "Additional reporting was provided by Ana Costa.",
        "The opinions expressed here are solely those of the writer.",
        "An earlier version of this article misspelled the mayor's name.",
        "This story has been updated with comments from the mayor.",
        "Photographs by Ana Costa; styling by John Roe.", "By clicking, you agree to our terms.",
        "To learn more about the candidates, visit the county's page.",
        "Dieser Text erschien zuerst in der Zeitung Der Hafenbote.",
        "This article is owned by The Harbor Ledger and may not be republished without permission.",
        "This story is owned by Coastal Wire and cannot be redistributed.",
        "This report is owned by Harbor Media, which syndicates it to papers in four states."})
    EXPECT_FALSE(opens(line)) << line;
}

TEST(NewsSentence, EndsAsAPageDoes) {
  EXPECT_TRUE(ends("Parents said they wish their children would read more."));
  EXPECT_TRUE(ends("A rusted valve and a missed inspection contributed to this."));
  EXPECT_FALSE(ends("To see what the mayor said, click here."));
  EXPECT_FALSE(ends("The mayor was not amused. Read more."));
  EXPECT_FALSE(ends("Staff writer Ana Costa contributed to this report."));
  EXPECT_FALSE(ends("Our Lima bureau contributed to this report."));
}

TEST(NewsSentence, NamesNobody) {
  EXPECT_TRUE(names_nobody_before("A lawyer and a judge contributed to this book.", "contributed"));
  EXPECT_FALSE(names_nobody_before("A lawyer, Ana Costa, contributed to this.", "contributed"));
  EXPECT_FALSE(names_nobody_before("The valve broke twice in May.", "contributed"));
}

}  // namespace
}  // namespace broadsheet::article
