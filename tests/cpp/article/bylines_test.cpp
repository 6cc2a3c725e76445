#include "broadsheet/article/bylines.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "broadsheet/article/line_shape.hpp"

namespace broadsheet::article {
namespace {

TEST(PersonalName, IsTwoToFourCapitalisedWords) {
  for (const std::string_view name :
       {"Ana Costa", "Ruben Navarrette Jr.", "Ludwig van Beethoven", "J. Scott Applewhite"})
    EXPECT_TRUE(is_personal_name(name)) << name;
  for (const std::string_view other : {"Ana", "Ana Costa, Harbor Ledger", "ana costa", "USA TODAY",
                                       "What happened next", "In Washington"})
    EXPECT_FALSE(is_personal_name(other)) << other;
}

TEST(AuthorNote, NamesARole) {
  EXPECT_EQ(subject_of_note("Dr. Ana Costa, a lawyer, is a fellow at the harbor."), "Ana Costa");
  EXPECT_EQ(subject_of_note("The plan is a gift."), "");
  EXPECT_TRUE(is_author_note("Ana Costa is a reporter for the Harbor Ledger."));
  EXPECT_FALSE(is_author_note("Ana Costa is a nurse and mother of two."));
  EXPECT_FALSE(is_author_note("The plan is a gift to every reporter."));
}

bool byline(std::string_view line) { return is_byline(line, count_words(line, 64)); }

TEST(Byline, IsByAndNames) {
  for (const std::string_view line :
       {"By Ana Costa", "BY ANA COSTA", "By ANA COSTA and John Roe, Associated Press",
        "By Ana Costa and John Roe | Harbor Wire", "By Ana Costa, Plains Courier business desk",
        "By MARTIN DOE, Plains Courier business desk", "By ANA COSTA & JOHN ROE, staff writers",
        "By Ana Costa, North America reporter", "By Ana Costa (staff writer)",
        "By Ana Costa \u2014 education editor", "Por Ana Costa, corresponsal", "By: Ana Costa",
        "By Ludwig van Beethoven, music critic", "ANALYSIS | By Ana Costa",
        "Opinion | By ANA COSTA"})
    EXPECT_TRUE(byline(line)) << line;
}

TEST(Byline, IsNoSentenceOrHeadline) {
  for (const std::string_view line :
       {"By six, the hall was full of reporters", "By Comparison",
        "By the next morning, he was dead.", "By Monday, Ana Costa had spoken with a reporter.",
        "By one measure, a writer",
        "By Ana Costa's count, the desk had nine reporters left on staff and no writer",
        "By then, she had left the newsroom."})
    EXPECT_FALSE(byline(line)) << line;
}

TEST(ListOfNames, IsNamesAndWhatJoinsThem) {
  for (const std::string_view list : {"Ana Costa", "Ana Costa and John Roe", "ANA COSTA & JOHN ROE",
                                      "Ana Costa, John Roe and Max Poe",
                                      "Ana Costa, John Roe, and Max Poe", "Ana Costa y Luis Roa"})
    EXPECT_TRUE(is_list_of_names(list)) << list;
  for (const std::string_view other :
       {"Ana Costa and friends", "Costa and Roe", "Ana Costa, Harbor", "Soup and bread", ""})
    EXPECT_FALSE(is_list_of_names(other)) << other;
  EXPECT_EQ(split_names("Ana Costa; John Roe and Al Poe"),
            (std::vector<std::string_view>{"Ana Costa", "John Roe", "Al Poe"}));
}

TEST(ListOfNames, StandsBeforeAPlaceOrABar) {
  EXPECT_EQ(names_before_place("Ana Costa in Lima"), "Ana Costa");
  EXPECT_EQ(names_before_place("Ana Costa and John Roe, reporting from Mexico City"),
            "Ana Costa and John Roe");
  EXPECT_EQ(names_before_place("Ana Costa reports from Low Ferry, Lima"), "Ana Costa");
  for (const std::string_view line :
       {"Ana Costa in court again", "Ana Costa in Lima.", "Costs in Lima", "Ana Costa",
        "Ana Costa reports from the flooded streets"})
    EXPECT_EQ(names_before_place(line), "") << line;
  EXPECT_EQ(names_before_bar("Ana Costa | The Harbor Ledger"), "Ana Costa");
  for (const std::string_view line :
       {"Ana Costa | who she is", "Ana Costa", "Mayor | Ana Costa", "Ana Costa | She Won."})
    EXPECT_EQ(names_before_bar(line), "") << line;
}

TEST(Contributors, AreNamedBeforeTheVerb) {
  for (const std::string_view line :
       {"Ana Costa contributed.", "AP writers Ana Costa in Lima and J. Roe contributed.",
        "-- Coastal Wire. Ana Costa of the Ledger contributed.",
        "Roe reported from Rome. Ana Costa contributed.", "Ana Costa contributed to this story."})
    EXPECT_TRUE(names_contributors(line)) << line;
  for (const std::string_view line :
       {"Wind contributed.", "Heavy rain and wind contributed.", "Ana Costa contributed $40.",
        "The mayor told us what Ana Costa contributed."})
    EXPECT_FALSE(names_contributors(line)) << line;
}

TEST(StaffCredit, EndsWithARole) {
  for (const std::string_view line : {"Coastal Wire and Plains Courier staff",
                                      "AP Business Writers", "\u2014 Harbor Ledger staff"})
    EXPECT_TRUE(is_staff_credit(line)) << line;
  for (const std::string_view line :
       {"A hospital without staff", "Nurses and staff", "The Ledger cut its staff.", "Staff"})
    EXPECT_FALSE(is_staff_credit(line)) << line;
}

TEST(Signature, IsNamesAndARole) {
  for (const std::string_view line :
       {"Ana Costa, staff writer", "Ana Costa and John Roe | Sunday desk",
        "ANA COSTA, Correspondent", "Ana Costa, Harbor Ledger City Editor",
        "Ana Costa - Senior Reporter"})
    EXPECT_TRUE(is_signature(line)) << line;
  for (const std::string_view line :
       {"Ana Costa, mayor", "Ana Costa, the writer, spoke first.", "Costa, staff writer",
        "Ana Costa", "Ana Costa, who was a reporter then, left", "The Ledger's desk, a reporter"})
    EXPECT_FALSE(is_signature(line)) << line;
}

TEST(DatedCredit, NeedsADateAndAName) {
  const auto dated = [](std::string_view line) {
    return is_dated_credit(line, count_words(line, 64));
  };
  EXPECT_TRUE(dated("Ana Costa - Nov 19, 2019, 8:15 pm"));
  EXPECT_TRUE(dated("Harbor Ledger August 8, 2018"));
  EXPECT_FALSE(dated("The vote of August 8, 2018 was close."));
  EXPECT_FALSE(dated("Harbor Ledger"));
}

TEST(NameWithAccount, IsANameAndItsHandle) {
  EXPECT_TRUE(is_name_with_account("Catherine Doe @catherinedoe / 2 days", 5));
  EXPECT_FALSE(is_name_with_account("write to us @ledger", 4));
}

TEST(Contributors, AreNamedAnywhere) {
  EXPECT_TRUE(names_contributors("Ana Costa contributed reporting from Lima."));
  EXPECT_FALSE(names_contributors("Ana Costa contributed to the campaign."));
}

TEST(WireCredit, NamesASupplierOnly) {
  for (const std::string_view line :
       {"Le Phare avec AFP", "El Faro con EFE", "Nordpost mit dpa und AFP", "(dpa/stein)", "(AFP)",
        "acr/mls"})
    EXPECT_TRUE(is_wire_credit(line, line.find(' ') == std::string_view::npos ? 1 : 4)) << line;
  for (const std::string_view line :
       {"and/or", "Le maire avec AFP", "Juan con Mar\u00eda", "(stein)", "km/h", "Er kam mit dpa"})
    EXPECT_FALSE(is_wire_credit(line, line.find(' ') == std::string_view::npos ? 1 : 3)) << line;
}

TEST(ByHouse, IsAnAgencyOrABoard) {
  for (const std::string_view line : {"By The Associated Press", "By the Associated Press",
                                      "By The Ledger Editorial Board", "By Reuters"})
    EXPECT_TRUE(is_byline(line, 4)) << line;
  for (const std::string_view line :
       {"By The Numbers", "By The River", "By the board's count, none"})
    EXPECT_FALSE(is_byline(line, 3)) << line;
}

TEST(GivenAuthor, LosesTheCueOfItsByline) {
  EXPECT_EQ(without_byline_cue("By Ana Costa"), "Ana Costa");
  EXPECT_EQ(without_byline_cue("BY: ANA COSTA"), "ANA COSTA");
  EXPECT_EQ(without_byline_cue("Por Luis Mora"), "Luis Mora");
  EXPECT_EQ(without_byline_cue("Par Luc Petit"), "Luc Petit");
  EXPECT_EQ(without_byline_cue("Von Eva Stein"), "Eva Stein");
  for (const std::string_view name : {"Von Miller", "Ana Costa", "Byron Roe", "", "by hand", "By"})
    EXPECT_EQ(without_byline_cue(name), name);
}

}  // namespace
}  // namespace broadsheet::article
