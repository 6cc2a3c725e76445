#pragma once

#include <cstdint>

#include "broadsheet/vectors/pair_rule.hpp"
#include "broadsheet/vectors/ranking.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// What to look for.
struct NearestOptions {
  std::int64_t k = 10;
  double min_similarity = 0;
  unsigned threads = 0;
  PairRule rule;
  std::int64_t memory = 0;  // bytes beside the points; 0: no bound. See search_memory()

  /// The same, where what ties with min_similarity is let in, too (see lowest_of()). What is at
  /// most 0 stays: no sparse similarity is just below it.
  [[nodiscard]] NearestOptions with_ties() const;
};

/// The k nearest of each article among all others of the set, by cosine: exactly those that a
/// brute-force search in float64 finds, in its order (see rank()). Article by article; pairs below
/// min_similarity, ties with it apart, are left out, so an article may have fewer than k.
/// Bit-identical for any number of threads. MemoryLimitError, before it starts, where
/// options.memory does not suffice.
[[nodiscard]] Neighbours nearest(const SparsePoints& points, const NearestOptions& options);

/// For each article of one set the k nearest of another. Columns must mean the same terms.
[[nodiscard]] Neighbours nearest(const SparsePoints& from, const SparsePoints& to,
                                 const NearestOptions& options);

/// Every pair with a cosine of at least options.min_similarity (which must be above 0), a < b,
/// most similar first; options.k is not looked at.
[[nodiscard]] Neighbours pairs_above(const SparsePoints& points, const NearestOptions& options);

}  // namespace broadsheet::vectors
