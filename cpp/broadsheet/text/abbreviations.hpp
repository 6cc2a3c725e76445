#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::text {

/// What a full stop behind a word says about the end of a sentence.
enum class Abbreviation : std::uint8_t {
  none,      // no abbreviation: the sentence may end
  title,     // a name follows: Sen., Dr.
  saint,     // a name follows, which may begin a sentence: Ft., Mt.
  street,    // a street, or a saint's name follows: St.
  month,     // a day follows: Sept. 11
  weekday,   // ends a sentence unless a date follows: Fri.
  number,    // a number follows: No. 1, p. 12
  clock,     // ends a sentence unless a day or zone follows: a.m.
  place,     // ends a sentence unless a title follows: Fla.
  region,    // the same behind a comma, else like ordinary: N.Y.
  country,   // like ordinary, and "the U.S. President Biden" is two: U.S.
  ordinary,  // ends a sentence only before a word that begins sentences: Inc., Jr.
};

/// What kind of abbreviation a word is (as it stands, without its last full stop).
[[nodiscard]] Abbreviation abbreviation(std::string_view word) noexcept;

/// The same for a word packed by packed_word.
[[nodiscard]] Abbreviation packed_abbreviation(std::uint64_t word) noexcept;

}  // namespace broadsheet::text
