#include "broadsheet/article/line_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

std::vector<FoundName> names_of(std::string_view line, NewsLanguage language) {
  std::vector<NewsWord> words;
  scan_news_words(line, 0, static_cast<std::uint32_t>(line.size()), words);
  std::vector<FoundName> found;
  find_line_names(line, words, false, language, found);
  return found;
}

TEST(LineNames, TellPersonsFromThings) {
  const auto found = names_of("They met Ana Costa near the White House.", NewsLanguage::english);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[0].person);
  EXPECT_FALSE(found[0].thing);
  EXPECT_TRUE(found[1].thing);
  EXPECT_TRUE(found[1].certain);
}

TEST(LineNames, TakeNoGermanNounForCertain) {
  for (const FoundName& one : names_of("Heute kam die Zeitung ins Haus.", NewsLanguage::german))
    EXPECT_FALSE(one.certain);
}

TEST(LineNames, MarkTheArticleThatOpensASentence) {
  const auto found = names_of("La Cruz Roja vino.", NewsLanguage::spanish);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].article, 3U);
}

}  // namespace
}  // namespace broadsheet::article
