#include "broadsheet/article/phrase_match.hpp"

#include <gtest/gtest.h>

#include "broadsheet/article/phrases.hpp"

namespace broadsheet::article {
namespace {

TEST(PhraseMatch, TakesTheLongestPhraseThatFits) {
  EXPECT_EQ(phrase_reason(match_opening("Read more: The bridge", 4).rule),
            "opens with \"read more\"");
  EXPECT_EQ(match_opening("Reading the letter took an hour.", 6).rule, 0);
  EXPECT_EQ(match_opening("Photo of the year", 4).rule, 0);
  EXPECT_EQ(match_opening("Photo: Ana Costa", 3).kind, LineKind::caption);
  EXPECT_EQ(match_ending("Ana Costa contributed to this report.", 6).kind, LineKind::credit);
  EXPECT_EQ(match_closing_bracket("A ship. (Photo: Ana Costa)", 5).kind, LineKind::caption);
  EXPECT_EQ(match_closing_bracket("A ship (of state)", 4).rule, 0);
}

TEST(PhraseMatch, GivesThePhraseAndWhatFollows) {
  const Verdict opening = match_opening("* Read more: The bridge", 4);
  EXPECT_EQ(opening_text(opening.rule), "read more");
  EXPECT_EQ(after_opening("* Read more: The bridge", opening.rule), ": The bridge");
  const Verdict ending = match_ending("Ana Costa contributed to this report.", 6);
  EXPECT_EQ(opening_text(ending.rule), "");
  EXPECT_EQ(after_opening("Ana Costa contributed to this report.", ending.rule), "");
}

TEST(PhraseMatch, FindsEveryPhraseOfTheLists) {
  for (const Phrase& phrase : opening_phrases())
    EXPECT_TRUE(may_open_phrase(phrase.text)) << phrase.text;
  for (const Phrase& phrase : ending_phrases())
    EXPECT_TRUE(may_end_phrase(phrase.text)) << phrase.text;
}

}  // namespace
}  // namespace broadsheet::article
