#include "broadsheet/text/sentence_words.hpp"

#include <gtest/gtest.h>

namespace broadsheet::text {
namespace {

TEST(SentenceWords, BeginSentences) {
  for (const char* word : {"The", "Your", "A", "Yesterday", "Analysts"})
    EXPECT_TRUE(begins_sentences(word)) << word;
  for (const char* word : {"the", "Senate", "", "5", "\xC3\x89l"})
    EXPECT_FALSE(begins_sentences(word)) << word;
}

TEST(SentenceWords, AreVerbs) {
  EXPECT_TRUE(is_speech_verb("said"));
  EXPECT_FALSE(is_speech_verb("voted"));
  for (const char* word : {"said", "voted", "flew", "is"}) EXPECT_TRUE(may_be_verb(word)) << word;
  for (const char* word : {"", "red", "Senate", "house"}) EXPECT_FALSE(may_be_verb(word)) << word;
}

TEST(SentenceWords, StandBesideAbbreviations) {
  EXPECT_TRUE(follows_german_ordinal("Oktober"));
  EXPECT_FALSE(follows_german_ordinal("Haus"));
  EXPECT_TRUE(is_office("President"));
  EXPECT_FALSE(is_office("Senate"));
  EXPECT_TRUE(follows_clock("Eastern"));
  EXPECT_FALSE(follows_clock("Voters"));
  EXPECT_TRUE(fronts_clock("At"));
  EXPECT_FALSE(fronts_clock("at"));
  EXPECT_TRUE(precedes_letter("Plan"));
  EXPECT_FALSE(precedes_letter("George"));
  EXPECT_TRUE(precedes_number_sign("the"));
  EXPECT_FALSE(precedes_number_sign("said"));
  EXPECT_TRUE(precedes_german_ordinal("der"));
  EXPECT_FALSE(precedes_german_ordinal("the"));
  EXPECT_TRUE(begins_sentences("Seg\u00FAn"));
  EXPECT_TRUE(leads_to_street("down"));
  EXPECT_FALSE(leads_to_street("in"));
  EXPECT_TRUE(precedes_saint("Port"));
  EXPECT_FALSE(precedes_saint("Elm"));
  EXPECT_TRUE(follows_street("Journal"));
  EXPECT_FALSE(follows_street("Paul"));
  EXPECT_TRUE(is_name_with_mark("Yahoo"));
  EXPECT_FALSE(is_name_with_mark("Stop"));
}

}  // namespace
}  // namespace broadsheet::text
