#pragma once

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// The articles of a, then those of b, as one corpus. Two views of one corpus share its columns
/// and its decisions; of two corpora new columns are made and the decisions learned anew, as if
/// all articles had been read at once. ArgumentError where tokenizers or masks differ or terms
/// were mapped; FormatError where one id stands for two texts.
[[nodiscard]] Corpus join(const Corpus& a, const Corpus& b, unsigned threads);

}  // namespace broadsheet::corpus
