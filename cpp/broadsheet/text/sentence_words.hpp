#pragma once

#include <string_view>

namespace broadsheet::text {

// Words by which the end of a sentence is told; all as they stand in the text.

/// Does news begin sentences with this word: "The", "Meanwhile", "Analysts"?
[[nodiscard]] bool begins_sentences(std::string_view word) noexcept;

/// Is this a verb by which a speaker is named: "said", "asked"?
[[nodiscard]] bool is_speech_verb(std::string_view word) noexcept;

/// May this be the verb of a sentence: "flew", "missed", "is"?
[[nodiscard]] bool may_be_verb(std::string_view word) noexcept;

/// Is this a German month's name or "Jahrhundert", before which a number with a full stop
/// is an ordinal?
[[nodiscard]] bool follows_german_ordinal(std::string_view word) noexcept;

/// Is a number with a full stop behind this German word an ordinal: "der 2. Weltkrieg"?
[[nodiscard]] bool precedes_german_ordinal(std::string_view word) noexcept;

/// Is this an office that its holder's name follows: "President", "Senator"?
[[nodiscard]] bool is_office(std::string_view word) noexcept;

/// May this follow "10 a.m." in a sentence: "Monday", "Eastern", "March"?
[[nodiscard]] bool follows_clock(std::string_view word) noexcept;

/// Does this begin a sentence with a time: "At 10 a.m. Trump spoke"?
[[nodiscard]] bool fronts_clock(std::string_view word) noexcept;

/// Is one of a series named by a letter behind this word: "Plan B", "Vitamin C"?
[[nodiscard]] bool precedes_letter(std::string_view word) noexcept;

/// Is "no." an abbreviation behind this word: "the no. 2", "ranked no. 7"?
[[nodiscard]] bool precedes_number_sign(std::string_view word) noexcept;

/// May a street follow this word: "on Elm St."?
[[nodiscard]] bool leads_to_street(std::string_view word) noexcept;

/// Is "St." a saint behind this word, as in "Port St. Lucie"?
[[nodiscard]] bool precedes_saint(std::string_view word) noexcept;

/// Is this named by the street before it: "Wall St. Journal", "Canal St. Station"?
[[nodiscard]] bool follows_street(std::string_view word) noexcept;

/// Is this a name that ends with an exclamation mark: "Yahoo!", "E! News"?
[[nodiscard]] bool is_name_with_mark(std::string_view word) noexcept;

}  // namespace broadsheet::text
