#include "broadsheet/article/speech_verbs.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(SpeechVerbs, AreKnownInFourLanguages) {
  for (const char* verb : {"said", "tells", "dijo", "d\u00e9clar\u00e9", "sagte"})
    EXPECT_TRUE(is_verb_of_speech(verb)) << verb;
  for (const char* other : {"ran", "Said", "", "called"})
    EXPECT_FALSE(is_verb_of_speech(other)) << other;
  EXPECT_TRUE(is_verb_of_report("reported"));
  EXPECT_FALSE(is_verb_of_report("shouted"));
}

}  // namespace
}  // namespace broadsheet::article
