#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/association.hpp"

namespace broadsheet::statistics {

/// Which pairs of words are looked at.
enum class PairSide : std::uint8_t {
  right,  // term_2 stands after term_1
  left,   // term_2 stands before term_1
  both,   // on either side: a pair counts once for each of its two words as the first
};

struct CollocationOptions {
  std::int64_t window = 1;  // 1: adjacent; else at most so many words on
  PairSide side = PairSide::right;
  std::int64_t min_count = 5;
  std::optional<TermId> node;  // only pairs with this term as term_1
  bool close_gaps = false;     // dropped words leave no gap
  bool across_sentences = false;
  unsigned threads = 0;
};

/// Pairs of terms that stand together, as columns; most surprising first (log_likelihood, then
/// count, then the terms' bytes).
///
/// counts of one row make the table of association.hpp: a pair of places at most `window` words
/// apart in one sentence is one observation, n of them in all; n1 have term_1 first, n2 have term_2
/// second. For PairSide::both every pair of places is observed from either end, and each pair of
/// terms stands once, in the order in which it occurs more often (ties: by bytes). A dropped word
/// takes up its place in the window but makes no pair.
struct CollocationTable {
  std::vector<TermId> term_1;
  std::vector<TermId> term_2;
  std::vector<PairCounts> counts;
  std::vector<double> log_likelihood;
  std::int64_t n = 0;  // pairs in all
};

/// Linear in tokens * window; no pair is sorted or hashed. Memory: about 4 bytes for each token and
/// for each pair of one band of first terms. Bit-identical for any number of threads.
/// ArgumentError unless 1 <= window <= 1000 and min_count >= 1.
[[nodiscard]] CollocationTable collocations(const corpus::Corpus& corpus,
                                            const CollocationOptions& options = {});

}  // namespace broadsheet::statistics
