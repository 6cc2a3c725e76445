#include "broadsheet/article/page_labels.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace broadsheet::article {
namespace {

TEST(TimeStamp, HoldsDatesAndTimesOnly) {
  EXPECT_TRUE(is_time_stamp("Updated at 5:28 p.m. ET", 5));
  EXPECT_TRUE(is_time_stamp("(Most recent update: 4 p.m. PT.)", 6));
  EXPECT_FALSE(is_time_stamp("Most recent: 4 p.m.", 4));
  EXPECT_TRUE(is_time_stamp("6 years ago", 3));
  EXPECT_TRUE(is_time_stamp("Nov. 19, 2019", 3));
  EXPECT_FALSE(is_time_stamp("Nov. 19, 2019, was cold", 5));
  EXPECT_TRUE(opens_with_update("Updated yesterday"));
}

TEST(PageLabel, IsAButtonOrCounter) {
  EXPECT_TRUE(is_share_words("Share on Facebook", 3));
  EXPECT_FALSE(is_share_words("Share of voters", 3));
  EXPECT_TRUE(is_share_words("Share | Tweet | Email a friend", 7));
  EXPECT_TRUE(is_share_words("Share \u00b7 Print \u00b7 Email a friend", 7));
  EXPECT_FALSE(is_share_words("Like a friend", 3));
  EXPECT_TRUE(counts_images("Image 1 of 2", 4));
  EXPECT_FALSE(counts_images("1 of 2 voters", 4));
  EXPECT_TRUE(is_reading_time("5 min read", 3));
  EXPECT_TRUE(is_number_only("1,024"));
  EXPECT_FALSE(is_number_only("1,024 votes"));
}

TEST(SectionName, IsAWholeLine) {
  EXPECT_TRUE(is_section_name("Politics"));
  EXPECT_FALSE(is_section_name("Politics of rain"));
}

TEST(GenreLabel, IsAWholeLine) {
  for (const std::string_view label : {"NEWS ANALYSIS", "Opinion", "Special report:"})
    EXPECT_TRUE(is_genre_label(label)) << label;
  for (const std::string_view other : {"An analysis of costs", "News from the docks", "SOUP"})
    EXPECT_FALSE(is_genre_label(other)) << other;
}

TEST(CopyrightNotice, HasASignOwnerAndYear) {
  for (const std::string_view line :
       {"(c) 2024 Coastal Wire. Reprinted with permission.", "(c) Plains Courier 2024",
        "(C) 2018 TRIBUNE CONTENT AGENCY, LLC.", "Coastal Wire (c) 2019-2024"})
    EXPECT_TRUE(is_copyright_notice(line, 8)) << line;
  for (const std::string_view line :
       {"(c) the plan of 2024 was dropped", "(c) Plains Courier", "(b) Costs rose in 2024",
        "under section 5 (c) 2024 is the limit", "(c) In 2024 the port shut"})
    EXPECT_FALSE(is_copyright_notice(line, 8)) << line;
}

TEST(BracketedInsertion, ReadsLikeAHeadline) {
  EXPECT_TRUE(is_bracketed_insertion("(Read more: Port shut for a week)", 7));
  EXPECT_FALSE(is_bracketed_insertion("(APPLAUSE)", 1));
  EXPECT_FALSE(is_bracketed_insertion("(She was ninety.)", 3));
}

}  // namespace
}  // namespace broadsheet::article
