#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// The words of a text as the corpus's own tokenizer reads them: what a query is made of.
[[nodiscard]] std::vector<std::string> words_of(const Corpus& corpus, std::string_view text);

}  // namespace broadsheet::corpus
