#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::text {

/// What a full stop behind a word says about the end of a sentence.
enum class Abbreviation : std::uint8_t {
  none,      // no abbreviation: the sentence may end
  title,     // a name follows: Sen., Dr., St.
  month,     // a day follows: Sept. 11
  number,    // a number follows: No. 1, p. 12
  place,     // ends a sentence unless a title follows: Fla.
  ordinary,  // ends a sentence only before a word that begins sentences: Inc., Jr.
};

/// What kind of abbreviation a word is (as it stands, without its last full stop).
[[nodiscard]] Abbreviation abbreviation(std::string_view word) noexcept;

/// The same for a word packed by packed_word.
[[nodiscard]] Abbreviation packed_abbreviation(std::uint64_t word) noexcept;

/// Does news begin sentences with this word (as it stands: "The", "Meanwhile")?
[[nodiscard]] bool begins_sentences(std::string_view word) noexcept;

/// Is this a verb by which a speaker is named (folded: "said", "asked")?
[[nodiscard]] bool is_speech_verb(std::string_view word) noexcept;

/// Is this a German month's name or "Jahrhundert", before which a number with a full stop
/// is an ordinal?
[[nodiscard]] bool follows_german_ordinal(std::string_view word) noexcept;

}  // namespace broadsheet::text
