#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/count_matrix.hpp"

namespace broadsheet::vectors {

/// Which terms of a corpus become columns.
struct FeatureRule {
  std::int64_t min_articles = 0;        // 0: also terms this view never uses
  std::int64_t max_articles = 0;        // 0: no upper limit
  std::vector<std::string> stop_words;  // left out
};

/// The columns of a set of vectors: terms of the corpus they were fitted on, by rank. Counts those
/// terms in that corpus, its views and, by the terms' bytes, in any other.
class Features {
 public:
  /// ArgumentError if no term is left, or min_articles is above max_articles.
  Features(corpus::Corpus corpus, const FeatureRule& rule, unsigned threads = 0);

  [[nodiscard]] std::int64_t size() const noexcept {
    return static_cast<std::int64_t>(terms_.empty() ? all_terms_ : terms_.size());
  }
  [[nodiscard]] std::string_view name(std::int64_t column) const noexcept;

  /// Characters (code points) of each column's name.
  [[nodiscard]] std::vector<std::int32_t> characters() const;

  /// The counts of the corpus these were fitted on.
  [[nodiscard]] const corpus::CountMatrix& fitted_counts() const noexcept { return counts_; }

  /// The counts of another corpus or view, by these columns; its other terms are left out.
  [[nodiscard]] corpus::CountMatrix counts(const corpus::Corpus& other, unsigned threads = 0) const;

 private:
  [[nodiscard]] std::vector<std::int32_t> columns_of_terms(const corpus::Corpus& other) const;

  corpus::Corpus corpus_;
  std::size_t all_terms_;
  std::vector<TermId> terms_;  // empty: all terms of the corpus
  corpus::CountMatrix counts_;
};

/// The matrix with columns renumbered: column_of_term[t] is the new column of column t, or -1
/// where it is left out. Rows stay in ascending order; lengths stay what they were.
[[nodiscard]] corpus::CountMatrix renumbered(const corpus::CountMatrix& counts,
                                             std::span<const std::int32_t> column_of_term,
                                             std::int64_t n_columns);

}  // namespace broadsheet::vectors
