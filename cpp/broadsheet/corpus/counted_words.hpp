#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// A fingerprint of what is counted in each article: the term of each word in order, where lines
/// and gaps are, and the kind of each segment. Made of the terms' spelling, so that it is the same
/// for the same words whatever the vocabulary around them, and for any number of threads.
[[nodiscard]] std::vector<std::uint64_t> counted_words_fingerprints(const Corpus& corpus,
                                                                    unsigned threads);

}  // namespace broadsheet::corpus
