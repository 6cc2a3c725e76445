#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/comparison/contingency.hpp"
#include "broadsheet/corpus/term_totals.hpp"

namespace broadsheet::comparison {

/// What each term adds to the Jensen-Shannon divergence of two sets.
struct Shift {
  std::vector<std::int64_t> terms;   // all that occur; largest contribution first, then by id
  std::vector<double> contribution;  // in bits, never negative; they add up to the total
  std::vector<double> share_a;       // of all counted words of A
  std::vector<double> share_b;
  double total = 0;  // 0: the same shares; 1: not one term in common
};

/// Per term 1/2 p log2(p / m) + 1/2 q log2(q / m), m = (p + q) / 2. J. Lin, "Divergence measures
/// based on the Shannon entropy", 1991; as a sum over words: R. Gallagher et al., "Generalized
/// word shift graphs", 2021. The two sets weigh the same whatever their sizes. ArgumentError
/// where a set has no words.
[[nodiscard]] Shift shift(const Contingency& table);

/// The cosine of the two sets' term vectors: each term's share of the words of a set, times
/// idf = ln((1 + N) / (1 + df)) + 1 over the articles of both, so that "the" does not decide it.
/// ArgumentError where a set has no words.
[[nodiscard]] double cosine(const Contingency& table);

/// How alike two sets are, from their totals: shift(table).total and cosine(table) without the
/// table.
struct Likeness {
  double divergence = 0;  // in bits: 0 the same shares, 1 no common term
  double cosine = 0;
};

/// O(terms). Bit-identical for any number of threads. ArgumentError where the two do not have the
/// same terms, or a set has no words.
[[nodiscard]] Likeness likeness(const corpus::TermTotals& a, const corpus::TermTotals& b,
                                unsigned threads = 0);

}  // namespace broadsheet::comparison
