#pragma once

#include <string_view>

namespace broadsheet::article {

// German writes every noun with a capital, so a capital is no evidence of a name there.

/// Whether a noun says what the name behind it is: "Bundeskanzler", "Vorstandschefin",
/// "Autobauer". Compounds count by their last part.
[[nodiscard]] bool is_german_role(std::string_view word);

/// Whether a word has the form of a common noun: "Staatsanwaltschaft", "Zahl", "Werk".
/// Compounds count by their last part where that is long enough to tell.
[[nodiscard]] bool is_german_noun(std::string_view word);

/// Whether a word looks like a place: "Wolfenb\u00fcttel", "Reutlingen", "Magdeburg".
[[nodiscard]] bool is_german_place(std::string_view word);

/// A court, university or airport, which a place may follow in its name.
[[nodiscard]] bool is_german_institution(std::string_view word);

}  // namespace broadsheet::article
