#include "broadsheet/article/names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>

#include "labelled_sentences.hpp"

namespace broadsheet::article {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Segment> parse(std::string_view text) {
  std::vector<Segment> segments;
  Parser().parse(text, false, segments);
  return segments;
}

std::vector<std::string> mentions(std::string_view text) {
  std::vector<std::string> found;
  for (const NameMention& m : find_names(text, parse(text)).mentions)
    found.emplace_back(text.substr(m.begin, m.end - m.begin));
  return found;
}

TEST(FindNames, AgreesWithLabelledSentences) {
  const auto sentences =
      read_labelled_sentences(BROADSHEET_SOURCE_DIR "/tests/data/names_and_quotes.txt");
  ASSERT_GE(sentences.size(), 120U);
  for (const bool held_apart : {false, true}) {
    Agreement agreement;
    for (const LabelledSentence& sentence : sentences) {
      if (sentence.held_apart == held_apart)
        agreement.count(sentence.names, mentions(sentence.text));
    }
    std::cout << (held_apart ? "held apart" : "tuned on") << ": precision " << agreement.precision()
              << ", recall " << agreement.recall() << " of " << agreement.given << '\n';
    EXPECT_GE(agreement.precision(), 0.95);
    EXPECT_GE(agreement.recall(), 0.8);
  }
}

TEST(FindNames, DropsTitlesDaysAndPeoples) {
  EXPECT_THAT(mentions("On Monday, Sen. Ted Cruz, a Republican, met American farmers."),
              ElementsAre("Ted Cruz"));
  EXPECT_THAT(mentions("However, the weather was bad."), IsEmpty());
  EXPECT_THAT(
      mentions("Journalist Maria Lopez met the Secretary of the Interior Paul Costa there."),
      ElementsAre("Maria Lopez", "Paul Costa"));
}

TEST(FindNames, KeepsInstitutionsWhole) {
  EXPECT_THAT(
      mentions(
          "They sued the Department of Health and Human Services and the University of Texas."),
      ElementsAre("Department of Health and Human Services", "University of Texas"));
}

TEST(FindNames, JoinsShortFormsToTheLongOne) {
  const std::string text =
      "Joe Biden spoke. The crowd cheered Biden. L\u00f3pez Obrador listened.\n"
      "Andr\u00e9s Manuel Lopez Obrador and Biden left. Obrador smiled.";
  const ArticleNames names = find_names(text, parse(text));
  EXPECT_THAT(names.names, ElementsAre("Joe Biden", "Andr\u00e9s Manuel Lopez Obrador"));
  ASSERT_EQ(names.mentions.size(), 6U);
  EXPECT_EQ(names.mentions[1].name, names.mentions[0].name);
  EXPECT_EQ(names.mentions[2].name, names.mentions[3].name);
}

TEST(FindNames, LeavesTheSenateWhatItIs) {
  const std::string text = "He ran for the Nevada State Senate. The bill went to the Senate.";
  const ArticleNames names = find_names(text, parse(text));
  EXPECT_THAT(names.names, ElementsAre("Nevada State Senate", "Senate"));
}

TEST(FindNames, JoinsAnAcronymToTheNameBeforeIt) {
  const std::string text = "The Federal Trade Commission (FTC) sued. Later the FTC settled.";
  const ArticleNames names = find_names(text, parse(text));
  EXPECT_THAT(names.names, ElementsAre("Federal Trade Commission"));
  EXPECT_EQ(names.mentions.size(), 3U);
}

TEST(FindNames, TakesFromHeadlinesOnlyWhatTheTextNames) {
  const std::string text =
      "Mayor Marsh Opens Shelter In The Old Harbor District\nThe shelter was opened by Elena "
      "Marsh.";
  EXPECT_THAT(mentions(text), ElementsAre("Marsh", "Elena Marsh"));
}

TEST(FindNames, JoinsShortFormsOfPersonsOnly) {
  const std::string text =
      "The White House spoke. Leaders of the House and Wes Roe left. We saw Roe.";
  EXPECT_THAT(find_names(text, parse(text)).names,
              ElementsAre("White House", "House", "Wes Roe", "Roe"));
  const std::string known = "They met Joe Roe in Lima. The crowd likes Roe.";
  EXPECT_THAT(find_names(known, parse(known)).names, ElementsAre("Joe Roe", "Lima"));
  const std::string begins = "They met Ana Costa, then Costa and Costa Rica.";
  EXPECT_THAT(find_names(begins, parse(begins)).names, ElementsAre("Ana Costa", "Costa Rica"));
  const std::string place = "He likes Michael Jordan. The king of Jordan left.";
  EXPECT_THAT(find_names(place, parse(place)).names, ElementsAre("Michael Jordan", "Jordan"));
}

TEST(FindNames, LeavesAShortFormOfSeveralApart) {
  const std::string text =
      "We met Joe Roe. They like Roe. She met Ann Roe too. Voters like Roe less.";
  const ArticleNames names = find_names(text, parse(text));
  EXPECT_THAT(names.names, ElementsAre("Joe Roe", "Ann Roe", "Roe"));
  EXPECT_EQ(names.mentions[1].name, 0U);  // only one was named so far
  EXPECT_EQ(names.mentions[3].name, 2U);
}

TEST(FindNames, KeepsSaintsAndJuniors) {
  EXPECT_THAT(mentions("They left St. Cloud for Ft. Dodge with Ken Moss Jr. on Friday."),
              ElementsAre("St. Cloud", "Ft. Dodge", "Ken Moss Jr."));
}

TEST(FindNames, LeavesOutTheWordsThatOpenSentences) {
  EXPECT_THAT(mentions("Luego la Guardia Costera detuvo a Ana Ruiz y Luis Paz en Cali."),
              ElementsAre("Guardia Costera", "Ana Ruiz", "Luis Paz", "Cali"));
  EXPECT_THAT(mentions("La Guardia Costera llega. El Salvador espera."),
              ElementsAre("Guardia Costera", "El Salvador"));
  EXPECT_THAT(mentions("Puis le Conseil constitutionnel a entendu les avocats."),
              ElementsAre("Conseil constitutionnel"));
  EXPECT_THAT(
      mentions("Am Montag sah die Polizei im Werk den Chef der Firma und Kanzler Olaf Roth."),
      ElementsAre("Olaf Roth"));
}

TEST(FindNames, KeepsTitlesInQuotationMarksWhole) {
  EXPECT_THAT(mentions("She read \u201cThe Song of the Lark\u201d in Lima."),
              ElementsAre("The Song of the Lark", "Lima"));
}

TEST(FindNameRanges, FindsThemInAPhrase) {
  EXPECT_EQ(find_name_ranges("by Ana Costa and Roe .").size(), 2U);
}

TEST(NameCounter, JoinsShortFormsOfAnAlias) {
  const std::string text = "The crowd likes AMLO. We saw L\u00f3pez Aranda.";
  const std::map<std::string, std::string> aliases = {{"AMLO", "Andr\u00e9s L\u00f3pez Aranda"}};
  NameCounter counter(aliases);
  counter.add(text, find_names(text, parse(text)));
  ASSERT_EQ(counter.rows().size(), 1U);
  EXPECT_EQ(counter.rows()[0].count, 2);
}

TEST(NameCounter, MergesInAnyOrder) {
  const std::vector<std::string> texts = {
      "The crowd cheered Joe Biden. They like Biden.", "We saw L\u00f3pez Aranda.",
      "We met Lopez Aranda and Joe Biden.", "They call him AMLO now."};
  const std::map<std::string, std::string> aliases = {{"AMLO", "L\u00f3pez Aranda"}};
  const auto count = [&](const std::vector<std::size_t>& which) {
    NameCounter counter(aliases);
    for (const std::size_t i : which) counter.add(texts[i], find_names(texts[i], parse(texts[i])));
    return counter;
  };
  NameCounter all = count({0, 1});
  all.merge(count({2, 3}));
  NameCounter other = count({3, 2});
  other.merge(count({1, 0}));
  const auto rows = all.rows();
  const auto other_rows = other.rows();
  ASSERT_EQ(rows.size(), 2U);
  ASSERT_EQ(other_rows.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(rows[i].name, other_rows[i].name);
    EXPECT_EQ(rows[i].variants, other_rows[i].variants);
    EXPECT_EQ(rows[i].count, 3);
  }
  EXPECT_EQ(rows[0].name, "Joe Biden");
  EXPECT_THAT(rows[0].variants, ElementsAre("Joe Biden", "Biden"));
  EXPECT_EQ(rows[0].articles, 2);
  EXPECT_EQ(rows[1].articles, 3);
}

TEST(NameKey, IgnoresDiacriticsCaseAndStops) {
  EXPECT_EQ(name_key("J.R. L\u00f3pez"), name_key("jr lopez"));
  EXPECT_EQ(name_key("O\u2019Brien"), name_key("O'Brien"));
}

}  // namespace
}  // namespace broadsheet::article
