#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::article {

/// Whether `text` holds `needle`, which is in small letters, whatever the case of ASCII
/// letters in the text. Sixteen places at a time by the needle's first and last byte.
/// Requires a needle of at least two bytes.
[[nodiscard]] bool contains_folded(std::string_view text, std::string_view needle) noexcept;

/// Where such a needle stands first, not before `from`; npos where it does not.
[[nodiscard]] std::size_t find_folded(std::string_view text, std::string_view needle,
                                      std::size_t from) noexcept;

/// Where the needle, of a byte at least, stands first, as text.find(needle) says; quicker for
/// needles that begin with a common byte.
[[nodiscard]] std::size_t find_exact(std::string_view text, std::string_view needle) noexcept;

/// What a line may hold, by pairs and triples of letters that are rare in news: a quick
/// test in one pass that spares most lines the search.
struct Cues {
  bool invitation = false;  // "newsletter", "inbox", "click here", "join our"
  bool caption = false;     // ", left,", ", right,", "Credit:"
};
[[nodiscard]] Cues find_cues(std::string_view line) noexcept;

/// The same on any processor.
[[nodiscard]] Cues find_cues_portably(std::string_view line) noexcept;

}  // namespace broadsheet::article
