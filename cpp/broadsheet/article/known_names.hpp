#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether a word alone is the name of a country, state or large city that news often names,
/// in English, Spanish, French or German spelling. Not complete.
[[nodiscard]] bool is_known_place(std::string_view word) noexcept;

/// Whether a word alone is an agency, outlet, company or institution that news often names.
[[nodiscard]] bool is_known_organisation(std::string_view word) noexcept;

/// Whether a surname is a place as well ("Washington", "Jordan"), so that it alone need not
/// be the person named in full elsewhere.
[[nodiscard]] bool is_surname_and_place(std::string_view word) noexcept;

/// Whether a name with this last word is no person's: "White House", "New York Post".
[[nodiscard]] bool ends_thing(std::string_view word) noexcept;

/// Whether a name with this first word is no person's: "New York", "Real Madrid".
[[nodiscard]] bool begins_thing(std::string_view word) noexcept;

/// Whether the article before this word is part of the name wherever it stands: "El Salvador",
/// "Le Monde", "Los Angeles".
[[nodiscard]] bool keeps_article(std::string_view word) noexcept;

}  // namespace broadsheet::article
