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
