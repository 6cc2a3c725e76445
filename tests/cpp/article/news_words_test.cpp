#include "broadsheet/article/news_words.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

std::vector<NewsWord> scan(std::string_view text) {
  std::vector<NewsWord> words;
  scan_news_words(text, 0, static_cast<std::uint32_t>(text.size()), words);
  return words;
}

TEST(NewsWords, JoinWhatBelongsTogether) {
  const std::string text = "Jean-Luc O\u2019Brien\u2019s U.S. visa, he said. Sen. Roe left.";
  const auto words = scan(text);
  std::vector<std::string> forms;
  for (const NewsWord& w : words) forms.push_back(text.substr(w.begin, w.end - w.begin));
  EXPECT_EQ(forms, (std::vector<std::string>{"Jean-Luc", "O\u2019Brien", "U.S.", "visa", "he",
                                             "said", "Sen", "Roe", "left"}));
  EXPECT_TRUE(words[1].possessive);
  EXPECT_TRUE(words[0].opens);
  EXPECT_FALSE(words[1].opens);
  EXPECT_FALSE(words[2].joined);  // a possessive stands before it
  EXPECT_TRUE(words[6].opens);
  EXPECT_TRUE(words[6].stop);
  EXPECT_FALSE(words[7].opens);
  EXPECT_TRUE(words[7].joined);
}

TEST(NewsWords, HoldTheMarksOfDecomposedLetters) {
  const std::string text = "Jose\u0301 Lo\u0301pez sang.";
  const auto words = scan(text);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "Lo\u0301pez");
  EXPECT_TRUE(words[1].capital);
  EXPECT_TRUE(words[1].joined);
}

TEST(NewsWords, TellHyphensOfNamesFromOthers) {
  EXPECT_TRUE(scan("the Trump-era rule")[1].tail_small);
  EXPECT_FALSE(scan("in Aix-en-Provence")[1].tail_small);
  EXPECT_TRUE(scan("met al-Bashir")[1].capital);
  EXPECT_EQ(scan("Kaine, D-N.Y., said")[1].end, 13U);
}

TEST(NewsWords, PartElidedArticles) {
  const auto words = scan("devant l\u2019Insee");
  ASSERT_EQ(words.size(), 3U);
  EXPECT_TRUE(words[2].capital);
  EXPECT_TRUE(words[2].joined);
}

TEST(NewsWords, TellSaintsFromStreets) {
  EXPECT_TRUE(scan("in St. Louis")[1].stop);
  EXPECT_TRUE(scan("near Mt. Hood")[1].stop);
  EXPECT_FALSE(scan("off Elm St. They left")[2].stop);
}

TEST(NewsWords, TakeHostileBytes) {
  for (const std::string& text : {std::string("\xC3"), std::string("a\xE2\x80"),
                                  std::string("\0A", 2), std::string("A."), std::string("-A-")}) {
    for (const NewsWord& w : scan(text)) EXPECT_LE(w.end, text.size());
  }
}

TEST(TitleCase, IsSeenByLongerWords) {
  const std::string title = "Mayor Marsh Opens Shelter in the Harbor";
  EXPECT_TRUE(is_title_case(title, scan(title)));
  const std::string sentence = "The mayor of Lima opened a shelter";
  EXPECT_FALSE(is_title_case(sentence, scan(sentence)));
}

}  // namespace
}  // namespace broadsheet::article
