#include "broadsheet/text/capitals.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::text {
namespace {

/// The terms whose capitals are for the corpus to decide.
std::vector<std::string> ambiguous(std::string_view text) {
  TokenBuffer tokens;
  Tokenizer().tokenize(text, tokens);
  std::vector<std::string> found;
  for (const std::uint32_t i : tokens.ambiguous()) {
    EXPECT_TRUE(tokens.is_capitals(i));
    found.emplace_back(tokens.key(i));
  }
  return found;
}

using Terms = std::vector<std::string>;

TEST(Capitals, SayNothingInASentenceOfCapitals) {
  EXPECT_EQ(ambiguous("TRUMP TELLS US\nThe US told us."), (Terms{"TRUMP", "TELLS", "US"}));
  EXPECT_EQ(ambiguous("The WHO and NASA agreed."), Terms{});
}

TEST(Capitals, OneSmallLetterInEightIsStillInCapitals) {
  EXPECT_EQ(ambiguous("ABCD EFG h").size(), 2U);  // 1 of 8
  EXPECT_EQ(ambiguous("ABC EFG h").size(), 0U);   // 1 of 7
}

TEST(Capitals, OfAnAnnouncementAreAmbiguous) {
  EXPECT_EQ(ambiguous("BREAKING NEWS: The mayor has left."), (Terms{"BREAKING", "NEWS"}));
  EXPECT_EQ(ambiguous("MEXICO CITY (AP) \xE2\x80\x94 The mayor left."), (Terms{"MEXICO", "CITY"}));
  EXPECT_EQ(ambiguous("EL PASO, Texas (AP) - The mayor left."), (Terms{"EL", "PASO"}));
  EXPECT_EQ(ambiguous("FBI: The mayor left."), Terms{});
}

TEST(Capitals, APlaceOfAnAnnouncementMayBeAbbreviated) {
  EXPECT_EQ(ambiguous("SAN DIEGO, Calif. \u2014 The port reopened."), (Terms{"SAN", "DIEGO"}));
}

TEST(Capitals, OfEmphasisAreAmbiguous) {
  EXPECT_EQ(ambiguous("He did NOT meet the US envoy."), Terms{"NOT"});
  EXPECT_EQ(ambiguous("I DON'T know, he said."), Terms{"DON'T"});
  EXPECT_EQ(ambiguous("He called it a WITCH HUNT again."), (Terms{"WITCH", "HUNT"}));
  EXPECT_EQ(ambiguous("They chanted LOCK HER UP at the rally."), (Terms{"LOCK", "HER", "UP"}));
  EXPECT_EQ(ambiguous("The agents of FBI ATF DEA came to the rally."), Terms{});
  EXPECT_EQ(ambiguous("They want to MAKE IT GREAT again."), (Terms{"MAKE", "IT", "GREAT"}));
}

TEST(Capitals, OfAcronymsInARowAreNot) {
  EXPECT_EQ(ambiguous("The US EPA and the NYPD SWAT team met NATO, NASA, UNICEF."), Terms{});
  EXPECT_EQ(ambiguous("The CNN CEO and UNICEF USA agreed."), Terms{});
}

TEST(Capitals, OfLettersBeyondAsciiCountOnce) {
  EXPECT_EQ(ambiguous("\xC3\x89T\xC3\x89 \xC3\x80 PARIS"), (Terms{"\xC3\x89T\xC3\x89", "PARIS"}));
}

TEST(Capitals, ChineseCharactersAreNoCapitals) {
  EXPECT_EQ(ambiguous("US\xE5\xAE\xA3\xE5\xB8\x83\xE6\x94\xBF\xE7\xAD\x96"), Terms{});
}

}  // namespace
}  // namespace broadsheet::text
