#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace broadsheet::statistics {

/// Words of so many syllables, apart by spaces.
struct SyllableWords {
  std::int64_t n;
  std::string_view words;
};

/// English words that do not sound as they are spelled.
[[nodiscard]] std::span<const SyllableWords> english_exceptions() noexcept;

/// First parts of English compounds whose last e is silent ("fire" of "fireman"), apart by spaces.
[[nodiscard]] std::string_view silent_e_parts() noexcept;

/// What follows such a part: words, and endings such as "less".
[[nodiscard]] std::string_view second_parts() noexcept;

/// Second parts before which the last e (or es) of any first part is silent: "Moores|town".
[[nodiscard]] std::string_view open_second_parts() noexcept;

/// Letters in a row, ^ the word's begin and $ its end, with which a word has one syllable more than
/// the rules of spelling give ("iell", "nte$"), or one less ("ao$", "yard$"); apart by spaces.
[[nodiscard]] std::string_view spellings_of_one_more() noexcept;
[[nodiscard]] std::string_view spellings_of_one_less() noexcept;

}  // namespace broadsheet::statistics
