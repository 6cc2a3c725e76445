#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/statistics/dispersion.hpp"

namespace broadsheet::statistics {

/// For each term the parts of a corpus that have it: the count matrix turned on its side, with
/// articles or anything larger or smaller as parts. Parts without tokens are left out.
///
///     terms    0     3   8     terms that occur, ascending, each with its total, where its
///                              entries begin and how many they are
///     entries  0 1 5 2   0 2   parts, ascending within a term, each with
///              4 1 1 2   1 1   its count
///
/// The same for any number of threads.
class Postings {
 public:
  /// One part for each article that has tokens.
  [[nodiscard]] static Postings by_article(const corpus::CountMatrix& counts, unsigned threads);

  /// One part for each group: group_of_article holds a number from 0 for each article.
  /// ArgumentError if it has another length or a negative number.
  [[nodiscard]] static Postings by_group(const corpus::CountMatrix& counts,
                                         std::span<const std::int32_t> group_of_article,
                                         unsigned threads);

  /// n_slices parts of equal size (to a word) of the articles laid end to end. Fewer where the
  /// corpus has fewer words. ArgumentError unless n_slices >= 1.
  [[nodiscard]] static Postings by_slice(const corpus::Corpus& corpus, std::int64_t n_slices);

  [[nodiscard]] std::size_t n_terms() const noexcept { return terms_.size(); }
  [[nodiscard]] TermId term(std::size_t i) const noexcept { return terms_[i].id; }
  [[nodiscard]] std::int64_t count(std::size_t i) const noexcept { return terms_[i].total; }
  [[nodiscard]] TermParts parts(std::size_t i) const noexcept {
    const Term& term = terms_[i];
    return {{entries_.data() + term.begin, term.n_entries}, term.total, part_sizes_, total_size_};
  }
  [[nodiscard]] std::span<const std::int64_t> part_sizes() const noexcept { return part_sizes_; }
  [[nodiscard]] std::int64_t total_size() const noexcept { return total_size_; }

 private:
  struct Term {
    TermId id;
    std::uint32_t n_entries;
    std::int64_t begin;
    std::int64_t total;
  };
  struct Entry {
    TermId term;
    std::int32_t part;
    std::int32_t count;
  };
  // Rows of a count matrix in the order of their parts.
  struct Rows {
    const corpus::CountMatrix& counts;
    std::vector<ArticleIndex> order;    // empty: as they are
    std::vector<std::int32_t> part_of;  // of each article
    std::vector<std::int64_t> part_sizes;

    [[nodiscard]] ArticleIndex row(std::size_t i) const noexcept {
      return order.empty() ? static_cast<ArticleIndex>(i) : order[i];
    }
    template <class F>
    void for_each_entry(std::size_t first, std::size_t last, F&& f) const;
  };

  explicit Postings(std::vector<std::int64_t> part_sizes);
  static Postings by_rows(Rows rows, unsigned threads);
  void turn(const Rows& rows, unsigned threads);
  void merge_neighbours(unsigned threads);
  void build(TermId n_terms, std::size_t n_entries, const auto& for_each_entry);
  void set_terms(TermId n_terms, std::size_t n_entries, const auto& for_each_entry);
  void hash_terms();
  [[nodiscard]] std::size_t slot_of(TermId term) const noexcept;
  [[nodiscard]] std::size_t place(TermId term) const noexcept;

  std::vector<Term> terms_;
  std::vector<std::uint32_t> place_of_term_;  // while building: by term, or hashed
  bool is_hashed_ = false;
  GrowingArray<PartCount> entries_;
  std::vector<std::int64_t> part_sizes_;
  std::int64_t total_size_ = 0;
};

/// LimitError for more parts than 31 bits can number.
void require_part_count(std::size_t n_parts);

}  // namespace broadsheet::statistics
