#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/corpus/count_matrix.hpp"

namespace broadsheet::corpus {

/// How often each term stands in a set of articles, and in how many of them: the sums of the
/// columns of its counts, which are all that some comparisons of sets ask for.
struct TermTotals {
  std::int64_t n_articles = 0;
  std::int64_t n_words = 0;  // occurrences of all terms together
  Column<std::int64_t> counts;
  Column<std::int64_t> articles;
};

/// The totals of each of some sets, all in one pass. O(non-zeros + terms x threads); exact.
[[nodiscard]] std::vector<TermTotals> term_totals(std::span<const CountMatrix* const> sets,
                                                  unsigned threads = 0);

[[nodiscard]] TermTotals term_totals(const CountMatrix& counts, unsigned threads = 0);

}  // namespace broadsheet::corpus
