#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "broadsheet/article/line_kind.hpp"

namespace broadsheet::article {

/// A line's kind and the rule that says so; rule 0: nothing was found.
struct Verdict {
  LineKind kind = LineKind::paragraph;
  std::uint16_t rule = 0;
};

/// The phrase that opens a line, if it fits the line. The longest phrase wins.
/// `trimmed` is a line without white space at its ends, `words` its words (up to 64).
[[nodiscard]] Verdict match_opening(std::string_view trimmed, int words) noexcept;

/// The phrase of such a verdict, and what follows it in the line; empty for no rule of a phrase
/// that opens lines.
[[nodiscard]] std::string_view opening_text(std::uint16_t rule) noexcept;
[[nodiscard]] std::string_view after_opening(std::string_view trimmed, std::uint16_t rule) noexcept;

/// The phrase that ends a line likewise.
[[nodiscard]] Verdict match_ending(std::string_view trimmed, int words) noexcept;

/// The phrase that opens the bracket a line ends with: "... in Miami. (Photo: Jane Doe)".
[[nodiscard]] Verdict match_closing_bracket(std::string_view trimmed, int words) noexcept;

/// Whether a line's first word may open one of the phrases: a quick test that spares most
/// lines the comparison. Likewise for its last word.
[[nodiscard]] bool may_open_phrase(std::string_view trimmed) noexcept;
[[nodiscard]] bool may_end_phrase(std::string_view trimmed) noexcept;

/// The rules of phrases are numbered from 1 on; this is the first number after them.
[[nodiscard]] std::uint16_t first_rule_after_phrases() noexcept;

/// Why such a rule speaks: "opens with \"read more\"".
[[nodiscard]] std::string phrase_reason(std::uint16_t rule);

}  // namespace broadsheet::article
