#include "broadsheet/article/quotes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>

#include "labelled_sentences.hpp"

namespace broadsheet::article {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string_view outlet;

std::vector<Segment> parse(std::string_view text) {
  std::vector<Segment> segments;
  Parser().parse(text, false, segments, {outlet, ""});
  return segments;
}

std::vector<std::string> quotes(std::string_view text) {
  std::vector<std::string> found;
  const auto at = [text](TextRange range) {
    return std::string(text.substr(range.begin, range.end - range.begin));
  };
  for (const AttributedQuote& q : find_quotes(text, parse(text)))
    found.push_back(at(q.quote) + " | " + at(q.speaker) + " | " + at(q.verb));
  return found;
}

std::vector<std::string> sources(std::string_view text) {
  std::vector<std::string> found;
  for (const Attribution& a : find_attributions(text, parse(text)))
    found.emplace_back(text.substr(a.source.begin, a.source.end - a.source.begin));
  return found;
}

template <typename Find>
void expect_agreement(std::vector<std::string> LabelledSentence::* labels, Find find) {
  const auto sentences =
      read_labelled_sentences(BROADSHEET_SOURCE_DIR "/tests/data/names_and_quotes.txt");
  ASSERT_GE(sentences.size(), 120U);
  for (const bool held_apart : {false, true}) {
    Agreement agreement;
    for (const LabelledSentence& sentence : sentences) {
      if (sentence.held_apart == held_apart) agreement.count(sentence.*labels, find(sentence.text));
    }
    std::cout << (held_apart ? "held apart" : "tuned on") << ": precision " << agreement.precision()
              << ", recall " << agreement.recall() << " of " << agreement.given << '\n';
    EXPECT_GE(agreement.precision(), 0.95);
    EXPECT_GE(agreement.recall(), 0.8);
  }
}

TEST(FindQuotes, AgreesWithLabelledSentences) {
  expect_agreement(&LabelledSentence::quotes, quotes);
}
TEST(FindAttributions, AgreesWithLabelledSentences) {
  expect_agreement(&LabelledSentence::sources, sources);
}

TEST(FindQuotes, KeepsTheSpeakerOverParagraphs) {
  EXPECT_THAT(
      quotes("\u201cFirst we marched,\u201d said Ana Costa. \u201cThen we sat down.\n\u201cAnd "
             "then it rained.\u201d"),
      ElementsAre("First we marched, | Ana Costa | said", "Then we sat down. | Ana Costa | said",
                  "And then it rained. | Ana Costa | said"));
}

TEST(FindQuotes, LeavesOutWhatNobodySaid) {
  EXPECT_THAT(quotes("The book \"A Year by the Sea\" sold well."), IsEmpty());
  EXPECT_THAT(quotes("They carried a banner: \"No more deaths.\""), IsEmpty());
}

TEST(FindAttributions, DoesNotRepeatTheSpeakerOfAQuotation) {
  EXPECT_THAT(sources("\"We will stay,\" said Ana Costa."), IsEmpty());
  EXPECT_THAT(sources("The Associated Press reported that the dam had failed."),
              ElementsAre("Associated Press"));
}

TEST(FindQuotes, ReadsOverTheOutletsOwnName) {
  outlet = "Politico";
  EXPECT_THAT(quotes("\"We will not move,\" Ana Costa told POLITICO on Monday."),
              ElementsAre("We will not move, | Ana Costa | told"));
  EXPECT_THAT(quotes("Ana Costa told POLITICO: \"We will not move.\""),
              ElementsAre("We will not move. | Ana Costa | told"));
  EXPECT_THAT(quotes("\"We will,\" Ana Costa told POLITICO. \"We will not move.\""),
              ElementsAre("We will, | Ana Costa | told", "We will not move. | Ana Costa | told"));
  EXPECT_THAT(sources("According to POLITICO, the two met at the airport in Lima."),
              ElementsAre("POLITICO"));
  EXPECT_THAT(sources("POLITICO reported that the two met at the airport."),
              ElementsAre("POLITICO"));
  EXPECT_THAT(sources("Ana Costa told POLITICO that the two had met."), ElementsAre("Ana Costa"));
  outlet = "";
}

TEST(FindQuotes, EveryRangeIsInsideTheText) {
  for (const std::string text :
       {"\"", "\" said", "\"a b c\" said", "said \"a b c", "according to", "\u201c\u201d said X"}) {
    for (const AttributedQuote& q : find_quotes(text, parse(text))) {
      EXPECT_LE(q.quote.end, text.size());
      EXPECT_LE(q.speaker.end, text.size());
      EXPECT_LE(q.quote.begin, q.quote.end);
    }
    for (const Attribution& a : find_attributions(text, parse(text)))
      EXPECT_LE(a.source.end, text.size());
  }
}

}  // namespace
}  // namespace broadsheet::article
