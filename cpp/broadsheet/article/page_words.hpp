#pragma once

#include <string_view>

namespace broadsheet::article {

/// How many words in small letters a text has that no credit needs ("for", "and", "bureau",
/// "edition"). "Reporting by Ana Costa in Lima; editing by John Roe" has none.
[[nodiscard]] int words_beyond_credit(std::string_view text);

/// Whether a text has a word for what newsrooms do to their own stories or where these stand:
/// "updated", "corrected", "edition", "series".
[[nodiscard]] bool tells_of_edition(std::string_view text);

/// Whether the word is what a newsroom publishes: "article", "story", "column".
[[nodiscard]] bool is_publication(std::string_view word);

/// Whether a text about opinions says whose they are, as disclaimers do: "those of the author",
/// "do not reflect".
[[nodiscard]] bool disclaims(std::string_view text);

}  // namespace broadsheet::article
