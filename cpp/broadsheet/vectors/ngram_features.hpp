#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/statistics/token_stream.hpp"

namespace broadsheet::vectors {

/// Which sequences of terms become columns.
struct NgramRule {
  /// What a sequence does not reach over. `article`: all that is counted of an article is one row
  /// of words, as scikit-learn has it.
  enum class Within : std::uint8_t { article, line, sentence };

  std::int64_t shortest = 1;  // words of a sequence, 1 to 10; 1: single words are columns too
  std::int64_t longest = 1;
  Within within = Within::article;

  /// ArgumentError unless 1 <= shortest <= longest <= 10.
  void check() const;
};

/// Sequences of two terms or more as columns: shorter ones first, then the most frequent, ties by
/// the terms' ids. Those of the corpus they are made from, counted in any other.
///
/// Stop words are taken out before sequences are read, so that their neighbours come to stand side
/// by side; a word that the corpus's term map drops leaves a gap that none reaches over.
///
///     nodes     0 .. n_terms - 1: a term, the beginning of a sequence
///               then a node for each column and each beginning of one
///     children  hash of (node, next term) -> node
class NgramFeatures {
 public:
  /// None.
  NgramFeatures() = default;

  /// Of sequences in at least min_articles and at most max_articles articles. Linear in tokens x
  /// longest. The same for any number of threads.
  NgramFeatures(const corpus::Corpus& corpus, const NgramRule& rule, std::int64_t min_articles,
                std::int64_t max_articles, std::vector<std::string> stop_words, unsigned threads);

  /// The same of what was kept of them: the terms of all columns, below n_terms, one column after
  /// another, and where each begins and the last ends. ArgumentError where these do not fit.
  NgramFeatures(const NgramRule& rule, std::uint32_t n_terms, std::vector<TermId> terms,
                std::vector<std::int64_t> starts, std::vector<std::string> stop_words);

  [[nodiscard]] const std::vector<std::string>& stop_words() const noexcept { return stop_words_; }

  [[nodiscard]] std::int64_t size() const noexcept {
    return static_cast<std::int64_t>(starts_.size()) - 1;
  }
  [[nodiscard]] std::span<const TermId> terms(std::int64_t column) const noexcept;

  /// How often each sequence stands in each article of a corpus. `own_terms`: the id that each of
  /// its terms has in the corpus these were made from, kNoTerm where it has none. article_lengths
  /// are the sequences of each article, those that are no columns included.
  [[nodiscard]] corpus::CountMatrix counts(const corpus::Corpus& corpus,
                                           std::span<const TermId> own_terms,
                                           unsigned threads) const;

 private:
  struct Found;
  struct Rows;

  [[nodiscard]] statistics::TokenStream stream(const corpus::Corpus& corpus,
                                               unsigned threads) const;
  void add_columns(const std::vector<Found>& bands, std::size_t n);
  void make_nodes();
  [[nodiscard]] std::uint32_t child(std::uint32_t node, TermId term) const noexcept;
  std::uint32_t add_child(std::uint32_t node, TermId term);
  void count_article(std::span<const TermId> terms, std::vector<std::int32_t>& met,
                     Rows& rows) const;

  NgramRule rule_;
  std::vector<std::string> stop_words_;
  std::uint32_t n_terms_ = 0;
  std::vector<TermId> terms_;               // of all columns, one after another
  std::vector<std::int64_t> starts_ = {0};  // of each column in terms_
  std::vector<std::int32_t> column_;        // of each node beyond the terms, -1 where it has none
  std::vector<std::uint64_t> keys_;         // open addressing
  std::vector<std::uint32_t> children_;
};

}  // namespace broadsheet::vectors
