#pragma once

#include <string_view>

namespace broadsheet::article {

/// Whether a sentence says in a clause of its own who said it: "..., a judge ruled on Friday.",
/// "..., according to the suit." What opens like a line of the page is news then.
[[nodiscard]] bool reports_speech(std::string_view line);

/// Whether a sentence opens with a participle and goes on with subject and verb: "Written by two
/// clerks, the bill passed in May." A credit has no verb.
[[nodiscard]] bool goes_on_after_participle(std::string_view line);

/// Whether a sentence tells what happened, by a verb such as "was", "had", "said", "drew". In
/// English, Spanish, French and German.
[[nodiscard]] bool tells_of_past(std::string_view line);

}  // namespace broadsheet::article
