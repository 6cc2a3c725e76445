#pragma once

#include <string_view>
#include <vector>

#include "broadsheet/article/quotes.hpp"

namespace broadsheet::article {

/// What stands beside a stretch of text: a quotation there has its speaker in it already.
struct Beside {
  bool quote_before = false;
  bool quote_after = false;
};

/// Appends the sources named in a stretch of text outside of quotations. A cue that ends the
/// stretch has its source in what follows, marks skipped: `according to "Silent Harbor," a
/// book`. `paragraph_end` is where that ends at the latest.
void find_sources(std::string_view text, TextRange range, std::uint32_t paragraph_end,
                  Beside beside, std::vector<Attribution>& out);

}  // namespace broadsheet::article
