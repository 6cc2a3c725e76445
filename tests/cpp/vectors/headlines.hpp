#pragma once

#include <cstddef>
#include <cstdint>

#include "broadsheet/vectors/sparse.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors::testing {

/// Tf-idf vectors of texts of nine words.
inline SparsePoints headlines(std::uint64_t seed, std::size_t n = 600, double focus = 0.3) {
  SyntheticNews what;
  what.n_articles = n;
  what.n_words = 9;
  what.focus = focus;
  what.seed = seed;
  const auto counts = synthetic_news(what);
  return sparse_points(FittedWeighting(weighting_of_name("tfidf"), counts).apply(counts));
}

}  // namespace broadsheet::vectors::testing
