#pragma once

#include <string_view>

#include "broadsheet/article/phrase_match.hpp"

namespace broadsheet::article {

/// Bytes that stood in a line, as the scan saw them: each opens rules of its own.
struct LineHints {
  bool at_sign = false;
  bool bar = false;
  bool copyright = false;
  bool quotation = false;
};

/// What one line is by itself, without its neighbours; rule 0: article text as far as it
/// goes. `trimmed` is not empty; `words` counts its words, up to 64.
[[nodiscard]] Verdict judge_line(std::string_view trimmed, int words, LineHints hints);

/// Whether a line is a name as bylines have it: two to four capitalised words, initials and
/// particles ("de", "van") allowed, nothing else.
[[nodiscard]] bool is_personal_name(std::string_view text);

/// Whether a line names those who contributed reporting, anywhere in it.
[[nodiscard]] bool names_contributors(std::string_view line);

/// Whether a line tells who somebody is: "Jane Doe is a reporter for ...".
[[nodiscard]] bool is_author_note(std::string_view trimmed);

/// Whether the line is the name of a newspaper's section: "Politics", "World".
[[nodiscard]] bool is_section_name(std::string_view trimmed);

/// Whether a line gives a date of publication and who published, and nothing else:
/// "Ana Costa - Nov 19, 2019, 8:15 pm", "Harbor Ledger August 8, 2018".
[[nodiscard]] bool is_dated_credit(std::string_view line, int words);

/// Whether the line speaks to the reader: "you", "your", "here", "click", "our newsletter".
[[nodiscard]] bool speaks_to_reader(std::string_view line);

/// Whether the line names what only an invitation to readers names: a newsletter, a place to
/// click, the outlet's pages on social networks.
[[nodiscard]] bool invites_readers(std::string_view line);

}  // namespace broadsheet::article
