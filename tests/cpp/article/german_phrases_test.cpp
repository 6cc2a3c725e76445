#include "broadsheet/article/german_phrases.hpp"

#include <gtest/gtest.h>

#include "broadsheet/article/phrase_match.hpp"

namespace broadsheet::article {
namespace {

TEST(GermanPhrases, OpenLinesOfAPage) {
  for (const Phrase& phrase : german_phrases())
    EXPECT_TRUE(may_open_phrase(phrase.text)) << phrase.text;
  EXPECT_EQ(match_opening("Lesen Sie auch: Die Br\u00fccke", 5).kind, LineKind::related);
  EXPECT_EQ(match_opening("Anmerkung der Redaktion: Der Text wurde gek\u00fcrzt.", 7).kind,
            LineKind::note);
  EXPECT_EQ(match_opening("Alle Rechte vorbehalten.", 3).kind, LineKind::legal);
  EXPECT_EQ(match_opening("Der Stand der Dinge ist klar.", 6).rule, 0);
}

}  // namespace
}  // namespace broadsheet::article
