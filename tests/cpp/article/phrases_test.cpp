#include "broadsheet/article/phrases.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace broadsheet::article {
namespace {

void expect_well_formed(std::span<const Phrase> phrases) {
  std::set<std::string> seen;
  for (const Phrase& phrase : phrases) {
    EXPECT_TRUE(seen.emplace(phrase.text).second) << "twice: " << phrase.text;
    EXPECT_NE(phrase.fits, 0) << phrase.text;
    for (const char c : phrase.text) EXPECT_FALSE(c >= 'A' && c <= 'Z') << phrase.text;
    EXPECT_EQ(kDefaultSetAside & bit(phrase.kind), bit(phrase.kind)) << phrase.text;
  }
}

TEST(Phrases, AreSmallLettersAndStandOnce) {
  expect_well_formed(opening_phrases());
  expect_well_formed(ending_phrases());
  expect_well_formed(bracket_phrases());
}

}  // namespace
}  // namespace broadsheet::article
