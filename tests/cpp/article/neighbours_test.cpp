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

TEST(Neighbours, KeepTheLinesOfHardWrappedText) {
  EXPECT_THAT(
      kinds({"The bank said that prices may fall again in the", "autumn, according to its",
             "Ana Costa, senior economics editor", "at the bank in Lima, who saw the figures of",
             "June. It raised its holding in the port to 40",
             "pct of what is there, or two million", "shares.", "A rival that is three quarters",
             "owned by the port, will stop work by", "December 1992."}),
      testing::Each(LineKind::paragraph));
  EXPECT_EQ(kinds({kText, "Ana Costa, senior economics editor", kText})[1], LineKind::author);
  EXPECT_EQ(kinds({kText, "shares", kText})[1], LineKind::navigation);
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

}  // namespace
}  // namespace broadsheet::article
