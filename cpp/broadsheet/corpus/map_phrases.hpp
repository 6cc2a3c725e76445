#pragma once

#include <span>
#include <string>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// Several words that are to count as one term, "" for none.
struct Phrase {
  std::string words;
  std::string term;
};

/// The same articles with terms renamed (as Corpus::map_terms) and phrases made one term.
///
/// A phrase is read by the corpus's own tokenizer. Its words mean the terms of those names;
/// another case is tried only where there is none, and diacritics make no difference. From the
/// left, the longest phrase that stands at a place is taken; where two phrases are the same words
/// the first counts. What a phrase takes, its words lose. A phrase of one word renames that term.
/// Linear in tokens. ArgumentError unless there is one new term for each term, or for a phrase
/// without a word.
[[nodiscard]] Corpus map_phrases(const Corpus& corpus, std::span<const std::string> new_terms,
                                 std::span<const Phrase> phrases, unsigned threads = 0);

}  // namespace broadsheet::corpus
