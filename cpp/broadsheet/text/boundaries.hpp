#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace broadsheet::text {

/// The word boundaries of UAX #29 (Unicode 17.0, rules WB1 to WB999, untailored) as byte
/// offsets, from 0 to text.size(); empty for an empty text. Linear in the text's size.
[[nodiscard]] std::vector<std::size_t> word_boundaries(std::string_view text);

/// The sentence boundaries of UAX #29 (Unicode 17.0, rules SB1 to SB998, untailored) as byte
/// offsets, from 0 to text.size(); empty for an empty text. Linear in the text's size.
[[nodiscard]] std::vector<std::size_t> sentence_boundaries(std::string_view text);

}  // namespace broadsheet::text
