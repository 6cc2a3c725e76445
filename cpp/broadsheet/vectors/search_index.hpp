#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/vectors/ranking.hpp"
#include "broadsheet/vectors/sparse.hpp"
#include "broadsheet/vectors/weighting.hpp"

namespace broadsheet::vectors {

/// The BM25 score of each term in each article, by term: ranks articles for a bag of terms.
///
/// The score of an article is the sum over the query's terms, in their order and each as often as
/// it stands there. BM25+ and BM25L give a term that an article lacks a share too, the same for
/// all.
class SearchIndex {
 public:
  /// `bm25`: a scheme without a norm, of one of the BM25 variants; else ArgumentError.
  SearchIndex(const Weighting& bm25, const corpus::CountMatrix& counts, unsigned threads = 0);

  [[nodiscard]] std::int64_t n_articles() const noexcept { return n_articles_; }
  [[nodiscard]] std::int64_t n_terms() const noexcept {
    return static_cast<std::int64_t>(absent_.size());
  }

  /// The k best of the articles that have any of the terms; ties by rank(). A term may weigh
  /// nothing (Robertson's idf of a word of half the articles is 0): articles with only such terms
  /// come last. `allowed`: one byte an article, 0 leaves it out; empty: all. Exact.
  ///
  /// Lists go from the strongest term to the weakest. Once an article that none of them named
  /// could not reach the k best any more, only those named are scored on (H. Turtle and J. Flood,
  /// "Query evaluation", 1995). The order of additions in the result is the query's own.
  [[nodiscard]] std::vector<Candidate> best(std::span<const std::int32_t> terms, std::size_t k,
                                            std::span<const std::uint8_t> allowed = {}) const;

  /// The same for many queries, shared among threads.
  [[nodiscard]] std::vector<std::vector<Candidate>> best_of_each(
      std::span<const std::vector<std::int32_t>> queries, std::size_t k,
      unsigned threads = 0) const;

  /// Articles that have the term, ascending.
  [[nodiscard]] std::span<const std::int32_t> articles_with(std::int32_t term) const noexcept {
    return slice(lists_.rows, term);
  }

  /// What a term counts for at most.
  [[nodiscard]] double highest(std::int32_t term) const noexcept {
    return highest_[static_cast<std::size_t>(term)];
  }

 private:
  struct Scratch;
  struct List;
  [[nodiscard]] std::vector<Candidate> best(std::span<const std::int32_t> terms, std::size_t k,
                                            std::span<const std::uint8_t> allowed,
                                            Scratch& scratch) const;
  [[nodiscard]] double score(std::span<const std::int32_t> terms, ArticleIndex article) const;
  void append_weightless(std::span<const std::int32_t> terms, std::span<const List> lists,
                         std::size_t k, std::span<const std::uint8_t> allowed,
                         std::vector<Candidate>& found) const;
  void add(const List& list, std::span<const std::uint8_t> allowed, Scratch& scratch) const;
  [[nodiscard]] std::vector<List> lists_of(std::span<const std::int32_t> terms) const;
  [[nodiscard]] std::vector<Candidate> finish(std::span<const std::int32_t> terms,
                                              std::span<const List> lists, double left,
                                              std::size_t k, Scratch& scratch) const;
  [[nodiscard]] double above_absent(std::int32_t term, ArticleIndex article) const;

  template <class T>
  [[nodiscard]] std::span<const T> slice(const std::vector<T>& column,
                                         std::int32_t term) const noexcept {
    const auto t = static_cast<std::size_t>(term);
    return std::span(column).subspan(
        static_cast<std::size_t>(lists_.offsets[t]),
        static_cast<std::size_t>(lists_.offsets[t + 1] - lists_.offsets[t]));
  }

  std::int64_t n_articles_;
  Postings lists_;               // scores above what an absent term gives; 0 if it weighs nothing
  std::vector<double> absent_;   // what a term that an article lacks gives
  std::vector<double> highest_;  // of each list
};

}  // namespace broadsheet::vectors
