#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet::text {

/// Is 's behind this word (folded) "is" or "us" rather than a possessive: it's, who's, let's?
[[nodiscard]] bool takes_contracted_s(std::string_view word) noexcept;

/// Is this (folded, without its apostrophe) a French, Italian or Catalan word that loses its
/// last vowel before another vowel: l', qu', dell'?
[[nodiscard]] bool is_elided(std::string_view word) noexcept;

/// Is this elided word in capitals before a capital more often the beginning of a name:
/// D'Angelo, Dell'Acqua, but not L'Union or Qu'Emmanuel?
[[nodiscard]] bool begins_name(std::string_view word) noexcept;

/// Is this word (folded, then packed by packed_word) no acronym of news, so that in capitals it is
/// emphasis: NOT, NEVER?
[[nodiscard]] bool is_emphasis(std::uint64_t word) noexcept;

/// The same, or a word that in a row of capitals shows the row to be shouted: LOCK HER UP?
[[nodiscard]] bool is_function_word(std::uint64_t word) noexcept;

/// Is this the first part of a compound with a number that is no code: mid-2019, post-9/11?
[[nodiscard]] bool is_number_prefix(std::string_view word) noexcept;

}  // namespace broadsheet::text
