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
}

TEST(Abbreviations, AreFoundAsTheyStandOnly) {
  for (const char* word : {"", "sen", "SEN", "Sena", "Senator", "Se", "Governors", "x", "Sen."})
    EXPECT_EQ(abbreviation(word), Abbreviation::none) << word;
}

TEST(Abbreviations, ArePackedTheSameWay) {
  for (const char* word : {"M", "Dr", "Sen", "Sept", "Calif", "approx", "The"})
    EXPECT_EQ(packed_abbreviation(packed_word(word)), abbreviation(word)) << word;
}

TEST(Abbreviations, WordsThatBeginSentencesAndVerbsOfSpeech) {
  EXPECT_TRUE(begins_sentences("The"));
  EXPECT_TRUE(begins_sentences("Your"));
  EXPECT_TRUE(begins_sentences("A"));
  EXPECT_FALSE(begins_sentences("the"));
  EXPECT_FALSE(begins_sentences("Senate"));
  EXPECT_FALSE(begins_sentences(""));
  EXPECT_TRUE(is_speech_verb("said"));
  EXPECT_FALSE(is_speech_verb("voted"));
  EXPECT_TRUE(follows_german_ordinal("Oktober"));
  EXPECT_FALSE(follows_german_ordinal("Haus"));
}

}  // namespace
}  // namespace broadsheet::text
