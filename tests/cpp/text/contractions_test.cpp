#include "broadsheet/text/contractions.hpp"

#include <gtest/gtest.h>

#include "broadsheet/text/packed_word.hpp"

namespace broadsheet::text {
namespace {

TEST(Contractions, IsAndUsAreToldFromPossessives) {
  for (const char* word : {"it", "he", "who", "let", "there", "why"})
    EXPECT_TRUE(takes_contracted_s(word)) << word;
  for (const char* word : {"", "biden", "dog", "i", "theres", "whowhowho"})
    EXPECT_FALSE(takes_contracted_s(word)) << word;
}

TEST(Contractions, ElidedWordsOfFrenchAndItalian) {
  for (const char* word : {"l", "d", "qu", "dell", "jusqu", "puisqu", "tutt", "agl"})
    EXPECT_TRUE(is_elided(word)) << word;
  for (const char* word : {"", "o", "don", "aujourd", "rock", "le"})
    EXPECT_FALSE(is_elided(word)) << word;
}

TEST(Contractions, SomeElidedWordsBeginNames) {
  EXPECT_TRUE(begins_name("d"));
  EXPECT_TRUE(begins_name("dell"));
  EXPECT_FALSE(begins_name("l"));
  EXPECT_FALSE(begins_name("qu"));
}

TEST(Contractions, WordsThatAreShouted) {
  EXPECT_TRUE(is_emphasis(packed_word("not")));
  EXPECT_TRUE(is_emphasis(packed_word("don't")));
  for (const char* acronym : {"us", "it", "who", "or", "in", "is", "me", "am", "pm", "so"})
    EXPECT_FALSE(is_emphasis(packed_word(acronym))) << acronym;
}

TEST(Contractions, FunctionWordsAreNoAcronyms) {
  EXPECT_TRUE(is_function_word(packed_word("not")));
  EXPECT_TRUE(is_function_word(packed_word("her")));
  for (const char* acronym : {"us", "it", "who", "or", "in", "is", "me", "am", "pm"})
    EXPECT_FALSE(is_function_word(packed_word(acronym))) << acronym;
}

TEST(Contractions, PrefixesOfNumbersAreNoCodes) {
  EXPECT_TRUE(is_number_prefix("mid"));
  EXPECT_TRUE(is_number_prefix("since"));
  EXPECT_FALSE(is_number_prefix("covid"));
  EXPECT_FALSE(is_number_prefix("f"));
}

}  // namespace
}  // namespace broadsheet::text
