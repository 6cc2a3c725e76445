#include "broadsheet/article/speaker.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

std::string after(std::string_view clause) {
  const auto found = speaker_after(clause, {0, static_cast<std::uint32_t>(clause.size())});
  return found ? std::string(
                     clause.substr(found->speaker.begin, found->speaker.end - found->speaker.begin))
               : "";
}

std::string before(std::string_view clause) {
  const auto found = speaker_before(clause, {0, static_cast<std::uint32_t>(clause.size())});
  return found ? std::string(
                     clause.substr(found->speaker.begin, found->speaker.end - found->speaker.begin))
               : "";
}

TEST(SpeakerAfter, PassesOverPartyAndState) {
  EXPECT_EQ(after(" Sen. Ana Costa, D-N.Y., said on Monday."), "Ana Costa");
  EXPECT_EQ(after(" Rep. Ana Costa (R-Tex.) said."), "Ana Costa");
  EXPECT_EQ(before("Speaker Ana Costa, R-La., told Fox News: "), "Ana Costa");
  EXPECT_EQ(after(" state Rep. Ana Costa said."), "Ana Costa");
  EXPECT_EQ(after(" reads the note."), "the note");
}

TEST(SpeakerAfter, IsNotWhomItWasSaidTo) {
  EXPECT_EQ(after(", dijo a EFE Ana Costa."), "Ana Costa");
  EXPECT_EQ(after(", dijo a EFE la ministra de Obras."), "la ministra de Obras");
  EXPECT_EQ(after(", explic\u00f3 a la agencia EFE Ana Costa."), "Ana Costa");
  EXPECT_EQ(after(", dijo a EFE."), "");
  EXPECT_EQ(after(", a d\u00e9clar\u00e9 \u00e0 l'AFP Claire Moreau."), "Claire Moreau");
  EXPECT_EQ(after(", a dit au Monde le maire de Brest."), "le maire de Brest");
  EXPECT_EQ(after(" said a mayor."), "a mayor");
  EXPECT_EQ(after(" sagte der Minister der Zeitung Bild."), "der Minister");
  EXPECT_EQ(after(" sagte der Minister der Rheinischen Post."), "der Minister");
  EXPECT_EQ(after(" sagte der Sprecher der Polizei."), "der Sprecher der Polizei");
  EXPECT_EQ(after(" sagte der Chefredakteur der Zeitung."), "der Chefredakteur der Zeitung");
}

TEST(SpeakerBefore, IsNoClauseOfTimeOrPlace) {
  EXPECT_EQ(before("After the vote, the mayor, Ana Costa, said: "), "the mayor");
  EXPECT_EQ(before("In an e-mail, Ana Costa, a nurse, responded: "), "Ana Costa");
  EXPECT_EQ(before("But Costa, who lost, said: "), "Costa");
  EXPECT_EQ(before("On Monday Ana Costa, who lost, said: "), "Ana Costa");
  EXPECT_EQ(before("With no one left on the bench, said: "), "");
}

TEST(SpeakerAfter, ReadsBothOrders) {
  EXPECT_EQ(after(" said Ana Costa, a nurse from Lima."), "Ana Costa");
  EXPECT_EQ(after(" Sen. Ana Costa told reporters on Monday."), "Ana Costa");
  EXPECT_EQ(after(" his neighbor, Ana Costa, said."), "Ana Costa");
  EXPECT_EQ(after(" said his lawyer, Ana Costa."), "Ana Costa");
  EXPECT_EQ(after(" said Ruiz's lawyer Ana Costa."), "Ana Costa");
  EXPECT_EQ(after(" said Ruiz\u2019s lawyer, Ana Costa."), "Ana Costa");
  EXPECT_EQ(after(" said Ruiz's mother."), "Ruiz's mother");
  EXPECT_EQ(after(" sagte Anna Roth der Neuen Zeitung."), "Anna Roth");
  EXPECT_EQ(after(" sagte Ursula von der Leyen."), "Ursula von der Leyen");
  EXPECT_EQ(after(" she later added."), "she");
  EXPECT_EQ(after(" a White House official said."), "a White House official");
}

TEST(SpeakerAfter, FindsNothingInOtherClauses) {
  EXPECT_EQ(after(" Ana Costa was told."), "");
  EXPECT_EQ(after(" Ana Costa did not say."), "");
  EXPECT_EQ(after(". Ana Costa said nothing."), "");
  EXPECT_EQ(after(" Ana Costa liked to say."), "");
  EXPECT_EQ(after(" as prices rose, the report said"), "");
  EXPECT_EQ(after(""), "");
}

TEST(SpeakerBefore, LeadsToTheQuotation) {
  EXPECT_EQ(before("If the port stays shut, says Costa, "), "Costa");
  EXPECT_EQ(before("Ana Costa, a nurse, said Monday: "), "Ana Costa");
  EXPECT_EQ(before("Ana Costa said: "), "Ana Costa");
  EXPECT_EQ(before("It rained. The union said in a statement: "), "The union");
  EXPECT_EQ(before("Ana Costa, a nurse, said, "), "Ana Costa");
  EXPECT_EQ(before("She called the offer a "), "");
  EXPECT_EQ(before("They carried a banner: "), "");
}

}  // namespace
}  // namespace broadsheet::article
