#include "broadsheet/text/abbreviations.hpp"

#include <gtest/gtest.h>

#include "broadsheet/text/packed_word.hpp"

namespace broadsheet::text {
namespace {

TEST(Abbreviations, HaveTheirKinds) {
  EXPECT_EQ(abbreviation("Sen"), Abbreviation::title);
  EXPECT_EQ(abbreviation("Sept"), Abbreviation::month);
  EXPECT_EQ(abbreviation("No"), Abbreviation::number);
  EXPECT_EQ(abbreviation("Fla"), Abbreviation::place);
  EXPECT_EQ(abbreviation("Inc"), Abbreviation::ordinary);
  EXPECT_EQ(abbreviation("Ph.D"), Abbreviation::ordinary);
  EXPECT_EQ(abbreviation("St"), Abbreviation::street);
  EXPECT_EQ(abbreviation("Mt"), Abbreviation::saint);
  EXPECT_EQ(abbreviation("Fri"), Abbreviation::weekday);
  EXPECT_EQ(abbreviation("a.m"), Abbreviation::clock);
  EXPECT_EQ(abbreviation("N.Y"), Abbreviation::region);
  EXPECT_EQ(abbreviation("U.S"), Abbreviation::country);
}

TEST(Abbreviations, OfSpanishFrenchAndGerman) {
  EXPECT_EQ(abbreviation("Gral"), Abbreviation::title);
  EXPECT_EQ(abbreviation("n\u00FAm"), Abbreviation::number);
  EXPECT_EQ(abbreviation("f\u00E9vr"), Abbreviation::month);
  EXPECT_EQ(abbreviation("Mio"), Abbreviation::ordinary);
  for (const char* english : {"ago", "dip", "son"})
    EXPECT_EQ(abbreviation(english), Abbreviation::none) << english;
}

TEST(Abbreviations, AreFoundAsTheyStandOnly) {
  for (const char* word : {"", "sen", "SEN", "Sena", "Senator", "Se", "Governors", "x", "Sen."})
    EXPECT_EQ(abbreviation(word), Abbreviation::none) << word;
}

TEST(Abbreviations, ArePackedTheSameWay) {
  for (const char* word : {"M", "Dr", "Sen", "Sept", "Calif", "approx", "The"})
    EXPECT_EQ(packed_abbreviation(packed_word(word)), abbreviation(word)) << word;
}

}  // namespace
}  // namespace broadsheet::text
