#pragma once

#include <string_view>

#include "broadsheet/article/phrase_match.hpp"

namespace broadsheet::article {

/// Bytes that stood in a line, as the scan saw them: each opens rules of its own.
struct LineHints {
  bool at_sign = false;
  bool bar = false;
  bool slash = false;
  bool parenthesis = false;  // one that opens
  bool copyright = false;
  bool quotation = false;
};

/// What one line is by itself, without its neighbours; rule 0: article text as far as it
/// goes. `trimmed` is not empty; `words` counts its words, up to 64.
[[nodiscard]] Verdict judge_line(std::string_view trimmed, int words, LineHints hints);

}  // namespace broadsheet::article
