#pragma once

#include <string>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// The text of an article that a view counts, line by line ("\n" between), without a line of which
/// nothing counts. Of a line that counts in parts, such as one with quotations that are left out,
/// these parts, with a space where something between them is missing.
[[nodiscard]] std::string counted_text(const Corpus& corpus, ArticleIndex article);

}  // namespace broadsheet::corpus
