#include "broadsheet/text/sentences.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::text {
namespace {

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> found;
  for (const ByteRange& range : Tokenizer().sentences(text))
    found.emplace_back(text.substr(range.begin, range.end - range.begin));
  return found;
}

/// The text is two sentences that part at "|", or one if there is none.
void expect_parted(std::string text) {
  const std::size_t bar = text.find('|');
  if (bar == std::string::npos) {
    EXPECT_EQ(sentences(text), std::vector<std::string>{text});
    return;
  }
  text.erase(bar, 1);
  const bool spaced = text[bar - 1] == ' ' || text[bar - 1] == '\n';
  const std::vector<std::string> parts = {text.substr(0, bar - (spaced ? 1 : 0)), text.substr(bar)};
  EXPECT_EQ(sentences(text), parts);
}

TEST(Sentences, EndAtFullStopsBehindPlainWords) {
  expect_parted("The mayor resigned. |Voters cheered.");
  expect_parted("So it is. |It was.");
  expect_parted("He left (at last). |Nobody saw.");
  expect_parted("Was it? |No.");
}

TEST(Sentences, GoOnBehindAbbreviations) {
  for (const char* text :
       {"They asked Sen. Smith about it.", "Mr. Smith left.", "On Sept. 11 they met.",
        "George W. Bush spoke.", "It is No. 10 on the list.", "The U.S. Senate voted.",
        "He lives in St. Paul today.", "At 10 a.m. Monday they met.", "It cost 3.5 percent."})
    expect_parted(text);
}

TEST(Sentences, EndBehindAbbreviationsBeforeAWordThatBeginsSentences) {
  expect_parted("He left the U.S. |The reason is unknown.");
  expect_parted("It began at 10 a.m. |The mayor was late.");
  expect_parted("He works for Acme Inc. |He is happy.");
}

TEST(Sentences, TimesEndThemUnlessTheyBeginThem) {
  expect_parted("The doors open at 6 p.m. |Volunteers are welcome.");
  expect_parted("At 6 p.m. Mayor Cole spoke.");
  expect_parted("9:40 p.m. Stocks fall.");
  for (const char* rest :
       {"Monday", "Eastern time", "ET", "E.T.", "Hong Kong time", "Dec. 4", "3 July"})
    expect_parted("The doors open at 6 p.m. " + std::string(rest) + " for all.");
}

TEST(Sentences, RulesThatLookAroundEndWithTheText) {
  for (const char* text :
       {"p.m. A", "p.m. A.", "5 p.m. A", "St. A", "no. 5", "U.S. President", "I. A", ", Fla. Gov",
        "the U.S. President L", "on Elm St. L", "\np.m. A"})
    EXPECT_LE(sentences(text).size(), 2U) << text;
}

TEST(Sentences, AStreetIsNoSaint) {
  expect_parted("He walked down Elm St. |Paul saw him.");
  expect_parted("He lives at 12 Elm St. |Paul knew it.");
  expect_parted("He lives in Elm St. |The door is red.");
  expect_parted("He drove on 42nd St. |Jones followed.");
  for (const char* text : {"He lives in St. Paul, he said.", "He went on Port St. Lucie is gone.",
                           "He walked down Wall St. Journal said."})
    expect_parted(text);
}

TEST(Sentences, PlacesEndThemBehindAComma) {
  expect_parted("He lives in Tampa, Fla. |Gov. Ron DeSantis knows.");
  expect_parted("He asked Fla. Gov. Ron DeSantis.");
  expect_parted("He lives in Minn. |St. Paul is cold.");
  expect_parted("He lives in Utica, N.Y. |Lee lives in Rome.");
  expect_parted("He asked N.Y. Gov. Ann Lee.");
}

TEST(Sentences, GoOnInADateline) {
  expect_parted("AMHERST, N.H. \u2014 Gov. Rick Perry spoke.");
  expect_parted("COVINGTON, La. - He spoke.");
  expect_parted("ELIZABETH, N.J. (Reuters) - He spoke.");
}

TEST(Sentences, NoIsAnAnswerOrANumber) {
  expect_parted("They said no. |40 of them left.");
  expect_parted("Will you go? |No.");
  expect_parted("He is the no. 2 Republican.");
  expect_parted("They voted for No. 40 of them.");
}

TEST(Sentences, AnOfficeBehindTheCountryBeginsOne) {
  expect_parted("He left the U.S. |President Lee stayed.");
  expect_parted("He met U.S. President Lee.");
  expect_parted("He met the U.S. Attorney General Lee.");
  expect_parted("He left the U.S. |We\u2019ve stayed.");
}

TEST(Sentences, LettersEndThemInASeries) {
  expect_parted("She took Vitamin D. |Lee did not.");
  expect_parted("She is taller than I. |Lee is not.");
  expect_parted("She met George W. Lee.");
}

TEST(Sentences, NamesMayEndWithAMark) {
  expect_parted("He works for Yahoo! Finance now.");
  expect_parted("He works for Yahoo! |The pay is good.");
}

TEST(Sentences, AQuotationMarkBeforeATitleChangesNothing) {
  for (const std::string open : {"\"", "'", "(", "[", "\u201C", "\u2018", "\u00AB", "\u201E"}) {
    expect_parted("They say " + open + "Mr. Smith knew.");
    expect_parted("They say " + open + "Gov. Baker knew.");
    expect_parted("They say " + open + "U.S. Steel knew.");
    expect_parted(open + "Dr. Lee knew.");
    expect_parted("It is over. |" + open + "Mr. Smith knew.");
  }
}

TEST(Sentences, QuotationMarksCloseBehindTheStop) {
  expect_parted("\"It was him.\" |Police agreed.");
  expect_parted("\u201CIt was him.\u201D |Police agreed.");
  expect_parted("\u00ABIt was him.\u00BB |Police agreed.");
  expect_parted("(It was him.) |Police agreed.");
  expect_parted("He said, \u201CIt was Mr.\u201D |Police agreed.");
  expect_parted("\"Stop!\" Smith said.");
  expect_parted("\u201CStop!\u201D O\u2019Rourke said.");
  expect_parted("\"Stop!\" O'Rourke said.");
  expect_parted("\u201CStop?\u201D Maria Lopez asked.");
}

TEST(Sentences, EndBehindAFrenchGuillemet) {
  for (const std::string space : {" ", "\u00A0", "\u202F"}) {
    const std::string open = "\u00AB" + space;
    const std::string close = space + "\u00BB";
    expect_parted(open + "C'est faux" + space + "!" + close + ", a-t-il dit.");
    expect_parted(open + "C'est faux." + close + " |Il est parti.");
  }
  expect_parted("Er ging. |\u00BBNein\u00AB, sagte er.");
}

TEST(Sentences, GoOnBehindAbbreviationsOfOtherLanguages) {
  for (const char* text :
       {"El Gral. Paz habl\u00F3.", "El n\u00FAm. 3 falta.", "Es gibt z. B. Stahl.",
        "Der 2. Weltkrieg begann.", "\u00C0 9 h. 30 il part.", "Le 3 f\u00E9vr. 2024 il part.",
        "It is set for Sat. Nov. 4 in Ohio.", "He is a.k.a. The Base."})
    expect_parted(text);
  expect_parted("They took plan b. |Voters knew.");
}

TEST(Sentences, EndAtEveryLineBreak) {
  expect_parted("A headline without a stop\n|The text.");
  expect_parted("It is over.\n|The text.");
  EXPECT_EQ(sentences("a\r\nb").size(), 2U);
}

TEST(Sentences, SpacedStopsAreOneMark) {
  expect_parted("I don't know . . . maybe so.");
  expect_parted("He left . . . |Nobody knew.");
}

TEST(Sentences, ASpaceThatWasLostIsNoDoubt) {
  expect_parted("as he said.|The end came.");
  expect_parted("We live with.|Rep. Paul Ryan agreed.");
}

TEST(Sentences, OfChineseNeedNoSpaces) {
  EXPECT_EQ(sentences("\u4F60\u597D\u3002\u518D\u89C1\u3002").size(), 2U);
}

TEST(Sentences, AnEndLiesBehindTheMark) {
  const std::string_view text = "It is over. He left.";
  EXPECT_EQ(sentence_end(text, 10), 11U);
  EXPECT_EQ(sentence_end("At 3.5 percent", 4), kNoSentenceEnd);
}

}  // namespace
}  // namespace broadsheet::text
