#include "broadsheet/article/narration.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace broadsheet::article {
namespace {

TEST(Narration, ReportsWhoSaidIt) {
  for (const std::string_view line :
       {"Copyright never covers a recipe, an appeals court held and a clerk wrote in May.",
        "Download the file or lose your seat, the chairman told the board.",
        "Subscribe or else, the caller said.", "Watch the river, she told reporters on Friday.",
        "The letters were forged, according to the indictment.",
        "Sign up now, warned the ministry.", "Lea el expediente, dijo el fiscal."})
    EXPECT_TRUE(reports_speech(line)) << line;
  for (const std::string_view line :
       {"Read more on what the mayor said.", "By clicking on it, you agree to our terms.",
        "Sign up for our briefing, and read what others say.",
        "For more on the storm, see what the governor told reporters.",
        "Subscribe to the Ledger, the paper of the harbor.", "The mayor said so,", ""})
    EXPECT_FALSE(reports_speech(line)) << line;
}

TEST(Narration, GoesOnAfterAParticiple) {
  for (const std::string_view line : {"Written by two clerks in one night, the bill passed in May.",
                                      "Last updated in 1962, the map shows no road to the east.",
                                      "Owned by a widow in Bristol, it drew no offers.",
                                      "Edited by his daughter, the letters sold 40,000 copies."})
    EXPECT_TRUE(goes_on_after_participle(line)) << line;
  for (const std::string_view line :
       {"Written by Ana Costa, the Ledger's harbor reporter.", "Edited by Ana Costa and John Roe.",
        "Last updated on Friday, Jan. 5.", "Published by Harbor Media, Inc.",
        "Reported by Ana Costa, the sports news editor.", "The bill, written by two, passed."})
    EXPECT_FALSE(goes_on_after_participle(line)) << line;
}

TEST(Narration, TellsOfPast) {
  for (const std::string_view line :
       {"The mayor has denied every charge.", "Sign-up day drew two hundred people.",
        "El alcalde fue detenido en mayo.", "Der Minister hatte das Amt nie gewollt."})
    EXPECT_TRUE(tells_of_past(line)) << line;
  for (const std::string_view line :
       {"Follow the Ledger on Facebook.", "The Column is about the harbor and its people.",
        "The mayor has denied every charge", "Opinions are decided by the board."})
    EXPECT_FALSE(tells_of_past(line)) << line;
}

}  // namespace
}  // namespace broadsheet::article
