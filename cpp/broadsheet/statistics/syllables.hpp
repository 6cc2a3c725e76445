#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::statistics {

/// Syllables of an English word, at least 1 for a word with a letter and 0 for one without.
///
/// Vowel groups, less silent e, plus vowels that sound apart ("cre-ate"), with a list of words that
/// are not said as they are spelled. Words without a vowel are read letter by letter ("PBS"). Only
/// a to z count as letters; accents of the Latin letters are ignored. Linear in the word's length.
[[nodiscard]] std::int64_t english_syllables(std::string_view word);

/// Syllables of a Spanish word: each strong vowel (a e o, accented i u) is a nucleus; weak ones
/// join their neighbours, also across h; the u of "que", "gui" is silent; y is a vowel at the end.
[[nodiscard]] std::int64_t spanish_syllables(std::string_view word);

}  // namespace broadsheet::statistics
