#include "broadsheet/article/dateline.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

std::string_view dateline(std::string_view line, bool early = true) {
  return line.substr(0, dateline_length(line, early));
}

TEST(Dateline, HasPlaceAndAgency) {
  EXPECT_EQ(dateline("MEXICO CITY (AP) \u2014 The talks failed."), "MEXICO CITY (AP) \u2014 ");
  EXPECT_EQ(dateline("Ciudad de M\u00e9xico (EFE).- El presidente habl\u00f3."),
            "Ciudad de M\u00e9xico (EFE).- ");
  EXPECT_EQ(dateline("Berlin (dpa) - Die Regierung tagt."), "Berlin (dpa) - ");
  EXPECT_EQ(dateline("(CNN) -- A judge ruled."), "(CNN) -- ");
  EXPECT_EQ(dateline("Washington (CNN)The Senate voted.", false), "Washington (CNN)");
}

TEST(Dateline, OfAPlaceAloneStandsAmongTheFirstLines) {
  EXPECT_EQ(dateline("DOUGLAS, Ariz.\u2014Ranchers met the governor on Monday."),
            "DOUGLAS, Ariz.\u2014");
  EXPECT_EQ(dateline("AUSTIN \u2014 The governor signed the bill on Monday night.", false), "");
}

TEST(Dateline, MayEndWithAHorizontalBar) {
  EXPECT_EQ(dateline("WASHINGTON \u2015 The port closed on Monday, its owner said."),
            "WASHINGTON \u2015 ");
}

TEST(Dateline, MayEndWithAHyphen) {
  EXPECT_EQ(dateline("DUNMORE - Illegal dumping cost the town $40,000 last year."), "DUNMORE - ");
  EXPECT_EQ(dateline("LAKE BUENA VISTA, Fla. - He can't vote in the November election."),
            "LAKE BUENA VISTA, Fla. - ");
  EXPECT_EQ(dateline("DUNMORE - Illegal dumping cost the town $40,000 last year.", false), "");
  for (const std::string_view line :
       {"UPDATE - The bill passed the Senate late on Monday night.",
        "FILE - In this March 20, 2020 file photo, traffic moves along the road.",
        "DUNMORE - Illegal Dumping Costs the Town $40,000 a Year",
        "GOP - The party looked for itself on Monday, as one senator put it.",
        "BIDEN AND Trump - The two men met for the first time on Monday."})
    EXPECT_EQ(dateline(line), "") << line;
}

TEST(Dateline, OfLatinAmericaEndsWithAStopAndAHyphen) {
  for (const std::string_view place :
       {"MATAMOROS.- ", "PUEBLA, Pue.- ", "Zapopan, Jal.- ", "Acapulco, Gro.\u2014 ",
        "QUITO, 9 de mayo (AP).- ", "PUNTA ARENAS, Chile, 4 feb (EFE).- "}) {
    const std::string line = std::string(place) + "Los bomberos llegaron tarde al muelle.";
    EXPECT_EQ(dateline(line), place) << line;
  }
  for (const std::string_view line :
       {"PRIMERO.- El contrato queda sin efecto desde esta fecha.",
        "Pregunta.- Por qu\u00e9 no vino nadie al puerto ese d\u00eda?",
        "U.S.-led troops left the valley on Monday before noon.",
        "THE U.S.-MEXICO line was quiet on Monday, the mayor said.",
        "Guerrero.- El r\u00edo creci\u00f3 dos metros en una sola noche."})
    EXPECT_EQ(dateline(line), "") << line;
  EXPECT_EQ(dateline("MATAMOROS.- Los bomberos llegaron tarde al muelle.", false), "");
}

TEST(Dateline, IsNotEveryDashOrBracket) {
  for (const std::string_view line :
       {"The plan \u2014 all of it \u2014 failed on the first day of the session.",
        "Ted Cruz (R-Texas) said no to the bill.",
        "The agency (EPA) - which had been asked - said nothing at all.",
        "POLL CHECK - Averages of the day", "",
        "GOP \u2014 a party in search of itself, as one senator put it.",
        "(a) America needs workers"})
    EXPECT_EQ(dateline(line), "") << line;
}

}  // namespace
}  // namespace broadsheet::article
