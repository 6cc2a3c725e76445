#include "broadsheet/article/page_words.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(PageWords, CreditsNeedFewWords) {
  EXPECT_EQ(words_beyond_credit("by Ana Costa in Lima and the Paris bureau; editing by J. Roe"), 0);
  EXPECT_EQ(words_beyond_credit("por Ana Costa para la edici\u00f3n impresa"), 0);
  EXPECT_EQ(words_beyond_credit("on May 5, 2024 at 5 p.m."), 0);
  EXPECT_EQ(words_beyond_credit("by drones was banned over the harbor"), 4);
  EXPECT_EQ(words_beyond_credit(""), 0);
}

TEST(PageWords, TellWhatNewsroomsDo) {
  EXPECT_TRUE(tells_of_edition("has been updated with a comment."));
  EXPECT_FALSE(tells_of_edition("has been told for three generations."));
  EXPECT_TRUE(is_publication("Article"));
  EXPECT_TRUE(is_publication("story's"));
  EXPECT_FALSE(is_publication("vaccine"));
  EXPECT_TRUE(disclaims("are those of the author."));
  EXPECT_FALSE(disclaims("in the leaked emails embarrassed the ministry."));
}

}  // namespace
}  // namespace broadsheet::article
