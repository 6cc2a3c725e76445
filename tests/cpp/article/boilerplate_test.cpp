#include "broadsheet/article/boilerplate.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

Repetition often(double first = 0.0, double last = 0.0) {
  Repetition repetition;
  repetition.articles_with_line = 12;
  repetition.articles_of_outlet = 600;
  repetition.outlet_known = true;
  repetition.outlet = "Harbor Ledger";
  repetition.share_first_lines = first;
  repetition.share_last_lines = last;
  return repetition;
}

// Keys are saved with a corpus: they are the same on every processor and in every version.
TEST(LineKey, OfLongLinesStaysWhatItIs) {
  std::string line;
  for (int n = 1; line.size() < 300; ++n) {
    line += "Line " + std::to_string(n * 7) + " of NEWS, it's caf\u00e9; ";
  }
  const std::string_view all = line;
  EXPECT_EQ(line_key(all.substr(0, 64)), 0xB5052B80C6BB9BEAU);
  EXPECT_EQ(line_key(all.substr(0, 66)), 0x2EE63439020FAF66U);
  EXPECT_EQ(line_key(all.substr(0, 129)), 0x8697892AA83A8C4CU);
  EXPECT_EQ(line_key(all.substr(0, 200)), 0x52D1101314C528CFU);
  EXPECT_EQ(line_key(all.substr(0, 300)), 0x06176B7A26806AAEU);
  for (const std::size_t at : {31U, 63U, 64U, 127U, 130U}) {  // a blank twice, wherever it stands
    const std::string once = line.substr(0, at) + ' ' + line.substr(at + 1);
    const std::string twice = line.substr(0, at) + "  " + line.substr(at + 1);
    EXPECT_EQ(line_key(once), line_key(twice)) << at;
  }
}

TEST(LineKey, IsEqualForLinesThatSayTheSame) {
  EXPECT_EQ(line_key("Copyright 2019 Harbor Ledger."), line_key("COPYRIGHT 2020 harbor ledger"));
  EXPECT_EQ(line_key("READ  MORE:"), line_key("read more"));
  EXPECT_EQ(line_key("a\tb\u00a0"
                     "c"),
            line_key("A B C."));
  EXPECT_EQ(line_key("  x  "), line_key("x"));
  EXPECT_EQ(line_key("___"), 0U);
  EXPECT_EQ(line_key(""), 0U);
}

TEST(LineKey, DiffersForLinesThatDiffer) {
  EXPECT_NE(line_key("The bridge is closed."), line_key("The bridge is close."));
  EXPECT_NE(line_key("abcdefgh ijklmnop qrstuvwx"), line_key("ijklmnop abcdefgh qrstuvwx"));
  EXPECT_NE(line_key("ten men"), line_key("ten 1men"));
  const std::string longer(40, 'x');
  for (std::size_t i = 1; i < longer.size(); ++i)
    EXPECT_NE(line_key(longer.substr(0, i)), line_key(longer));
}

TEST(LineKey, DoesNotReadPastTheLine) {
  const std::string text = "The bridge is closed. And more";
  EXPECT_EQ(line_key(std::string_view(text).substr(0, 20)), line_key("The bridge is closed"));
}

TEST(JudgeRepeated, SetsSentencesAtTheEdgeAside) {
  const std::string line =
      "The Ledger is a reported column about the life of the harbor and its people.";
  const auto judgement = judge_repeated(line, often(0.0, 1.0));
  ASSERT_TRUE(judgement.has_value());
  EXPECT_EQ(judgement->kind, LineKind::note);
  EXPECT_FALSE(judge_repeated(line, often()).has_value());  // 12 of 600, in the middle: background
}

TEST(JudgeRepeated, KeepsTheBackgroundOfAStory) {
  for (const char* line :
       {"The governor has denied all charges and was set to appear in court in May.",
        "Her car was found near the old quarry two days after the storm."}) {
    EXPECT_FALSE(judge_repeated(line, often(0.0, 1.0)).has_value()) << line;
    Repetition everywhere = often(0.0, 1.0);
    everywhere.articles_with_line = 400;
    EXPECT_TRUE(judge_repeated(line, everywhere).has_value()) << line;
    Repetition unknown = often(0.0, 1.0);
    unknown.outlet_known = false;
    unknown.outlet = {};
    EXPECT_FALSE(judge_repeated(line, unknown).has_value()) << line;
  }
}

TEST(JudgeRepeated, KeepsHeadingsQuestionsAndQuotations) {
  for (const char* line : {"Perspectives", "What happened next?", "In other developments:",
                           "\"I have never seen anything like it in all my years here,\" he said.",
                           "And Now, A Word From The Readers",
                           "filed a plan with the harbor board and the council of the city."})
    EXPECT_FALSE(judge_repeated(line, often(1.0, 0.0)).has_value()) << line;
}

TEST(JudgeRepeated, SetsBylinesInvitationsAndTheOutletsNameAside) {
  EXPECT_EQ(judge_repeated("Paul Davidson", often())->kind, LineKind::author);
  EXPECT_EQ(judge_repeated("HARBOR LEDGER", often())->kind, LineKind::navigation);
  EXPECT_EQ(judge_repeated("Have the news brought to your phone every day", often())->kind,
            LineKind::promotion);
}

TEST(JudgeRepeated, LooksOnlyAtLinesThatRecurOften) {
  Repetition rare = often(1.0, 1.0);
  rare.articles_with_line = kFewestRepeats - 1;
  EXPECT_FALSE(judge_repeated("Paul Davidson", rare).has_value());
}

}  // namespace
}  // namespace broadsheet::article
