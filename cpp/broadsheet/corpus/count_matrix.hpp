#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/term_sums.hpp"

namespace broadsheet::corpus {

/// How often each term stands in each article: compressed sparse rows.
///
///     offsets  0     3       7          n_articles + 1
///     terms    0 4 9 0 1 4 8 ...        term ids (ranks), ascending within a row
///     counts   2 1 1 5 1 1 2 ...        at least 1
struct CountMatrix {
  std::int64_t n_articles = 0;
  std::int64_t n_terms = 0;
  Column<std::int64_t> offsets;
  Column<std::int32_t>
      narrow_offsets;  // the same in the type of terms; empty where it is too small
  Column<std::int32_t> terms;
  Column<std::int32_t> counts;
  Column<std::int64_t> article_lengths;  // running words of each article, before words are dropped
  // The sums of the columns, in parts; null where they were not worth their memory (term_totals).
  std::shared_ptr<const std::vector<TermSums>> sums;

  /// Sets both columns of offsets.
  void set_offsets(std::vector<std::int64_t> values);

  [[nodiscard]] std::int64_t n_non_zero() const noexcept {
    return static_cast<std::int64_t>(terms.size());
  }
  [[nodiscard]] std::span<const std::int32_t> row_terms(ArticleIndex i) const noexcept {
    return row(terms, i);
  }
  [[nodiscard]] std::span<const std::int32_t> row_counts(ArticleIndex i) const noexcept {
    return row(counts, i);
  }

 private:
  [[nodiscard]] std::span<const std::int32_t> row(const Column<std::int32_t>& column,
                                                  ArticleIndex i) const noexcept {
    const auto u = static_cast<std::size_t>(i);
    return column.span().subspan(static_cast<std::size_t>(offsets[u]),
                                 static_cast<std::size_t>(offsets[u + 1] - offsets[u]));
  }
};

/// Counts what the view counts; the columns are all terms of the corpus. Bit-identical for any
/// number of threads. MemoryLimitError where it does not fit into the corpus's memory bound.
[[nodiscard]] CountMatrix count_matrix(const Corpus& corpus, unsigned threads = 0);

/// The most cells that the count matrix can have: exact where the document frequencies are known.
/// O(terms), or a pass over the articles' lengths.
[[nodiscard]] std::int64_t most_cells(const Corpus& corpus);

}  // namespace broadsheet::corpus
