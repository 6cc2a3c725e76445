#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether a clause goes on with a finite verb of its own: "... showed trenches along the beach",
/// "... fue vendido", "..., a dit le maire", "..., warnte die Richterin". Verbs of
/// subordinate clauses ("what the mayor said") and of the reader ("you can") do not count. In
/// English, Spanish, French and German, by common verbs, by endings, and by what follows them;
/// clauses without a verb that we know are taken for verbless.
[[nodiscard]] bool has_main_verb(std::string_view clause);

}  // namespace broadsheet::article
