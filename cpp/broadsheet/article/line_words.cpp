#include "broadsheet/article/line_words.hpp"

#include <algorithm>
#include <array>

#include "broadsheet/article/line_shape.hpp"

namespace broadsheet::article {

std::string_view without_punctuation(std::string_view word) {
  const auto is_mark = [](char c) {
    return c == ',' || c == '.' || c == ':' || c == ';' || c == '(' || c == ')' || c == '|' ||
           c == '[' || c == ']' || c == '*' || c == '-' || c == '/' || c == '!' || c == '?';
  };
  while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
  return word;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  std::array<char, 24> small{};
  if (word.empty() || word.size() > small.size()) return false;
  std::transform(word.begin(), word.end(), small.begin(), lower);
  const std::string_view folded{small.data(), word.size()};
  for (const std::string_view one : list) {
    if (one.size() == folded.size() && one[0] == folded[0] && one == folded) return true;
  }
  return false;
}

bool is_capitalised(std::string_view word) {
  if (word.empty()) return false;
  if (is_upper(word[0])) return true;
  const auto first = static_cast<unsigned char>(word[0]);
  if (first == 0xC3 && word.size() > 1) {
    const auto second = static_cast<unsigned char>(word[1]);
    return second >= 0x80 && second <= 0x9E;
  }
  return first >= 0xC4 && first != 0xE2;
}

bool is_particle(std::string_view word) {
  static constexpr WordList kParticles(std::to_array<std::string_view>(
      {"de", "del", "la", "van", "von", "der", "den", "da", "di", "du", "le", "el", "al", "bin",
       "ibn", "dos", "das", "y", "e"}));
  return kParticles.has(word);
}

bool is_month_or_day(std::string_view word) {
  static constexpr WordList kMonthsAndDays(std::to_array<std::string_view>(
      {"jan",      "january",   "feb",       "february",  "mar",      "march",    "apr",
       "april",    "may",       "jun",       "june",      "jul",      "july",     "aug",
       "august",   "sep",       "sept",      "september", "oct",      "october",  "nov",
       "november", "dec",       "december",  "mon",       "monday",   "tue",      "tues",
       "tuesday",  "wed",       "wednesday", "thu",       "thurs",    "thursday", "fri",
       "friday",   "sat",       "saturday",  "sun",       "sunday",   "enero",    "febrero",
       "marzo",    "abril",     "mayo",      "junio",     "julio",    "agosto",   "septiembre",
       "octubre",  "noviembre", "diciembre", "janvier",   "mars",     "avril",    "mai",
       "juin",     "juillet",   "septembre", "octobre",   "novembre", "januar",   "februar",
       "juni",     "juli",      "oktober",   "dezember",  "ene",      "abr",      "dic",
       "janv",     "avr",       "juil",      "okt",       "dez"}));
  return kMonthsAndDays.has(word);
}

bool is_time_word(std::string_view word) {
  static constexpr WordList kTimeWords(std::to_array<std::string_view>({"am",
                                                                        "pm",
                                                                        "a.m",
                                                                        "p.m",
                                                                        "et",
                                                                        "est",
                                                                        "edt",
                                                                        "ct",
                                                                        "cst",
                                                                        "cdt",
                                                                        "pt",
                                                                        "pst",
                                                                        "pdt",
                                                                        "mst",
                                                                        "mt",
                                                                        "gmt",
                                                                        "bst",
                                                                        "utc",
                                                                        "ist",
                                                                        "cet",
                                                                        "cest",
                                                                        "at",
                                                                        "on",
                                                                        "the",
                                                                        "of",
                                                                        "de",
                                                                        "le",
                                                                        "um",
                                                                        "uhr",
                                                                        "updated",
                                                                        "posted",
                                                                        "published",
                                                                        "first",
                                                                        "last",
                                                                        "modified",
                                                                        "created",
                                                                        "publicado",
                                                                        "actualizado",
                                                                        "ago",
                                                                        "hour",
                                                                        "hours",
                                                                        "minute",
                                                                        "minutes",
                                                                        "day",
                                                                        "days",
                                                                        "week",
                                                                        "weeks",
                                                                        "month",
                                                                        "months",
                                                                        "year",
                                                                        "years",
                                                                        "an",
                                                                        "a",
                                                                        "eastern",
                                                                        "pacific",
                                                                        "central",
                                                                        "edition",
                                                                        "date",
                                                                        "time",
                                                                        "and",
                                                                        "original",
                                                                        "by",
                                                                        "admin",
                                                                        "staff",
                                                                        "hs",
                                                                        "h",
                                                                        "hr",
                                                                        "hrs",
                                                                        "min",
                                                                        "mins",
                                                                        "el",
                                                                        "las",
                                                                        "los",
                                                                        "del",
                                                                        "horas",
                                                                        "minutos",
                                                                        "hace",
                                                                        "publicada",
                                                                        "actualizada",
                                                                        "\u00e0",
                                                                        "mis",
                                                                        "jour",
                                                                        "publi\u00e9",
                                                                        "modifi\u00e9",
                                                                        "heure",
                                                                        "heures",
                                                                        "den",
                                                                        "vom",
                                                                        "stunden",
                                                                        "minuten",
                                                                        "vor",
                                                                        "aktualisiert",
                                                                        "ver\u00f6ffentlicht"}));
  return is_month_or_day(word) || kTimeWords.has(word);
}

}  // namespace broadsheet::article
