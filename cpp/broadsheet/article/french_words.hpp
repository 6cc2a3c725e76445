#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether a French institution's name begins with this word and may go on in small letters:
/// "Cour", "Assembl\u00e9e", "L'Assembl\u00e9e".
[[nodiscard]] bool is_french_head(std::string_view word);

/// Whether a small word ends the name of a French institution: "nationale", "constitutionnel".
[[nodiscard]] bool is_french_complement(std::string_view word);

}  // namespace broadsheet::article
