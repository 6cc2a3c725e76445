#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

struct PhraseOptions {
  std::int64_t max_words = 4;  // 2 to 5
  std::int64_t min_count = 5;
  double min_z = 3.0;
  double min_share = 0.5;                   // of a longer phrase in the sequences it extends
  std::span<const std::string> stop_words;  // no phrase begins or ends with one
  unsigned threads = 0;
};

/// Sequences of words that are worth being one term, most frequent first, ties by their words.
///
/// Two words are proposed where the z of their interaction (interaction.hpp) reaches min_z, three
/// or more where they make up at least min_share of the occurrences both of the words without the
/// last and of those without the first. None begins or ends with a stop word, a number or a single
/// letter. A proposal of which fewer than min_count occurrences stand outside the longer proposal
/// that holds it most often is left out.
struct PhraseTable {
  std::vector<std::string> phrase;    // the words with a space between
  std::vector<std::int64_t> n_words;  // of each
  std::vector<std::int64_t> count;
  std::vector<std::int64_t> articles;
  std::vector<double> lambda;
  std::vector<double> z;
};

/// Linear in tokens * 2^max_words. Bit-identical for any number of threads. ArgumentError for
/// options out of range.
[[nodiscard]] PhraseTable propose_phrases(const corpus::Corpus& corpus,
                                          const PhraseOptions& options = {});

/// Words that join others and name nothing, in English and Spanish: the stop words where a caller
/// gives none.
[[nodiscard]] std::vector<std::string> function_words();

}  // namespace broadsheet::statistics
