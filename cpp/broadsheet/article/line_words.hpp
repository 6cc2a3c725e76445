#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "broadsheet/article/line_shape.hpp"

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
[[nodiscard]] bool is_one_of(std::string_view word, std::span<const std::string_view> list);

/// The same for a few words. A list in braces is written to the stack at every call, so that a
/// longer one that ordinary words are looked up in is a WordList.
[[nodiscard]] inline bool is_one_of(std::string_view word,
                                    std::initializer_list<std::string_view> list) {
  return is_one_of(word, std::span(list.begin(), list.size()));
}

/// A list for is_one_of that is made when the program is compiled. Its lengths and first bytes
/// tell of most words that they are not in it.
///
///     static constexpr WordList kBoards(std::to_array<std::string_view>({"press", "board"}));
///     return kBoards.has(word);
template <std::size_t N>
class WordList {
 public:
  constexpr explicit WordList(const std::array<std::string_view, N>& words) : words_(words) {
    for (const std::string_view word : words) {
      const auto first = static_cast<unsigned char>(word[0]);
      lengths_ |= std::uint32_t{1} << word.size();
      first_bytes_[first / 64] |= std::uint64_t{1} << (first % 64);
    }
  }

  [[nodiscard]] bool has(std::string_view word) const {
    if (word.size() >= 32 || ((lengths_ >> word.size()) & 1U) == 0) return false;
    const auto first = static_cast<unsigned char>(lower(word[0]));
    if (((first_bytes_[first / 64] >> (first % 64)) & 1U) == 0) return false;
    return is_one_of(word, words_);
  }

 private:
  std::array<std::string_view, N> words_;
  std::uint32_t lengths_ = 0;
  std::array<std::uint64_t, 4> first_bytes_{};
};

/// Whether the first letter is upper-case: ASCII, Latin-1, and beyond taken as such.
[[nodiscard]] bool is_capitalised(std::string_view word);

/// Whether the word may stand inside a person's name in small letters: "de", "van".
[[nodiscard]] bool is_particle(std::string_view word);

/// Names of months and days in English, Spanish, French and German.
[[nodiscard]] bool is_month_or_day(std::string_view word);

/// Those and the other words that dates and times of publication are told with.
[[nodiscard]] bool is_time_word(std::string_view word);

}  // namespace broadsheet::article
