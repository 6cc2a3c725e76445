#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/comparison/contingency.hpp"

namespace broadsheet::comparison {

struct KeynessOptions {
  std::int64_t min_articles = 1;  // in both sets together, at least 1
  unsigned threads = 0;
};

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

/// Lists the terms that stand in min_articles or more, by id: the caller, who has the terms'
/// bytes, sorts. Bit-identical for any number of threads.
[[nodiscard]] Keyness keyness(const Contingency& table, const KeynessOptions& options);

}  // namespace broadsheet::comparison
