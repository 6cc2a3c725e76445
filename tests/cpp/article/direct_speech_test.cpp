#include "broadsheet/article/direct_speech.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

using Form = QuoteMark::Form;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> speech(std::string_view text) {
  std::vector<QuoteMark> marks;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with('"')) marks.push_back({i, Form::straight});
    if (rest.starts_with("\u2018")) marks.push_back({i, Form::single_open});
    if (rest.starts_with("\u201c")) marks.push_back({i, Form::curly_open});
    if (rest.starts_with("\u201d")) marks.push_back({i, Form::curly_close});
    if (rest.starts_with("\u201e")) marks.push_back({i, Form::low_open});
    if (rest.starts_with("\u00ab")) marks.push_back({i, Form::guillemet_left});
    if (rest.starts_with("\u00bb")) marks.push_back({i, Form::guillemet_right});
  }
  std::vector<Speech> found;
  find_direct_speech(text, 0, static_cast<std::uint32_t>(text.size()), marks, found);
  std::vector<std::string> texts;
  for (const Speech& s : found) texts.emplace_back(text.substr(s.begin, s.end - s.begin));
  return texts;
}

TEST(DirectSpeech, KnowsTheMarksOfFourLanguages) {
  EXPECT_THAT(speech("He said: \"We will go now.\""), ElementsAre("\"We will go now.\""));
  EXPECT_THAT(speech("\u201cWe go,\u201d he said."), ElementsAre("\u201cWe go,\u201d"));
  EXPECT_THAT(speech("\u201eWir gehen jetzt nach Hause\u201c, sagte er."),
              ElementsAre("\u201eWir gehen jetzt nach Hause\u201c"));
  EXPECT_THAT(speech("\u00ab On ne sait jamais \u00bb, dit-il."),
              ElementsAre("\u00ab On ne sait jamais \u00bb"));
  EXPECT_THAT(speech("\u00bbWir gehen jetzt heim\u00ab, sagte er."),
              ElementsAre("\u00bbWir gehen jetzt heim\u00ab"));
}

TEST(DirectSpeech, IsThreeWordsOrClosedByAStop) {
  EXPECT_THAT(speech("the \"gray zone\" there"), IsEmpty());
  EXPECT_THAT(speech("\"Yes,\" he said"), ElementsAre("\"Yes,\""));
  EXPECT_THAT(speech("a 12\" board and a 14\" board"), IsEmpty());
  EXPECT_THAT(speech("\u00bb Read the whole story here"), IsEmpty());
}

TEST(DirectSpeech, MayMixItsMarks) {
  EXPECT_THAT(speech("\u201cWe go,\" he told them. \u201cAll of us go now.\u201d"),
              ElementsAre("\u201cWe go,\"", "\u201cAll of us go now.\u201d"));
  EXPECT_THAT(speech("\u201cWe go with the \"old guard\" of the port,\u201d he said."),
              ElementsAre("\u201cWe go with the \"old guard\" of the port,\u201d"));
  EXPECT_THAT(speech("\u201cIt is 6\" tall, and it stays. It stays"),
              ElementsAre("\u201cIt is 6\" tall, and it stays. It stays"));
}

TEST(DirectSpeech, LeftOpenRunsToTheEnd) {
  EXPECT_THAT(speech("He said: \u201cWe go now. All of us."),
              ElementsAre("\u201cWe go now. All of us."));
}

TEST(DirectSpeech, TakesSingleMarksWithAStop) {
  EXPECT_THAT(speech("\u2018The dog\u2019s gone,\u2019 he said."),
              ElementsAre("\u2018The dog\u2019s gone,\u2019"));
  EXPECT_THAT(speech("The \u2018fair deal\u2019 of the dogs\u2019 owners."), IsEmpty());
}

TEST(DirectSpeech, TakesShortSpeechWithItsSpeaker) {
  EXPECT_THAT(speech("\"Ya basta\", dijo Ana."), ElementsAre("\"Ya basta\""));
  EXPECT_THAT(speech("The \"fair deal\", a tax, fell."), IsEmpty());
}

TEST(DirectSpeech, LeavesTitlesOut) {
  EXPECT_THAT(speech("She read \"The Song of the Lark\" at home."), IsEmpty());
  EXPECT_THAT(speech("\"The Song of the Lark,\" a book, fell."), IsEmpty());
}

TEST(DirectSpeech, OpensWithADashInDialogue) {
  const auto dialogue = [](std::string_view text) {
    std::vector<Speech> found;
    find_dialogue(text, 0, static_cast<std::uint32_t>(text.size()), found);
    std::vector<std::string> texts;
    for (const Speech& s : found) texts.emplace_back(text.substr(s.begin, s.end - s.begin));
    return texts;
  };
  EXPECT_THAT(dialogue("\u2014No voy \u2014dijo Ana\u2014. Es tarde."),
              ElementsAre("\u2014No voy", "Es tarde."));
  EXPECT_THAT(dialogue("\u2014Reuters staff in Lima"), IsEmpty());
  EXPECT_THAT(dialogue("No voy \u2014dijo Ana."), IsEmpty());
}

}  // namespace
}  // namespace broadsheet::article
