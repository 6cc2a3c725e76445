#include "broadsheet/article/parse.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::article {
namespace {

using testing::ElementsAre;
using testing::Pair;

std::vector<Segment> parse(std::string_view text, bool title = false) {
  std::vector<Segment> segments;
  Parser().parse(text, title, segments);
  return segments;
}

std::vector<std::pair<std::string, std::string>> kinds(std::string_view text, bool title = false) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const Segment& s : parse(text, title))
    result.emplace_back(name(s.kind), text.substr(s.begin, s.end - s.begin));
  return result;
}

constexpr std::string_view kParagraph =
    "The council voted on Tuesday to close the bridge for a year, and no member spoke against it.";

std::string kind_of(std::string_view line) {
  const std::string text =
      std::string(kParagraph) + "\n" + std::string(line) + "\n" + std::string(kParagraph);
  const auto all = kinds(text);
  return all.size() > 1 ? all[1].first : "";
}

TEST(Parser, TellsTheSixLinesThatScrapersLeave) {
  EXPECT_EQ(kind_of("READ MORE: Mayor loses vote on the bridge"), "related");
  EXPECT_EQ(kind_of("This article is owned by Harbor Ledger."), "owner");
  EXPECT_EQ(kind_of("Written by: Ana Costa"), "author");
  EXPECT_EQ(kind_of("WATCH: The bridge closes"), "related");
  EXPECT_EQ(kind_of("Subscribe to our morning briefing"), "promotion");
  EXPECT_EQ(kind_of("Sign up for our newsletter and get the news first."), "promotion");
}

TEST(Parser, TellsWhatStandsAboutAnArticle) {
  EXPECT_EQ(kind_of("By Ana Costa and JOHN ROE, Staff Writer"), "author");
  EXPECT_EQ(kind_of("Updated at 5:28 p.m. ET"), "note");
  EXPECT_EQ(kind_of("(Most recent update: 4:15 p.m. PT.)"), "note");
  EXPECT_EQ(kind_of("Nov. 19, 2019 8:03 am ET"), "note");
  EXPECT_EQ(kind_of("Editor\u2019s note: This story was changed on Friday."), "note");
  EXPECT_EQ(kind_of("\u00a9 2024 Harbor Ledger. All rights reserved."), "legal");
  EXPECT_EQ(kind_of("The Associated Press contributed to this report."), "credit");
  EXPECT_EQ(kind_of("Ana Costa reported from Lima and John Roe contributed reporting from Quito."),
            "credit");
  EXPECT_EQ(kind_of("A crane at the port on Monday. (Photo by Ana Costa)"), "caption");
  EXPECT_EQ(kind_of("A crane at the port on Monday. REUTERS/Ana Costa"), "caption");
  EXPECT_EQ(kind_of("Advertisement"), "promotion");
  EXPECT_EQ(kind_of("Share Tweet Email"), "navigation");
  EXPECT_EQ(kind_of("___"), "blank");
  EXPECT_EQ(kind_of("Lea tambi\u00e9n: El puente cierra"), "related");
  EXPECT_EQ(kind_of("\u00c0 lire aussi : Le pont ferme"), "related");
  EXPECT_EQ(kind_of("Lesen Sie auch: Die Br\u00fccke schlie\u00dft"), "related");
}

TEST(Parser, KeepsArticleTextThatLooksLikeIt) {
  for (const std::string_view line :
       {"Watch makers in Geneva said sales had fallen.",
        "By Friday, the water had reached the second floor.",
        "More than 200 people signed the letter.",
        "Share prices fell after the bank reported a loss.",
        "Subscribers to the service doubled, the company said in its newsletter.",
        "\"Sign up or pay,\" the officials told farmers, according to three of them.",
        "Photos of the scene showed a collapsed wall.",
        "The Associated Press reported on Monday that the talks had failed.",
        "He follows the team on Twitter and owns 40 shares.",
        "Related cases in Ohio and Texas were settled last year.",
        "Video from the scene shows officers running.",
        "Correction officers walked out on Thursday."})
    EXPECT_EQ(kind_of(line), "paragraph") << line;
}

TEST(Parser, SplitsDateline) {
  EXPECT_THAT(kinds("MEXICO CITY (AP) \u2014 The president spoke on Monday."),
              ElementsAre(Pair("dateline", "MEXICO CITY (AP) \u2014 "),
                          Pair("paragraph", "The president spoke on Monday.")));
  EXPECT_THAT(kinds("LONDON, Jan 5 (Reuters) - Shares fell."),
              ElementsAre(Pair("dateline", "LONDON, Jan 5 (Reuters) - "),
                          Pair("paragraph", "Shares fell.")));
  EXPECT_EQ(kinds("(CNN) The Senate voted.")[0].second, "(CNN) ");
  EXPECT_EQ(kinds("ST. LOUIS \u2014 A jury found the company liable on Monday.")[0].first,
            "dateline");
  EXPECT_EQ(kinds("The plan (GAO) \u2014 as it is known \u2014 failed.")[0].first, "paragraph");
  EXPECT_EQ(kinds("NASA \u2014 which has no such plan at all \u2014 declined.")[0].first,
            "paragraph");
}

TEST(Parser, TakesNoSpeakerOfATranscriptForAPlace) {
  const std::string mayor = "MODERATOR - Good evening to you all, and welcome to the harbor.\n";
  const std::string biden = "BIDEN - We will not close the bridge while people need it.\n";
  const auto has_dateline = [](const std::string& text) {
    const auto all = kinds(text);
    return std::any_of(all.begin(), all.end(),
                       [](const auto& one) { return one.first == "dateline"; });
  };
  EXPECT_FALSE(has_dateline("The debate\n\n" + mayor + biden + kParagraph.data() + "\n" + biden));
  EXPECT_TRUE(has_dateline("The debate\n\nDUNMORE - We will not close the bridge, he said.\n"));
}

TEST(Parser, SplitsDirectSpeech) {
  const std::string_view text = "\"We will stay,\" she said. \"It is our home.\" He nodded.";
  const auto segments = parse(text);
  ASSERT_EQ(segments.size(), 4U);
  EXPECT_EQ(text.substr(segments[0].begin, segments[0].end), "\"We will stay,\"");
  EXPECT_EQ(segments[0].flags, kQuote | kStartsLine);
  EXPECT_EQ(segments[1].flags, 0);
  EXPECT_EQ(segments[2].flags, kQuote);
  EXPECT_EQ(segments[3].flags, 0);
}

TEST(Parser, EndsAnOpenQuotationWithItsParagraph) {
  const std::string_view text = "\u201cFirst we marched.\n\u201cThen we sat down,\u201d he said.";
  const auto segments = parse(text);
  ASSERT_EQ(segments.size(), 3U);
  EXPECT_EQ(segments[0].flags, kQuote | kStartsLine);
  EXPECT_EQ(segments[1].flags, kQuote | kStartsLine);
  EXPECT_EQ(text.substr(segments[2].begin, segments[2].end - segments[2].begin), " he said.");
}

TEST(Parser, LeavesDoubtedWordsAndTitlesInTheText) {
  EXPECT_EQ(parse("The so-called \"special zone\" was closed.").size(), 1U);
  EXPECT_EQ(parse("A board of 6' by 12\" was found on the quay.").size(), 1U);
}

TEST(Parser, KnowsEveryLineEnd) {
  const std::string text =
      "One line.\rTwo.\r\nThree.\nFour.\u0085"
      "Five.\u2028Six.\u2029Seven.\n\n  \n";
  const auto all = kinds(text);
  ASSERT_EQ(all.size(), 7U);
  EXPECT_EQ(all[0].second, "One line.");
  EXPECT_EQ(all[4].second, "Five.");
  EXPECT_EQ(all[6].second, "Seven.");
}

TEST(Parser, FindsTitleAndSubheadings) {
  const std::string text = "Bridge to close for a year\n" + std::string(kParagraph) +
                           "\nWho pays\n" + std::string(kParagraph);
  const auto all = kinds(text, true);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].first, "title");
  EXPECT_EQ(all[2].first, "subheading");
  EXPECT_EQ(kinds(text, false)[0].first == "title", false);
}

TEST(Parser, TilesEveryLine) {
  const std::string text =
      "BERLIN (dpa) - \"Nein, danke\", sagte er. \u201eWir gehen jetzt nach Haus\u201c, sagte "
      "sie.\n"
      " READ MORE: x\n\n\u00ab C'est la vie, \u00bb dit-elle.";
  std::size_t end = 0;
  for (const Segment& s : parse(text)) {
    if ((s.flags & kStartsLine) == 0) {
      EXPECT_EQ(s.begin, end);
    }
    EXPECT_LT(s.begin, s.end);
    EXPECT_GE(s.begin, end);
    end = s.end;
  }
}

TEST(RuleReason, HasASentenceForEveryRule) {
  EXPECT_EQ(rule_reason(0), "");
  EXPECT_EQ(rule_reason(0xFFFF), "");
  for (std::uint16_t rule = 1; rule < rule_count(); ++rule)
    EXPECT_FALSE(rule_reason(rule).empty()) << rule;
  const auto segments = parse("Read more: The bridge");
  EXPECT_EQ(rule_reason(segments.at(0).rule), "opens with \"read more\"");
}

TEST(LineKind, HasDistinctNames) {
  EXPECT_EQ(name(LineKind::subheading), "subheading");
  EXPECT_EQ(name(LineKind::blank), "blank");
  EXPECT_EQ(kDefaultSetAside &
                (bit(LineKind::title) | bit(LineKind::subheading) | bit(LineKind::paragraph)),
            0U);
}

}  // namespace
}  // namespace broadsheet::article
