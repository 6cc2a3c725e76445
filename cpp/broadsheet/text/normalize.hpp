#pragma once

#include <string>
#include <string_view>

namespace broadsheet::text {

/// Brings decoded text into normal form D (canonical decomposition, marks in canonical
/// order). Unicode Standard, section 3.11. Linear in the text's size.
void decompose(std::u32string& text);

/// Brings decoded text into normal form C. Linear in the text's size.
void compose(std::u32string& text);

/// Replaces ligatures and Arabic presentation forms by the letters they stand for, and full
/// and half width forms by the ordinary ones ("\uFB01" by "fi").
void replace_plain_forms(std::u32string& text);

/// The text decoded, and decoded text as UTF-8.
[[nodiscard]] std::u32string decoded(std::string_view text);
[[nodiscard]] std::string encoded(std::u32string_view text);

/// A UTF-8 text in normal form C or D.
[[nodiscard]] std::string normal_form_c(std::string_view text);
[[nodiscard]] std::string normal_form_d(std::string_view text);

}  // namespace broadsheet::text
