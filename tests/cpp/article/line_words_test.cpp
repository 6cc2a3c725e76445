#include "broadsheet/article/line_words.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string_view>

namespace broadsheet::article {
namespace {

TEST(AllWords, StopsWhereTheVisitorSays) {
  int seen = 0;
  EXPECT_TRUE(all_words(" one\ttwo  three ", [&](std::string_view) { return ++seen > 0; }));
  EXPECT_EQ(seen, 3);
  EXPECT_FALSE(all_words("one two", [](std::string_view word) { return word == "one"; }));
}

TEST(LineWords, AreLookedUpFolded) {
  EXPECT_EQ(without_punctuation("(p.m.),"), "p.m");
  EXPECT_TRUE(is_one_of("BY", {"by", "por"}));
  EXPECT_FALSE(is_one_of("", {"by"}));
  EXPECT_FALSE(is_one_of("a word that is longer than any", {"by"}));
  EXPECT_TRUE(is_capitalised("\u00c9lodie"));
  EXPECT_FALSE(is_capitalised("\u00e9lodie"));
  EXPECT_TRUE(is_particle("van"));
  EXPECT_TRUE(is_month_or_day("Sept"));
  EXPECT_TRUE(is_time_word("Updated"));
  EXPECT_FALSE(is_time_word("Ledger"));
}

TEST(WordList, HoldsItsWordsAndNoneThatIsLikeThem) {
  static constexpr WordList kList(std::to_array<std::string_view>(
      {"y", "press", "board", "\u00e0", "a word of exactly twenty"}));
  for (const std::string_view word : {"y", "Y", "press", "BOARD", "\u00e0"}) {
    EXPECT_TRUE(kList.has(word)) << word;
  }
  EXPECT_TRUE(kList.has("A word of exactly twenty"));
  for (const std::string_view word : {"", "p", "x", "pressy", "prest", "oppress", "\u00c0"}) {
    EXPECT_FALSE(kList.has(word)) << word;
  }
  EXPECT_FALSE(kList.has("a word that is a good deal longer than any list may hold"));
}

}  // namespace
}  // namespace broadsheet::article
