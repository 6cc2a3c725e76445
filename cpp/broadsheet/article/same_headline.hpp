#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether two lines are one headline: the same letters and digits in the same words. Case,
/// the kind and number of quotes, dashes and spaces, punctuation at the ends and the normal form
/// (C or D) make no difference.
[[nodiscard]] bool is_same_headline(std::string_view a, std::string_view b);

}  // namespace broadsheet::article
