#include "broadsheet/article/english_page_phrases.hpp"

#include <gtest/gtest.h>

#include "broadsheet/article/phrase_match.hpp"

namespace broadsheet::article {
namespace {

TEST(EnglishPagePhrases, OpenLinksInvitationsAndButtons) {
  for (const Phrase& phrase : english_page_phrases())
    EXPECT_TRUE(may_open_phrase(phrase.text)) << phrase.text;
  EXPECT_EQ(match_opening("Related: The bridge", 3).kind, LineKind::related);
  EXPECT_EQ(match_opening("Story continues below", 3).kind, LineKind::navigation);
  EXPECT_EQ(match_opening("Sign up for our newsletter", 5).kind, LineKind::promotion);
  EXPECT_EQ(match_opening("Copy link", 2).kind, LineKind::navigation);
  EXPECT_EQ(match_opening("Share prices fell again.", 4).rule, 0);
}

}  // namespace
}  // namespace broadsheet::article
