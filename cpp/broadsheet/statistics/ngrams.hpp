#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

struct NgramOptions {
  std::int64_t n = 2;     // terms of a sequence, 2 to 10
  std::int64_t skip = 0;  // words that may be left out inside it, in all; 0 to 5
  std::int64_t min_count = 1;
  bool close_gaps = false;  // dropped words leave no gap
  bool across_sentences = false;
  unsigned threads = 0;
};

/// Sequences of n terms as columns: most frequent first, ties by the bytes of the
/// terms, the first one first.
///
/// With skip = k these are the k-skip-n-grams of Guthrie et al. (2006): all sequences that leave
/// out at most k words, those without a gap included. No sequence reaches over the end of a
/// sentence, over what is not counted, or over a dropped word (unless told).
struct NgramTable {
  std::int64_t n = 0;         // terms of a row
  std::vector<TermId> terms;  // n for each row
  std::vector<std::int64_t> count;
  std::vector<std::int64_t> articles;  // articles that have the sequence
  std::int64_t n_words = 0;            // running words: what per_million refers to
  [[nodiscard]] std::size_t size() const noexcept { return count.size(); }
};

/// Linear in tokens * n (times the number of ways to skip). Bit-identical for any number of
/// threads. ArgumentError for options out of range. Where the corpus has a memory bound that the
/// words do not fit into, sequences are counted in bands of first terms, a pass over the articles
/// for each, with the same result; MemoryLimitError where the most frequent term or the table
/// itself does not fit.
[[nodiscard]] NgramTable ngrams(const corpus::Corpus& corpus, const NgramOptions& options = {});

/// Each row's count per million running words; NaN without any.
[[nodiscard]] std::vector<double> per_million(const NgramTable& table);

}  // namespace broadsheet::statistics
