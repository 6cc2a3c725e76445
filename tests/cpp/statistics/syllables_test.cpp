#include "broadsheet/statistics/syllables.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

namespace broadsheet::statistics {
namespace {

TEST(EnglishSyllables, FollowTheSound) {
  const std::pair<std::string_view, int> words[] = {
      {"cat", 1},       {"table", 2},      {"made", 1},         {"statement", 2},
      {"element", 3},   {"nation", 2},     {"radio", 3},        {"created", 3},
      {"walked", 1},    {"wanted", 2},     {"fireman", 2},      {"sometimes", 2},
      {"rhythm", 2},    {"didn't", 2},     {"buses", 2},        {"Bush's", 2},
      {"mayor's", 2},   {"basically", 3},  {"border", 2},       {"immigration", 4},
      {"PBS", 3},       {"government", 3}, {"caf\u00e9", 2},    {"queue", 1},
      {"player", 2},    {"bridesmaid", 2}, {"scapegoat", 2},    {"Moorestown", 2},
      {"backyard", 2},  {"Vienna", 3},     {"cooperative", 5},  {"museums", 3},
      {"scientist", 3}, {"settlement", 3}, {"wouldn\u2019t", 2}};
  for (const auto& [word, n] : words) EXPECT_EQ(english_syllables(word), n) << word;
}

TEST(EnglishSyllables, CountNothingWithoutALetter) {
  EXPECT_EQ(english_syllables("6,000"), 0);
  EXPECT_EQ(english_syllables(""), 0);
  EXPECT_EQ(english_syllables("B2B"), 2);
}

TEST(SpanishSyllables, FollowTheRulesOfDiphthongAndHiatus) {
  const std::pair<std::string_view, int> words[] = {{"gato", 2},
                                                    {"pa\u00eds", 2},
                                                    {"hab\u00eda", 3},
                                                    {"ciudad", 2},
                                                    {"queso", 2},
                                                    {"guerra", 2},
                                                    {"ping\u00fcino", 3},
                                                    {"leer", 2},
                                                    {"aeropuerto", 5},
                                                    {"ley", 1},
                                                    {"yo", 1},
                                                    {"huevo", 2},
                                                    {"prohibir", 2},
                                                    {"murci\u00e9lago", 4},
                                                    {"oc\u00e9ano", 4},
                                                    {"ba\u00fal", 2},
                                                    {"averig\u00fc\u00e9is", 4},
                                                    {"M\u00e9xico", 3},
                                                    {"veinti\u00fan", 2},
                                                    {"cu\u00eddate", 3},
                                                    {"ling\u00fc\u00edstica", 4},
                                                    {"hu\u00ed", 1},
                                                    {"intervi\u00fa", 3},
                                                    {"chi\u00edta", 3},
                                                    {"constru\u00eda", 3},
                                                    {"gobierno", 3},
                                                    {"a\u00f1o", 2}};
  for (const auto& [word, n] : words) EXPECT_EQ(spanish_syllables(word), n) << word;
}

}  // namespace
}  // namespace broadsheet::statistics
