#include "broadsheet/article/news_language.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace broadsheet::article {
namespace {

NewsLanguage language_of(const std::string& text) {
  LanguageVotes votes;
  std::istringstream words(text);
  for (std::string word; words >> word;) votes.add(word);
  return votes.language();
}

TEST(LanguageVotes, TellsSixLanguages) {
  EXPECT_EQ(language_of("the mayor of the town was in a hurry"), NewsLanguage::english);
  EXPECT_EQ(language_of("el alcalde de la ciudad no tiene prisa"), NewsLanguage::spanish);
  EXPECT_EQ(language_of("le maire de la ville est dans une salle"), NewsLanguage::french);
  EXPECT_EQ(language_of("der Rat und die Stadt sind nicht auf einer Linie"), NewsLanguage::german);
  EXPECT_EQ(language_of("il sindaco della citt\u00e0 non \u00e8 nel palazzo"),
            NewsLanguage::italian);
  EXPECT_EQ(language_of("o prefeito n\u00e3o foi ao encontro dos moradores"),
            NewsLanguage::portuguese);
  EXPECT_EQ(language_of(""), NewsLanguage::english);
}

TEST(OpensSentences, IsOfALanguage) {
  EXPECT_TRUE(opens_sentences(NewsLanguage::spanish, "Luego"));
  EXPECT_TRUE(opens_sentences(NewsLanguage::french, "Puis"));
  EXPECT_TRUE(opens_sentences(NewsLanguage::german, "Dann"));
  EXPECT_TRUE(opens_sentences(NewsLanguage::italian, "Ieri"));
  EXPECT_TRUE(opens_sentences(NewsLanguage::portuguese, "Ontem"));
  EXPECT_FALSE(opens_sentences(NewsLanguage::english, "Luego"));
}

}  // namespace
}  // namespace broadsheet::article
