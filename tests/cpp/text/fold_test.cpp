#include "broadsheet/text/fold.hpp"

#include <gtest/gtest.h>

#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::text {
namespace {

TEST(Fold, LowersOneCharacterForOne) {
  EXPECT_EQ(folded_case("The \xC3\x89TAT"), "the \xC3\xA9tat");
  EXPECT_EQ(folded_case("\xC4\xB0stanbul"), "istanbul");  // dotted capital I
  EXPECT_EQ(folded_case("Stra\xC3\x9F"
                        "e"),
            "stra\xC3\x9F"
            "e");  // sharp s stays
}

TEST(Fold, ACapitalSigmaThatEndsAWordBecomesTheFinalOne) {
  EXPECT_EQ(folded_case("\xCE\x9F\xCE\x94\xCE\x9F\xCE\xA3"), "\xCE\xBF\xCE\xB4\xCE\xBF\xCF\x82");
  EXPECT_EQ(folded_case("\xCE\xA3"), "\xCF\x83");
}

TEST(Fold, OfEveryCharacterIsIdempotent) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code)
    ASSERT_EQ(lower(lower(code)), lower(code)) << static_cast<unsigned>(code);
}

TEST(Fold, DropsDiacriticsOfAlphabetsOnly) {
  EXPECT_EQ(without_diacritics("L\xC3\xB3pez"), "Lopez");
  EXPECT_EQ(without_diacritics("S\xC3\xB8ren \xC5\x81\xC3\xB3"
                               "d\xC5\xBA"),
            "Soren Lodz");
  EXPECT_EQ(without_diacritics("stra\xC3\x9F"
                               "e"),
            "strasse");
  EXPECT_EQ(without_diacritics("\xD0\xB9"), "\xD0\xB8");          // Cyrillic short i
  EXPECT_EQ(without_diacritics("\xE3\x81\x8C"), "\xE3\x81\x8C");  // a voiced kana stays
  EXPECT_EQ(without_diacritics("plain"), "plain");
}

}  // namespace
}  // namespace broadsheet::text
