#pragma once

#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/ngrams.hpp"

namespace broadsheet::statistics {

/// How much more often the words of an n-gram stand together than all their smaller combinations
/// explain: the interaction of order n in the saturated log-linear model (Blaheta & Johnson 2001).
///
/// Every n-gram of the corpus has a pattern b against the one that is measured: which of its n
/// places hold the same term. With n_b the n-grams of each of the 2^n patterns, plus 1/2,
///
///     lambda = sum over b of (-1)^(n - |b|) ln n_b      z = lambda / sqrt(sum over b of 1 / n_b)
///
/// For two words lambda is the log odds ratio. Only places count where a whole n-gram stands.
struct Interactions {
  std::vector<double> lambda;  // of each row of the table
  std::vector<double> z;
};

/// Longest n-gram that interactions are measured of.
inline constexpr std::int64_t kLongestInteraction = 5;

/// Of each row of a table of n-grams, with the options it was made with. Linear in tokens * 2^n.
/// Bit-identical for any number of threads. ArgumentError for more than five words or for n-grams
/// with skipped words.
[[nodiscard]] Interactions interactions(const corpus::Corpus& corpus, const NgramTable& table,
                                        const NgramOptions& options);

}  // namespace broadsheet::statistics
