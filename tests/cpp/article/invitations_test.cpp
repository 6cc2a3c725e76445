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

}  // namespace
}  // namespace broadsheet::article
