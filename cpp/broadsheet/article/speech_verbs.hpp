#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether a word (small letters) is a verb that news uses for who said something, in a form
/// that stands with a speaker: "said", "tells", "dijo", "sagte".
[[nodiscard]] bool is_verb_of_speech(std::string_view word) noexcept;

/// Whether a word (small letters) is a verb for what a source made known: "reported",
/// "confirmed", "announced".
[[nodiscard]] bool is_verb_of_report(std::string_view word) noexcept;

}  // namespace broadsheet::article
