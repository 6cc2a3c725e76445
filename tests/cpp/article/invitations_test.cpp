#include "broadsheet/article/invitations.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace broadsheet::article {
namespace {

TEST(Invitation, AsksToWriteOrFollow) {
  EXPECT_TRUE(asks_to_write("Write to Ana Costa at ana@ledger.org", 6));
  EXPECT_TRUE(asks_to_follow("Follow Ana on Twitter @ana", 5));
  EXPECT_FALSE(
      asks_to_write("He signed as ana@ledger.org when the ministry asked who he was.", 12));
  EXPECT_FALSE(asks_to_follow("Ana @ana", 2));
}

TEST(Invitation, CallsForSupport) {
  EXPECT_TRUE(is_call_for_support("Support our journalism"));
  EXPECT_FALSE(is_call_for_support("Support for journalism fell in every state."));
}

TEST(Invitation, HasItsWordsAnywhere) {
  EXPECT_TRUE(has_invitation_words("Have our newsletter in your inbox every day."));
  EXPECT_FALSE(has_invitation_words("The newsletter has two million readers."));
}

TEST(Invitation, SpeaksToReaders) {
  EXPECT_TRUE(speaks_to_reader("Your support makes this possible."));
  EXPECT_FALSE(speaks_to_reader("The port closed on Monday."));
  EXPECT_TRUE(invites_readers("Click here for more."));
  EXPECT_FALSE(invites_readers("The port closed on Monday."));
}

TEST(Invitation, ToWriteHasMoreThanAnAddress) {
  for (const std::string_view line :
       {"Contact Ana Costa: ana@ledger.org.", "Reach him at roe@ledger.org.",
        "Do you know more? Email tips@ledger.org.", "Letters: letters@ledger.org",
        "Ana Costa is the harbor editor of the Ledger, ana@ledger.org.",
        "Have you lost your home? Share your story: home@ledger.org.",
        "Thousands have moved away. Are you one of them? Write to ana@ledger.org."})
    EXPECT_TRUE(asks_to_write(line, 8)) << line;
  for (const std::string_view line :
       {"Drivers were told to write to toll@roads.gov, the state said.",
        "The e-mail, sent from roe@harbor.com in May, shows that the owners knew.",
        "Tips sent to tips@police.gov were deleted.",
        "The account editor@harbor.com was closed in May, according to the filing."})
    EXPECT_FALSE(asks_to_write(line, 12)) << line;
}

TEST(Invitation, TellsHowToReachTheAuthor) {
  EXPECT_TRUE(tells_how_to_reach("Ana Costa can be reached at 555-0199.", 7));
  EXPECT_TRUE(tells_how_to_reach("She may be reached at ana@ledger.org.", 6));
  EXPECT_FALSE(tells_how_to_reach("The island can be reached by boat in 40 minutes.", 10));
  EXPECT_FALSE(tells_how_to_reach("A deal can be reached at last.", 7));
}

}  // namespace
}  // namespace broadsheet::article
