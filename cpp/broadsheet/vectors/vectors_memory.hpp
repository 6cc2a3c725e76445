#pragma once

#include <cstdint>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/vectors/ngram_features.hpp"

namespace broadsheet::vectors {

/// What is to be made of a corpus.
struct VectorsPlan {
  NgramRule ngrams;
  std::int64_t dimensions = 0;  // latent ones, of which the space is there already; 0: none
};

/// What counting and weighing the articles takes at its peak, in bytes, at most:
///
///     36 a cell             counts, counts by column, weights, weights without zeros
///     8 a coordinate        of latent points
///     160 a running word    and length of sequence
///
/// Cells are those of the count matrix (corpus::most_cells). Finding a latent space comes on top:
/// svd_memory().
[[nodiscard]] std::int64_t vectors_memory(const corpus::Corpus& corpus, const VectorsPlan& plan);

/// MemoryLimitError, before anything is counted, where that is more than `bound` (0: no bound).
void check_vectors_memory(const corpus::Corpus& corpus, const VectorsPlan& plan,
                          std::int64_t bound);

}  // namespace broadsheet::vectors
