#pragma once

#include <string_view>

#include "broadsheet/article/phrase_match.hpp"

namespace broadsheet::article {

/// Whether a line that opens as lines of a page do (`opening`, by match_opening) is a sentence of
/// the news all the same: it says who said it, goes on with a verb of its own where a credit, a
/// link or a notice has none, or speaks of no author, reader or edition where a note would. A
/// colon early in the line makes it a label.
[[nodiscard]] bool opens_news(std::string_view line, int words, Verdict opening);

/// The same for a line that ends as lines of a page do (`ending`, by match_ending).
[[nodiscard]] bool ends_news(std::string_view line, int words, Verdict ending);

/// Whether "contributed to this report" stands behind nobody in particular: "A rusted valve and
/// a missed inspection contributed to this."
[[nodiscard]] bool names_nobody_before(std::string_view line, std::string_view verb);

}  // namespace broadsheet::article
