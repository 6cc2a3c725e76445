#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether a word may be a given name of two romanised syllables, Korean or Chinese: "Soo-jin",
/// "Jae-in". "Fox-owned" is none.
[[nodiscard]] bool is_romanised_name(std::string_view word);

}  // namespace broadsheet::article
