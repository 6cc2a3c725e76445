#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/comparison/contingency.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::comparison {

struct KeynessOptions {
  std::int64_t min_articles = 1;  // in both sets together, at least 1
  unsigned threads = 0;
};

/// The terms that stand in so many articles of both sets together, by id. ArgumentError unless
/// min_articles is between 1 and the number of articles.
[[nodiscard]] std::vector<std::int64_t> listed_terms(const Contingency& table,
                                                     std::int64_t min_articles);

/// The terms of two sets and how their use differs; one entry per listed term. Over-use in A
/// has log_ratio > 0.
struct Keyness {
  std::vector<std::int64_t> terms;  // ids
  std::vector<std::int64_t> count_a, count_b;
  std::vector<std::int64_t> articles_a, articles_b;
  std::vector<double> per_million_a, per_million_b;  // of running words
  std::vector<double> log_ratio, log_ratio_low, log_ratio_high;
  std::vector<double> log_likelihood;  // four cells, not signed
  std::vector<double> p_value;         // by exchanging whole units
  std::vector<double> q_value;         // Benjamini-Hochberg over the listed terms
  std::vector<double> dispersion_a, dispersion_b;
};

/// The table of the listed terms, by id. Bit-identical for any number of threads.
[[nodiscard]] Keyness keyness(const Contingency& table, const KeynessOptions& options);

/// The order in which a reader wants the terms: by p_value, then the larger |log_ratio|, then the
/// terms' bytes.
[[nodiscard]] std::vector<std::size_t> strongest_first(const Keyness& keyness,
                                                       const corpus::Corpus& corpus);

/// The entries at these positions, in this order.
[[nodiscard]] Keyness take(const Keyness& keyness, std::span<const std::size_t> order);

}  // namespace broadsheet::comparison
