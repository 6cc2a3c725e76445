#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether a word is a given name that many people have, in the languages of the news we
/// read most. Exact spelling, first letter a capital ("Paul", "Mar\u00eda"); diacritics may
/// be missing. Not complete: a name that is not listed may still be one.
[[nodiscard]] bool is_given_name(std::string_view word) noexcept;

}  // namespace broadsheet::article
