#include "broadsheet/article/neighbours.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/article/parse.hpp"

namespace broadsheet::article {
namespace {

using testing::ElementsAre;
constexpr const char* kText =
    "The council voted on Tuesday to close the bridge for a year, and no member spoke against it.";

std::vector<LineKind> kinds(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  std::vector<Segment> segments;
  Parser({.split_quotes = false, .split_datelines = false}).parse(text, false, segments);
  std::vector<LineKind> result;
  for (const Segment& s : segments) result.push_back(s.kind);
  return result;
}

TEST(Neighbours, ListsWhatStandsUnderRelated) {
  EXPECT_THAT(
      kinds({kText, "READ MORE:", "Mayor Loses Vote", "Ferry Ends Service"}),
      ElementsAre(LineKind::paragraph, LineKind::related, LineKind::related, LineKind::related));
}

TEST(Neighbours, TellHeadlinesInCapitalsFromAnArticleInCapitals) {
  EXPECT_EQ(kinds({kText, "MAYOR LOSES VOTE ON THE BRIDGE AGAIN", kText, kText})[1],
            LineKind::related);
  const char* shouted = "THE COUNCIL VOTED TO CLOSE THE BRIDGE";
  EXPECT_THAT(kinds({shouted, shouted + std::string(" TODAY"), kText}),
              testing::Each(testing::Ne(LineKind::related)));
}

TEST(Neighbours, FindTheAuthorAtTheEnd) {
  EXPECT_EQ(kinds({kText, kText, "Ana Costa is a reporter for the Harbor Ledger."})[2],
            LineKind::credit);
  EXPECT_EQ(kinds({kText, "About Ana Costa", kText})[1], LineKind::credit);
}

TEST(Neighbours, DropARepeatedCaptionAndReadersComments) {
  EXPECT_EQ(
      kinds({"A crane stands at the port today", "A crane stands at the port today", kText})[1],
      LineKind::caption);
  EXPECT_THAT(kinds({kText, "joe says:", "No.", "ann says:", "Yes.", "bob says:", "Well."}),
              ElementsAre(LineKind::paragraph, LineKind::navigation, LineKind::navigation,
                          LineKind::navigation, LineKind::navigation, LineKind::navigation,
                          LineKind::navigation));
}

TEST(Neighbours, TakeNoLinesWithoutComplaint) {
  judge_by_neighbours({}, true);
  EXPECT_THAT(kinds({"Politics"}), ElementsAre(LineKind::paragraph));
}

std::vector<LineKind> titled(const std::string& text) {
  std::vector<Segment> segments;
  Parser({.split_quotes = false, .split_datelines = false}).parse(text, true, segments);
  std::vector<LineKind> result;
  for (const Segment& s : segments) result.push_back(s.kind);
  return result;
}

TEST(Title, MayReadLikeALinkElsewhere) {
  for (const std::string line :
       {"WATCH: The bridge falls", "Read this before you vote", "LIVE UPDATES: The bridge falls",
        "LISTEN: What the mayor said", "VIDEO: Boats collide in the harbor"}) {
    EXPECT_EQ(titled(line + "\n\n" + kText)[0], LineKind::title) << line;
    EXPECT_EQ(titled(line + "\nBy Ana Costa\n" + kText)[0], LineKind::title) << line;
    EXPECT_EQ(titled(line + "\n" + kText)[0], LineKind::related) << line;
    EXPECT_EQ(titled(std::string(kText) + "\n\n" + line + "\n\n" + kText)[1], LineKind::related)
        << line;
  }
  for (const std::string line :
       {"RELATED: The bridge falls", "Read more: The bridge falls", "WATCH:", "Sign up here today"})
    EXPECT_NE(titled(line + "\n\n" + kText)[0], LineKind::title) << line;
}

TEST(Title, IsNoSentenceThatOpensTheText) {
  for (const std::string line :
       {"The central bank left rates alone on Monday.", "A ferry sank. Nobody was hurt.",
        "Prices fell on Tuesday. Ferries sank.", "Rain.", "The mayor said no.",
        "\u201cWe lost,\u201d said Ana Costa. Her party did not.", "She was 94.",
        "LIMA \u2014 The ferry sank at noon. It was the third this year.",
        "El puerto cerr\u00f3 el lunes.", "The mayor of Oslo is to step down, her office said."})
    EXPECT_EQ(titled(line + "\n\n" + kText)[0], LineKind::paragraph) << line;
}

TEST(Title, MayEndWithAStop) {
  for (const std::string line :
       {"Ferry sinks off Lima", "Is the port lost?", "Ferry Sinks. Captain Escapes Unhurt.",
        "Harbor towns look to the U.S.", "PORT SHUT.", "Crew sues Harbor Inc.",
        "'We are lost': the last hour of a ferry"})
    EXPECT_EQ(titled(line + "\n\n" + kText)[0], LineKind::title) << line;
  EXPECT_EQ(titled("The ferry never came.\nBy Ana Costa\n\n" + std::string(kText))[0],
            LineKind::title);
}

TEST(Subheading, StandsAboveAShortParagraphOrIsMarked) {
  const std::string text = kText;
  EXPECT_EQ(kinds({text, "", "What comes next", "", "The council meets in May.", "", text})[1],
            LineKind::subheading);
  EXPECT_EQ(kinds({text, "## What comes next", "It meets in May.", text})[1], LineKind::subheading);
  EXPECT_EQ(kinds({text, "**What comes next**", "It meets in May.", text})[1],
            LineKind::subheading);
  EXPECT_EQ(kinds({text, "What comes next", "It meets in May.", text})[1], LineKind::paragraph);
  EXPECT_EQ(kinds({text, "", "**No.** It is shut.", "", "It meets in May.", "", text})[1],
            LineKind::paragraph);
}

TEST(Neighbours, FindReadersCommentsBelowTheirHeading) {
  const std::string text = kText;
  const std::string more = "Ferries will run every hour until the new one opens, the mayor said.";
  EXPECT_THAT(kinds({text, more, "Comments (3)", "harbor_joe", "The bridge is 90 years old.",
                     "Reply", "ann", "So is the ferry."}),
              ElementsAre(LineKind::paragraph, LineKind::paragraph, LineKind::navigation,
                          LineKind::navigation, LineKind::navigation, LineKind::navigation,
                          LineKind::navigation, LineKind::navigation));
  EXPECT_EQ(kinds({text, more, "Comments (3)", text, more}).back(), LineKind::paragraph);
}

TEST(Neighbours, ListTagsBelowTheirHeading) {
  const std::string text = kText;
  EXPECT_EQ(kinds({text, text, text, "Temas relacionados", "puerto", "huelga"}).back(),
            LineKind::navigation);
  EXPECT_EQ(kinds({text, text, text, "Topics", "harbor", text})[4], LineKind::paragraph);
}

}  // namespace
}  // namespace broadsheet::article
