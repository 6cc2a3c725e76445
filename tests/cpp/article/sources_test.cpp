#include "broadsheet/article/sources.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> sources(std::string_view text, Beside beside = {}) {
  std::vector<Attribution> found;
  const auto end = static_cast<std::uint32_t>(text.size());
  find_sources(text, {0, end}, end, beside, found);
  std::vector<std::string> texts;
  for (const Attribution& a : found)
    texts.emplace_back(text.substr(a.source.begin, a.source.end - a.source.begin));
  return texts;
}

TEST(Sources, StandAfterACue) {
  EXPECT_THAT(sources("The dam failed, according to a report by the Associated Press."),
              ElementsAre("Associated Press"));
  EXPECT_THAT(sources("According to police, two men fled."), ElementsAre("police"));
  EXPECT_THAT(sources("It will close, according to its director, Ana Costa."),
              ElementsAre("Ana Costa"));
  EXPECT_THAT(sources("Laut Ana Costa ist alles gut."), ElementsAre("Ana Costa"));
}

TEST(Sources, StandBeforeAVerb) {
  EXPECT_THAT(sources("It will rain, the National Weather Service said."),
              ElementsAre("National Weather Service"));
  EXPECT_THAT(sources("Her lawyer, Ana Costa, told the court that she was ill."),
              ElementsAre("Ana Costa"));
  EXPECT_THAT(sources("Negotiators said they were tired."), IsEmpty());
  EXPECT_THAT(sources("Ana Costa wrote a book."), IsEmpty());
  EXPECT_THAT(sources("Ana Costa announced the cuts."), IsEmpty());
  EXPECT_THAT(sources("It fell, guards in Lima said."), IsEmpty());
  EXPECT_THAT(sources(" Ana Costa said.", {.quote_before = true, .quote_after = false}), IsEmpty());
}

TEST(Sources, AreNoNamesOfOthers) {
  EXPECT_THAT(sources("A lawyer for Ana Costa said she was ill."),
              ElementsAre("A lawyer for Ana Costa"));
  EXPECT_THAT(sources("The mayor of Lima said he was ill."), IsEmpty());
  EXPECT_THAT(sources("The mayor of Lima, Ana Costa, said she was ill."), ElementsAre("Ana Costa"));
  EXPECT_THAT(sources("It fell, according to a friend of Ana Costa."),
              ElementsAre("a friend of Ana Costa"));
  EXPECT_THAT(sources("It fell, according to a White House official."),
              ElementsAre("a White House official"));
  EXPECT_THAT(sources("It fell, according to the Crimson coach."),
              ElementsAre("the Crimson coach"));
  EXPECT_THAT(sources("It fell, according to the Reuters list."), ElementsAre("Reuters"));
}

TEST(Sources, AreNoArticleNorSilence) {
  EXPECT_THAT(sources("It fell, according to the WHO, which met."), ElementsAre("WHO"));
  EXPECT_THAT(sources("Lima spoke, and Quito said nothing."), IsEmpty());
}

TEST(Sources, StandBehindForeignVerbs) {
  EXPECT_THAT(sources("Hay dos heridos, inform\u00f3 la Cruz Roja."), ElementsAre("Cruz Roja"));
  EXPECT_THAT(sources("Il pleut, a annonc\u00e9 Ana Costa."), ElementsAre("Ana Costa"));
  EXPECT_THAT(sources("Nach Angaben der Polizei starben zwei."), ElementsAre("der Polizei"));
}

}  // namespace
}  // namespace broadsheet::article
