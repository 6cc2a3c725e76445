#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::statistics {

/// Languages with syllable rules of their own.
enum class SyllableLanguage : std::uint8_t { english, spanish };

/// How many syllables a word has when spoken; at least 1 for any word with a letter, 0 without.
///
/// English: groups of vowel letters, less the silent ones (-e, -ed, -es), plus those that part
/// (-ia-, -ion after most consonants counts one, -le after a consonant ...), and a short list of
/// words that break the rules. Spanish: the spelling rules of the Academia: two strong vowels part,
/// an accented weak vowel parts, all else is one. A word all in capitals without a vowel is spelt
/// out ("NBC" 3, "FBI" 3). Case and, in English, diacritics do not matter.
[[nodiscard]] std::int64_t count_syllables(std::string_view word, SyllableLanguage language);

}  // namespace broadsheet::statistics
