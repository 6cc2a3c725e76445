#pragma once

#include <string>
#include <string_view>

namespace broadsheet::text {

/// Brings decoded text to lower case, one code point for one. A capital sigma that ends the
/// text after another letter becomes the final sigma; the Turkish capital dotted I becomes
/// "i"; sharp s stays.
void fold_case(std::u32string& text);

/// The lower-case form of a word (see above). Idempotent.
[[nodiscard]] std::string folded_case(std::string_view word);

/// The text without its diacritics, for look-up: "L\u00f3pez" gives "Lopez", "M\u00fcnchen"
/// "Munchen". Marks that are part of a canonical decomposition are dropped, and letters that
/// have no decomposition but a customary plain form are replaced (\u00f8 o, \u0142 l,
/// \u00df ss, \u00e6 ae ...). Case is kept. Only Latin, Greek and Cyrillic letters lose marks:
/// in other scripts a mark is a vowel or a tone, not an accent.
[[nodiscard]] std::string without_diacritics(std::string_view text);

}  // namespace broadsheet::text
