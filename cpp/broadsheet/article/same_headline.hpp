#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether two lines are one headline: the same letters and digits in the same words. Case,
/// the kind and number of quotes, dashes and spaces, punctuation at the ends and the normal form
/// (C or D) make no difference, nor do the outlet's name behind a bar or dash ("Port shut | The
/// Post") and a label before it ("Exclusive: Port shut").
[[nodiscard]] bool is_same_headline(std::string_view a, std::string_view b,
                                    std::string_view outlet = {});

}  // namespace broadsheet::article
