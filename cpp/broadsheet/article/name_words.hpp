#pragma once

#include <string_view>

namespace broadsheet::article {

/// What a capitalised word is when names are cut out of a run of them.
enum class NameWord {
  plain,            // may be part of a name
  title,            // of a person: "President", "Sen", "Mr"; stands before a name, is none
  title_or_name,    // "General", "King": a title only before a person's name
  portfolio,        // before "Secretary", "Minister": "Defense", "Foreign"
  people,           // of a nation, party or faith: "American", "Republicans"
  calendar,         // a day or month
  common,           // "Teachers", "Police": no name alone, nor where they open a sentence
  foreign_article,  // "El", "Los": no name alone
  opener,           // a word that begins sentences, or that no name consists of: "The", "However"
};

/// The class of a capitalised word, as it stands, without its full stop.
[[nodiscard]] NameWord name_word(std::string_view word) noexcept;

/// Whether "of", "for" or "and" may go on after this word: "Department", "University".
[[nodiscard]] bool heads_institution(std::string_view word) noexcept;

/// Whether a name with "and" in it may end with this word: "Administration", "Enforcement".
[[nodiscard]] bool ends_institution(std::string_view word) noexcept;

/// Whether a small word may stand inside a name, followed by a capital: "de", "van", "bin".
[[nodiscard]] bool is_name_particle(std::string_view word) noexcept;

/// Whether two words with "and" between them are one name: "Castilla y Le\u00f3n".
[[nodiscard]] bool joins_to_one_name(std::string_view left, std::string_view right) noexcept;

}  // namespace broadsheet::article
