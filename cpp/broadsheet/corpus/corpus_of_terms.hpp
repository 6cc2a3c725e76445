#pragma once

#include <span>
#include <string>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/text/tokenizer_options.hpp"

namespace broadsheet::corpus {

/// A corpus of no articles that has these terms, by these ranks, and what a corpus decided on
/// capitals (Decisions::capitals): stands in for one whose articles are not kept, so that others
/// are read like it. Nothing is set aside in it. The terms must differ.
[[nodiscard]] Corpus corpus_of_terms(const text::TokenizerOptions& tokenizer,
                                     std::span<const std::string> terms,
                                     std::vector<std::string> capitals);

}  // namespace broadsheet::corpus
