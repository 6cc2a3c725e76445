#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// The words of a text as the corpus's own tokenizer reads them: what a query is made of. What is
/// spelled as a term of the corpus is that term, also where the tokenizer would take it apart
/// ("l'", "at&t"). Where a splitter found the corpus's words, spaces part these.
[[nodiscard]] std::vector<std::string> words_of(const Corpus& corpus, std::string_view text);

}  // namespace broadsheet::corpus
