#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace broadsheet::article {

/// Calls visit(word) for the words of a text, cut at blanks and tabs; stops where visit returns
/// false, and says whether it never did.
template <typename Visit>
bool all_words(std::string_view text, Visit&& visit) {
  std::size_t i = 0;
  while (i < text.size()) {
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
    std::size_t end = i;
    while (end < text.size() && text[end] != ' ' && text[end] != '\t') ++end;
    if (end > i && !visit(text.substr(i, end - i))) return false;
    i = end;
  }
  return true;
}

/// A word without commas, stops, brackets, bars and dashes at its ends.
[[nodiscard]] std::string_view without_punctuation(std::string_view word);

/// Whether the word, folded, is in a list of words in small letters, of 24 bytes at most.
[[nodiscard]] bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list);

/// Whether the first letter is upper-case: ASCII, Latin-1, and beyond taken as such.
[[nodiscard]] bool is_capitalised(std::string_view word);

/// Whether the word may stand inside a person's name in small letters: "de", "van".
[[nodiscard]] bool is_particle(std::string_view word);

/// Names of months and days in English, Spanish, French and German.
[[nodiscard]] bool is_month_or_day(std::string_view word);

/// Those and the other words that dates and times of publication are told with.
[[nodiscard]] bool is_time_word(std::string_view word);

}  // namespace broadsheet::article
