#include "broadsheet/article/clause_words.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

TEST(ClauseWords, TellWhatStandsBetween) {
  const std::string text = "Sen. Ana Costa, a nurse, said so. She left";
  const ClauseWords words(text, {0, static_cast<std::uint32_t>(text.size())});
  ASSERT_EQ(words.size(), 9U);
  EXPECT_FALSE(words.parted(1));  // the stop belongs to the title
  EXPECT_TRUE(words.parted(3));
  EXPECT_FALSE(words.sentence_ends(3));
  EXPECT_TRUE(words.sentence_ends(7));
  EXPECT_TRUE(words.parted(99));
  EXPECT_TRUE(words.is_verb(5));
  EXPECT_EQ(words.until_parted(0, 8), 2U);
}

TEST(Shown, IsTheNameWhereThePhraseEndsWithIt) {
  const auto shown_in = [](std::string_view text) {
    const ClauseWords words(text, {0, static_cast<std::uint32_t>(text.size())});
    const TextRange range = shown(words, 0, words.size() - 1);
    return std::string(text.substr(range.begin, range.end - range.begin));
  };
  EXPECT_EQ(shown_in("Treasury Secretary Janet Yellen"), "Janet Yellen");
  EXPECT_EQ(shown_in("a White House official"), "a White House official");
  EXPECT_EQ(shown_in("a spokeswoman for Northgrid"), "a spokeswoman for Northgrid");
}

}  // namespace
}  // namespace broadsheet::article
