#include "broadsheet/article/line_shape.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace broadsheet::article {
namespace {

TEST(CountWords, IsTheSameOnAnyProcessor) {
  std::mt19937 random(7);
  for (std::size_t size = 0; size < 260; ++size) {
    std::string line(size, ' ');
    for (char& c : line) c = " \tab.x"[random() % 7];
    for (const int limit : {1, 6, 64}) {
      EXPECT_EQ(count_words(line, limit), count_words_portably(line, limit)) << line;
    }
  }
}

TEST(Trim, TakesVisibleAndInvisibleSpaces) {
  EXPECT_EQ(trim(" \t\u00a0\u200b\ufeffx y\u00a0 "), "x y");
  EXPECT_EQ(trim(" \u00a0 "), "");
  EXPECT_EQ(trim("\xC2"), "\xC2");
}

TEST(CountWords, EqualsASimpleCount) {
  for (int n = 0; n < 200; ++n) {
    std::string text;
    int words = 0;
    for (int i = 0; i < n; ++i) {
      const bool space = (i * 7 + n) % 5 == 0;
      if (!space && (text.empty() || text.back() == ' ')) ++words;
      text.push_back(space ? ' ' : 'x');
    }
    EXPECT_EQ(count_words(text, 1000), words) << text;
    EXPECT_EQ(count_words(text, 3), words < 3 ? words : 3);
  }
}

TEST(EndsSentence, LooksBehindClosingMarks) {
  EXPECT_TRUE(ends_sentence("It is over.\u201d)"));
  EXPECT_TRUE(ends_sentence("Is it?"));
  EXPECT_FALSE(ends_sentence("More On This..."));
  EXPECT_FALSE(ends_sentence("The bridge"));
  EXPECT_FALSE(ends_sentence(""));
}

TEST(MatchFolded, ReadsCapitalsApostrophesAndBlanks) {
  EXPECT_EQ(match_folded("DON\u2019T  MISS: x", "don't miss"), 13U);
  EXPECT_EQ(match_folded("\u00c0 LIRE", "\u00e0 lire"), 7U);
  EXPECT_EQ(match_folded("Read", "read more"), 0U);
  EXPECT_EQ(match_folded("Red more", "read more"), 0U);
}

TEST(FirstWordKey, IsTheSameForOpeningsAndPhrases) {
  EXPECT_EQ(first_word_key("** READ more"), first_word_key("read"));
  EXPECT_EQ(first_word_key("\u00c0 lire"), first_word_key("\u00e0"));
  EXPECT_EQ(first_word_key("..."), 0U);
  EXPECT_EQ(last_word_key("the Report.\u201d)"), last_word_key("report"));
}

TEST(AllCapitals, NeedFourAndNoSmallLetter) {
  EXPECT_TRUE(is_all_capitals("WHO'S NEXT?"));
  EXPECT_FALSE(is_all_capitals("USA"));
  EXPECT_FALSE(is_all_capitals("WHO is next"));
}

TEST(HasWord, IsALetterOrNumberOfAnyScript) {
  for (const std::string_view line : {"a", "* 7 *", "\u00bd", "\u00ba", "\u2167", "\u2460",
                                      "\uff21", "\u043f", "\u6e2f", "\ufb01", "\u0646"})
    EXPECT_TRUE(has_word(line)) << line;
  for (const std::string_view line : {"", "___", "* * *", "\u2014", "\u2022 \u2022", "\u00a0",
                                      "\u00b7", "\u2192", "\ufeff", "\u2605\ufe0f"})
    EXPECT_FALSE(has_word(line)) << line;
}

}  // namespace
}  // namespace broadsheet::article
