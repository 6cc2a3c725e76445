#include "broadsheet/article/wrapped_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/parse.hpp"

namespace broadsheet::article {
namespace {

std::vector<Segment> segments_of(const std::string& text, bool title = true) {
  std::vector<Segment> segments;
  Parser({.split_quotes = false, .split_datelines = false}).parse(text, title, segments);
  return segments;
}

std::vector<LineKind> kinds_of(const std::string& text, bool title = true) {
  std::vector<LineKind> kinds;
  for (const Segment& segment : segments_of(text, title)) kinds.push_back(segment.kind);
  return kinds;
}

bool has_only_text(const std::string& text) {
  const auto kinds = kinds_of(text, false);
  return std::all_of(kinds.begin(), kinds.end(),
                     [](LineKind kind) { return kind == LineKind::paragraph; });
}

TEST(WrappedLines, AreNoLinesOfThePage) {
  EXPECT_TRUE(
      has_only_text("The company said that it would earn 55 cents a\n"
                    "share on sales of 20 mln dlrs, compared with a loss of\n"
                    "close to 3 mln dlrs in the year before.\n"));
  EXPECT_TRUE(
      has_only_text("The terminal is run by a trust that has long been\n"
                    "owned by the towns along the river, whose mayors may\n"
                    "subscribe for new shares until the end of the month.\n"
                    "Reuters reported on Monday that none of them would do\n"
                    "so before the vote.\n"));
}

TEST(WrappedLines, WithACapitalGoOnInTextThatIsWrappedThroughout) {
  EXPECT_TRUE(
      has_only_text("The vote was called by the members of the Save the\n"
                    "Harbor group, which met in the hall of the old school in\n"
                    "Watch Hill on Monday and, after a debate of three hours,\n"
                    "drew up a list of demands.\n"));
}

TEST(WrappedLines, AreJudgedAsOneParagraph) {
  const auto kinds = kinds_of(
      "The port closed on Monday after talks with the owners had failed.\n\n"
      "Sign up for the newsletter of the Harbor Ledger and have it\n"
      "in your inbox every morning, with the news of the day.\n",
      false);
  ASSERT_EQ(kinds.size(), 3U);
  EXPECT_EQ(kinds[1], LineKind::promotion);
  EXPECT_EQ(kinds[2], LineKind::promotion);
}

TEST(WrappedLines, OpenNoArticleWithATitle) {
  const auto kinds = kinds_of(
      "The agency that oversees the banks of the state\n"
      "will sell bonds of one billion dlrs in March, its\n"
      "chairman said.\n");
  EXPECT_EQ(kinds.front(), LineKind::paragraph);
}

TEST(WrappedLines, LeaveATitleItsBylineAndButtonsAlone) {
  const auto kinds = kinds_of(
      "Harbor towns along the river ask the state for help\n"
      "by Ana Costa\n\nThe port closed on Monday after talks had failed.\n");
  EXPECT_EQ(kinds[0], LineKind::title);
  EXPECT_EQ(kinds[1], LineKind::author);
  const auto buttons = kinds_of(
      "The crane fell on Monday, and nobody was hurt.\n\n"
      "A crane stands at the eastern end of the port on Monday\nhide caption\n",
      false);
  EXPECT_EQ(buttons.back(), LineKind::caption);
}

TEST(WrappedLines, LeaveADayAndTimeAlone) {
  const auto kinds = kinds_of(
      "Harbor towns along the river ask the state for help\n\n"
      "Posted by the newsroom of the Harbor Ledger in Port Hope\non May 4, 2013 at 8:12 am\n\n"
      "The port closed on Monday after talks had failed.\n");
  EXPECT_EQ(kinds[2], LineKind::note);
}

TEST(WrappedLines, SayThatTheyAre) {
  const auto segments = segments_of(
      "The agency that oversees the banks of the state\n"
      "will sell bonds in March, its chairman said.\n\nIt has done so before.\n");
  EXPECT_NE(segments[0].flags & kWrapped, 0);
  EXPECT_NE(segments[1].flags & kWrapped, 0);
  EXPECT_EQ(segments[2].flags & kWrapped, 0);
}

TEST(WrappedLines, TakeNoLinesWithoutComplaint) {
  join_wrapped_lines({});
  EXPECT_TRUE(kinds_of("").empty());
}

}  // namespace
}  // namespace broadsheet::article
