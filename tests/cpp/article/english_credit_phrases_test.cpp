#include "broadsheet/article/english_credit_phrases.hpp"

#include <gtest/gtest.h>

#include "broadsheet/article/phrase_match.hpp"

namespace broadsheet::article {
namespace {

TEST(EnglishCreditPhrases, OpenWhatIsSaidAboutAnArticle) {
  for (const Phrase& phrase : english_credit_phrases())
    EXPECT_TRUE(may_open_phrase(phrase.text)) << phrase.text;
  EXPECT_EQ(match_opening("Photo: Ana Costa", 3).kind, LineKind::caption);
  EXPECT_EQ(match_opening("Editor's note: The story was shortened.", 6).kind, LineKind::note);
  EXPECT_EQ(match_opening("All rights reserved.", 3).kind, LineKind::legal);
  EXPECT_EQ(match_opening("Edited by Ana Costa", 4).kind, LineKind::credit);
  EXPECT_EQ(match_opening("Written by Ana Costa", 4).kind, LineKind::author);
  EXPECT_EQ(match_opening("Sources close to the talks were silent.", 7).rule, 0);
}

}  // namespace
}  // namespace broadsheet::article
