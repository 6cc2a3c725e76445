#include "broadsheet/article/romance_phrases.hpp"

#include <gtest/gtest.h>

#include "broadsheet/article/phrase_match.hpp"

namespace broadsheet::article {
namespace {

TEST(RomancePhrases, OpenLinesInFourLanguages) {
  for (const Phrase& phrase : romance_phrases())
    EXPECT_TRUE(may_open_phrase(phrase.text)) << phrase.text;
  EXPECT_EQ(match_opening("Lea tambi\u00e9n: El puente", 4).kind, LineKind::related);
  EXPECT_EQ(match_opening("Nota del editor: Se corrige.", 5).kind, LineKind::note);
  EXPECT_EQ(match_opening("Abonnez-vous", 1).kind, LineKind::promotion);
  EXPECT_EQ(match_opening("\u00c0 lire aussi : le pont", 5).kind, LineKind::related);
  EXPECT_EQ(match_opening("Leia mais sobre a ponte", 5).kind, LineKind::related);
  EXPECT_EQ(match_opening("Leggi anche: Il ponte", 4).kind, LineKind::related);
  EXPECT_EQ(match_opening("Fotos vom Fest gab es auch.", 6).rule, 0);
}

}  // namespace
}  // namespace broadsheet::article
