#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/vectors/ngram_features.hpp"

namespace broadsheet::vectors {

/// Which terms of a corpus, and which sequences of them, become columns.
struct FeatureRule {
  std::int64_t min_articles = 0;        // 0: also terms this view never uses
  std::int64_t max_articles = 0;        // 0: no upper limit
  std::vector<std::string> stop_words;  // left out, before sequences are read
  NgramRule ngrams;
};

/// What is kept of columns without the articles that they were fitted on: enough to count them in
/// others.
struct FeatureState {
  text::TokenizerOptions tokenizer;
  std::vector<std::string> capitals;    // Decisions::capitals
  std::vector<std::string> terms;       // those that columns are made of
  std::vector<TermId> words;            // the columns of single terms, as positions in terms
  std::vector<TermId> sequences;        // the terms of the others, one after another
  std::vector<std::int64_t> starts;     // of each of the others in sequences, and the end
  std::vector<std::string> stop_words;  // taken out before sequences are read
  NgramRule ngrams;
};

/// The columns of a set of vectors: terms of the corpus they were fitted on, by rank, then
/// sequences of them (NgramFeatures). Counts those in that corpus, its views and, by the terms'
/// bytes, in any other.
class Features {
 public:
  /// ArgumentError if no term is left, or min_articles is above max_articles.
  Features(corpus::Corpus corpus, const FeatureRule& rule, unsigned threads = 0);

  /// Those of a state. ArgumentError where it does not hold together.
  explicit Features(const FeatureState& state);

  [[nodiscard]] FeatureState state() const;

  /// What they were fitted on; of a state: no articles, but the terms and decisions.
  [[nodiscard]] const corpus::Corpus& corpus() const noexcept { return corpus_; }

  [[nodiscard]] std::int64_t size() const noexcept { return n_words() + ngrams_.size(); }
  /// A term, or the terms of a sequence with a space between.
  [[nodiscard]] std::string name(std::int64_t column) const;

  /// Characters (code points) of each column's name.
  [[nodiscard]] std::vector<std::int32_t> characters() const;

  /// The counts of the corpus these were fitted on.
  [[nodiscard]] const corpus::CountMatrix& fitted_counts() const noexcept { return counts_; }

  /// The counts of another corpus or view, by these columns; its other terms are left out.
  [[nodiscard]] corpus::CountMatrix counts(const corpus::Corpus& other, unsigned threads = 0) const;

 private:
  [[nodiscard]] std::int64_t n_words() const noexcept {
    return static_cast<std::int64_t>(terms_ ? terms_->size() : corpus_.n_terms());
  }
  [[nodiscard]] TermId term_of_word(std::int64_t column) const noexcept {
    return terms_ ? (*terms_)[static_cast<std::size_t>(column)] : static_cast<TermId>(column);
  }
  [[nodiscard]] std::vector<std::int32_t> columns_of_terms(const corpus::Corpus& other) const;
  [[nodiscard]] std::vector<TermId> own_terms(const corpus::Corpus& other) const;
  [[nodiscard]] corpus::CountMatrix with_ngrams(corpus::CountMatrix&& words,
                                                const corpus::Corpus& other,
                                                unsigned threads) const;

  corpus::Corpus corpus_;
  NgramRule rule_;
  std::optional<std::vector<TermId>> terms_;  // nothing: all terms of the corpus
  NgramFeatures ngrams_;
  corpus::CountMatrix counts_;
};

/// The matrix with columns renumbered: column_of_term[t] is the new column of column t, or -1
/// where it is left out. Rows stay in ascending order; lengths stay what they were.
[[nodiscard]] corpus::CountMatrix renumbered(const corpus::CountMatrix& counts,
                                             std::span<const std::int32_t> column_of_term,
                                             std::int64_t n_columns);

}  // namespace broadsheet::vectors
