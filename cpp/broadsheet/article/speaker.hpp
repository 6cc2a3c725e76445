#pragma once

#include <optional>
#include <string_view>

#include "broadsheet/article/quotes.hpp"

namespace broadsheet::article {

/// Who speaks and the verb that says so.
struct Speaker {
  TextRange speaker;
  TextRange verb;
};

/// The speaker named in a stretch of text that follows a quotation: `said Ruth Adeyemi, who
/// ...`, `she said.`, `Sen. Marco Rubio told reporters`. Nothing where it goes on otherwise.
[[nodiscard]] std::optional<Speaker> speaker_after(std::string_view text, TextRange clause);

/// The speaker named at the end of a stretch of text that stands before a quotation: `Costa
/// said: `, `the union said in a statement: `. Nothing where the quotation is but a part of
/// its sentence.
[[nodiscard]] std::optional<Speaker> speaker_before(std::string_view text, TextRange clause);

}  // namespace broadsheet::article
