#include "broadsheet/article/line_rules.hpp"

#include <gtest/gtest.h>

#include "broadsheet/article/line_shape.hpp"

namespace broadsheet::article {
namespace {

LineKind judge(std::string_view line) {
  LineHints hints;
  hints.at_sign = line.find('@') != std::string_view::npos;
  hints.bar = line.find('|') != std::string_view::npos;
  hints.slash = line.find('/') != std::string_view::npos;
  hints.parenthesis = line.find('(') != std::string_view::npos;
  hints.copyright = line.find("\u00a9") != std::string_view::npos;
  hints.quotation = has_quotation_mark(line);
  return judge_line(line, count_words(line, 64), hints).kind;
}

TEST(JudgeLine, TellsPictureCredits) {
  for (const std::string_view line :
       {"A ship at sea. | Ana Costa/AP Photo", "Ana Costa | Bloomberg | Getty Images",
        "Jason Roe/Daily Post", "Ana Costa, left, and John Roe speak in Lima.",
        "In this Jan. 5, 2018, photo, a ship burns.", "FILE - A ship burns off Lima.",
        "A ship burns in MayCredit: The Daily"})
    EXPECT_EQ(judge(line), LineKind::caption) << line;
}

TEST(JudgeLine, TellsInvitations) {
  for (const std::string_view line :
       {"Have our newsletter in your inbox every day.", "Follow Ana on Twitter @ana",
        "Follow Ana Costa on Twitter.", "Write to Ana Costa at ana@ledger.org",
        "Support our journalism"})
    EXPECT_EQ(judge(line), LineKind::promotion) << line;
}

TEST(JudgeLine, TellsBarsBylinesAndRights) {
  EXPECT_EQ(judge("Share | Tweet | Email a friend"), LineKind::navigation);
  EXPECT_EQ(judge("ANALYSIS | By Ana Costa"), LineKind::author);
  EXPECT_EQ(judge("(c) 2024 Coastal Wire. Reprinted with permission."), LineKind::legal);
}

TEST(JudgeLine, LeavesNewsAboutThemAlone) {
  for (const std::string_view line :
       {"More than 100,000 people signed up for health insurance in October.",
        "The newsletter has two million readers.", "He stood to the left, she to the right.",
        "The firm ended its contract with Getty Images and Reuters on Monday.",
        "They will sign up new members, the party said.",
        "Follow the mayor and you hear it on Twitter: the port is shut."})
    EXPECT_EQ(judge(line), LineKind::paragraph) << line;
}

}  // namespace
}  // namespace broadsheet::article
