#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/statistics/token_stream.hpp"

namespace broadsheet::statistics {

/// Some places of a stream at which a pattern of terms is read.
struct SequenceItem {
  std::uint32_t place;    // of the first term
  std::uint32_t pattern;  // index into SequencePatterns
};

/// Which places after the first make a sequence: {1, 2} three words in a row, {2} a word, any
/// word, a word. All patterns of a call have the same number of terms.
using SequencePattern = std::vector<std::uint32_t>;

/// Groups all sequences of a stream that are made of the same terms.
///
/// `found` is called for each group of at least min_count items with the items in order of place;
/// groups come in the order of their terms' ids (first term first), each band of first terms on one
/// thread at a time, but bands of different `band` numbers at once. No sequence reaches over a gap
/// or the end of a stretch. Sequences begin with terms below n_first alone. Linear in items * terms
/// of a sequence, plus a sort of the distinct terms that follow each prefix.
void group_sequences(
    const TokenStream& stream, TermId n_terms, std::span<const SequencePattern> patterns,
    std::int64_t min_count, unsigned threads,
    const std::function<void(std::size_t band, std::span<const SequenceItem> items)>& found,
    TermId n_first = kNoTerm);

/// How many bands group_sequences makes of so many terms at most.
inline constexpr std::size_t kSequenceBands = 16;

}  // namespace broadsheet::statistics
