#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::article {

/// The length in bytes of the dateline a paragraph opens with, white space after it
/// included; 0 where there is none.
///
/// Taken as datelines: a place of capitalised words and an agency in brackets, with or
/// without a dash ("Mexico City (AP) -- ", "LONDON, Jan 5 (Reuters) - ", "(CNN) "); and a
/// place whose first word is in capitals before a dash ("ST. LOUIS, Mo. -- "; ".-" in the
/// Latin American press: "REYNOSA.- ", and with its state a town in small letters, "Guadalajara,
/// Jal.- "), the latter only where `early` says that the paragraph is among an article's first. The
/// rest of the line must go on as a sentence.
[[nodiscard]] std::size_t dateline_length(std::string_view line, bool early) noexcept;

}  // namespace broadsheet::article
