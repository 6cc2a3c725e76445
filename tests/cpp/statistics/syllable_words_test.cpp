#include "broadsheet/statistics/syllable_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "broadsheet/statistics/syllables.hpp"

namespace broadsheet::statistics {
namespace {

std::vector<std::string> split(std::string_view words) {
  std::istringstream stream{std::string(words)};
  return {std::istream_iterator<std::string>(stream), {}};
}

void expect_folded_words(const std::vector<std::string>& words) {
  EXPECT_FALSE(words.empty());
  for (const std::string& word : words) {
    EXPECT_TRUE(std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) << word;
  }
}

TEST(SyllableWords, AreListedOnceInTheFormThatIsLookedUp) {
  std::set<std::string> seen;
  for (const SyllableWords& entry : english_exceptions()) {
    const auto words = split(entry.words);
    expect_folded_words(words);
    for (const std::string& word : words) {
      EXPECT_TRUE(seen.insert(word).second) << word << " is listed twice";
      EXPECT_EQ(english_syllables(word), entry.n) << word;
    }
  }
}

TEST(SyllableWords, HaveTheSyllablesThatAnEarCounts) {
  const auto is_listed = [](std::string_view word, std::int64_t n) {
    return std::ranges::any_of(english_exceptions(), [&](const SyllableWords& entry) {
      return entry.n == n && std::ranges::count(split(entry.words), word) == 1;
    });
  };
  EXPECT_TRUE(is_listed("queue", 1));
  EXPECT_TRUE(is_listed("colonel", 2));
  EXPECT_TRUE(is_listed("apostrophe", 4));
  EXPECT_FALSE(is_listed("border", 2));  // as it is spelled
}

TEST(CompoundParts, OfTheFirstKindEndInTheEThatIsSilent) {
  const auto parts = split(silent_e_parts());
  expect_folded_words(parts);
  for (const std::string& part : parts) EXPECT_TRUE(part.ends_with('e')) << part;
  EXPECT_EQ(std::set(parts.begin(), parts.end()).size(), parts.size());
}

TEST(Spellings, AreLettersInARowWithMarksAtTheEndsOnly) {
  std::set<std::string> seen;
  for (const std::string_view list : {spellings_of_one_more(), spellings_of_one_less()}) {
    for (const std::string& letters : split(list)) {
      EXPECT_GE(letters.size(), 3U) << letters;
      EXPECT_TRUE(seen.insert(letters).second) << letters << " is listed twice";
      for (std::size_t i = 0; i < letters.size(); ++i) {
        const char c = letters[i];
        const bool is_mark = (i == 0 && c == '^') || (i + 1 == letters.size() && c == '$');
        EXPECT_TRUE(is_mark || (c >= 'a' && c <= 'z')) << letters;
      }
    }
  }
}

TEST(CompoundParts, OpenOnesAreListedOnce) {
  const auto parts = split(open_second_parts());
  expect_folded_words(parts);
  EXPECT_EQ(std::set(parts.begin(), parts.end()).size(), parts.size());
  EXPECT_EQ(english_syllables("whitestown"), 2);
}

TEST(CompoundParts, OfTheSecondKindAreListedOnce) {
  const auto parts = split(second_parts());
  expect_folded_words(parts);
  EXPECT_EQ(std::set(parts.begin(), parts.end()).size(), parts.size());
  for (const std::string word : {"man", "less", "times"}) {
    EXPECT_EQ(std::ranges::count(parts, word), 1) << word;
  }
}

}  // namespace
}  // namespace broadsheet::statistics
