#include "broadsheet/article/edge_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::article {
namespace {

using testing::ElementsAre;
using K = LineKind;

constexpr const char* kTitle = "Bridge to close for a year";
constexpr const char* kText =
    "The council voted on Tuesday to shut the bridge for a year, and no member spoke against it.";

constexpr const char* kMore =
    "Drivers said that they would go around by the old road, which is longer by twelve miles.";

struct Told {
  K kind;
  std::string_view reason;
};

std::vector<Told> tell(const std::vector<std::string>& lines, const Origin& origin = {}) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  std::vector<Segment> segments;
  Parser({.split_quotes = false, .split_datelines = false}).parse(text, true, segments, origin);
  std::vector<Told> told;
  for (const Segment& s : segments) told.push_back({s.kind, rule_reason(s.rule)});
  return told;
}

std::vector<K> kinds(const std::vector<std::string>& lines, const Origin& origin = {}) {
  std::vector<K> result;
  for (const Told& told : tell(lines, origin)) result.push_back(told.kind);
  return result;
}

TEST(EdgeLines, ANameBetweenTitleAndTextIsAByline) {
  for (const auto& [line, reason] : std::vector<std::pair<std::string, std::string_view>>{
           {"Imani Okoro", "is a name alone between title and text"},
           {"Imani Okoro and Theo Brandt", "is a name alone between title and text"},
           {"Imani Okoro | The Harbor Ledger",
            "is a name with a section or outlet after a bar (|)"},
           {"Wren Halloran | Education", "is a name with a section or outlet after a bar (|)"},
           {"Jonas Whitcomb in Dunmore", "is a name and where they report from"},
           {"Jonas Whitcomb reports from Dunmore", "is a name and where they report from"}}) {
    const auto told = tell({kTitle, line, kText, kMore});
    EXPECT_EQ(told[1].kind, K::author) << line;
    EXPECT_EQ(told[1].reason, reason) << line;
    EXPECT_EQ(told[2].kind, K::paragraph) << line;
  }
}

TEST(EdgeLines, ANameThatTheArticleSpeaksOfIsAHeading) {
  const std::string about =
      "For Okoro, who runs the ferry, the vote on Tuesday was a gift that "
      "she had not asked for.";
  EXPECT_EQ(kinds({kTitle, "Imani Okoro", about, kText})[1], K::subheading);
  EXPECT_EQ(kinds({"What Okoro wants", "Imani Okoro", kText})[1], K::subheading);
  EXPECT_EQ(kinds({kTitle, "Jonas Bridge in Lima", kText})[1], K::subheading);
}

TEST(EdgeLines, OneNameOfSeveralIsAHeading) {
  EXPECT_THAT(kinds({kTitle, "Imani Okoro", kText, "Theo Brandt", kText}),
              ElementsAre(K::title, K::subheading, K::paragraph, K::subheading, K::paragraph));
}

TEST(EdgeLines, ANameDeepInAnArticleStays) {
  EXPECT_EQ(kinds({kTitle, kText, kMore, "Joe Biden", kText})[3], K::subheading);
  EXPECT_EQ(kinds({kTitle, kText, "Jonas Whitcomb in Dunmore", kText})[2], K::subheading);
  EXPECT_EQ(kinds({kTitle, kText, "Joe Biden"})[2], K::paragraph);
}

TEST(EdgeLines, NoTextBelowNoByline) {
  EXPECT_EQ(kinds({kTitle, "Imani Okoro"})[1], K::paragraph);
  EXPECT_EQ(kinds({kTitle, "Imani Okoro", "Nine to five"})[1], K::paragraph);
}

TEST(EdgeLines, ASentenceBrokenIntoLinesIsNoByline) {
  const std::string rest = "said on Tuesday that it would issue bonds.";
  EXPECT_EQ(kinds({kTitle, "Harbor Bank of", rest, kText})[1], K::paragraph);
  const std::string wide =
      "of Marrow Bay said that it would issue bonds of two million dollars on the";
  EXPECT_EQ(kinds({kTitle, "Harbor Auto Bank", wide, "first day of May."})[1], K::subheading);
  EXPECT_EQ(kinds({kTitle, "Prime Minister Okoro", "Brandt " + rest, kText})[1], K::paragraph);
  EXPECT_EQ(kinds({kTitle, "Imani Okoro", "", "It rained all day again.", kText})[1], K::author);
}

TEST(EdgeLines, BelowAStandfirstAGivenNameIsAsked) {
  EXPECT_EQ(kinds({kTitle, "A town counts its ferries", "David Okoro", kText})[2], K::author);
  EXPECT_EQ(kinds({kTitle, "A town counts its ferries", "Harbor Lights", kText})[2], K::subheading);
  EXPECT_EQ(kinds({kTitle, "GENERAL MOTORS", kText})[1], K::subheading);
  EXPECT_EQ(kinds({kTitle, "DAVID OKORO", kText})[1], K::author);
}

TEST(EdgeLines, LabelsAboveTheTextAreThePages) {
  EXPECT_THAT(kinds({kTitle, "NEWS ANALYSIS", "By Ana Costa", kText}),
              ElementsAre(K::title, K::navigation, K::author, K::paragraph));
  EXPECT_THAT(kinds({kTitle, "NEWS ANALYSIS", "Imani Okoro", kText}),
              ElementsAre(K::title, K::navigation, K::author, K::paragraph));
  EXPECT_EQ(kinds({kTitle, kText, "Interview", kText})[2], K::subheading);
}

TEST(EdgeLines, WhatWasGivenWithTheArticleIsNoText) {
  const Origin origin{.outlet = "The Harbor Ledger", .author = "Imani Okoro; Coastal Wire"};
  const auto told = tell({kTitle, kText, "HARBOR LEDGER", kText, "Imani Okoro", kText,
                          "Coastal Wire and Imani Okoro", kText, "The Harbor"},
                         origin);
  EXPECT_EQ(told[2].kind, K::navigation);
  EXPECT_EQ(told[2].reason, "is the outlet's name");
  EXPECT_EQ(told[4].kind, K::author);
  EXPECT_EQ(told[4].reason, "is the author that was given with the article");
  EXPECT_EQ(told[6].kind, K::author);
  EXPECT_EQ(told[8].kind, K::paragraph);
  EXPECT_EQ(kinds({kTitle, kText, "harbor-ledger"}, {.outlet = "Harbor Ledger", .author = ""})[2],
            K::navigation);
  // A title that is the author's name stays a title.
  EXPECT_EQ(kinds({"Imani Okoro", kText}, origin)[0], K::title);
}

TEST(EdgeLines, AnAgencyIsKnownByTheDatelineOrTheBylineAbove) {
  const std::string dateline = std::string("GENEVA (Coastal Wire) \u2014 ") + kText;
  EXPECT_THAT(kinds({kTitle, "Coastal Wire", dateline, "-- Coastal Wire"}),
              ElementsAre(K::title, K::credit, K::paragraph, K::credit));
  EXPECT_EQ(kinds({kTitle, "", "By Ana Costa", "Coastal Wire", "", kText})[2], K::credit);
  // Set apart from the byline it may be a heading.
  EXPECT_EQ(kinds({kTitle, "", "By Ana Costa", "", "Coastal Flood", "", kText})[2], K::subheading);
  EXPECT_EQ(kinds({kTitle, "By Ana Costa", "Coastal Flood", kText})[2], K::subheading);
}

TEST(EdgeLines, SignaturesCloseAnArticle) {
  EXPECT_EQ(kinds({kTitle, kText, "\u2014Ana Costa, John Roe"})[2], K::author);
  EXPECT_EQ(kinds({kTitle, kText, "Coastal Wire and Plains Courier staff"})[2], K::author);
  EXPECT_EQ(kinds({kTitle, kText, "-- Coastal Wire. Ana Costa of the Ledger contributed."})[2],
            K::credit);
  // The items of a list, and whoever is quoted, sign nothing.
  EXPECT_THAT(kinds({kTitle, kText, "- Sri Lanka", "- El Salvador"}),
              ElementsAre(K::title, K::paragraph, K::paragraph, K::paragraph));
  EXPECT_EQ(
      kinds({kTitle, kText, "\"We are never going back to that old bridge.\"", "- Ana Costa"})[3],
      K::paragraph);
}

TEST(EdgeLines, NamesAndTheirAgencyAreABylineAtTheEdges) {
  for (const std::string line : {"Imani Okoro, dpa", "Imani Okoro and Theo Brandt, CNN"}) {
    EXPECT_EQ(kinds({kTitle, line, "", kText, "", kMore})[1], K::author) << line;
    EXPECT_EQ(kinds({kTitle, "", kText, "", kMore, line}).back(), K::author) << line;
    EXPECT_NE(kinds({kTitle, "", kText, "", line, "", kMore})[2], K::author) << line;
  }
  EXPECT_NE(kinds({kTitle, "Imani Okoro, a welder", "", kText, "", kMore})[1], K::author);
}

}  // namespace
}  // namespace broadsheet::article
