#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/statistics/dispersion.hpp"

namespace broadsheet::statistics {

/// For each term the parts of a corpus that have it: the count matrix turned on its side, with
/// articles or anything larger or smaller as parts. Parts without tokens are left out.
///
///     terms    0     3   8     terms that occur, ascending
///     offsets  0     3   4     terms.size() + 1
///     parts    0 1 5 2   0 2   ascending within a term
///     counts   4 1 1 2   1 1
class Postings {
 public:
  /// One part for each article that has tokens.
  [[nodiscard]] static Postings by_article(const corpus::CountMatrix& counts);

  /// One part for each group: group_of_article holds a number from 0 for each article.
  /// ArgumentError if it has another length or a negative number.
  [[nodiscard]] static Postings by_group(const corpus::CountMatrix& counts,
                                         std::span<const std::int32_t> group_of_article);

  /// n_slices parts of equal size (to a word) of the articles laid end to end. Fewer where the
  /// corpus has fewer words. ArgumentError unless n_slices >= 1.
  [[nodiscard]] static Postings by_slice(const corpus::Corpus& corpus, std::int64_t n_slices);

  [[nodiscard]] std::size_t n_terms() const noexcept { return terms_.size(); }
  [[nodiscard]] TermId term(std::size_t i) const noexcept { return terms_[i]; }
  [[nodiscard]] std::int64_t count(std::size_t i) const noexcept { return totals_[i]; }
  [[nodiscard]] TermParts parts(std::size_t i) const noexcept;
  [[nodiscard]] std::span<const std::int64_t> part_sizes() const noexcept { return part_sizes_; }
  [[nodiscard]] std::int64_t total_size() const noexcept { return total_size_; }
  [[nodiscard]] std::int64_t min_size() const noexcept { return min_size_; }

 private:
  struct Entry {
    TermId term;
    std::int32_t part;
    std::int64_t count;
  };
  template <class ForEach>
  static Postings build(TermId n_terms, std::size_t n_entries, std::vector<std::int64_t> part_sizes,
                        const ForEach& for_each_entry);
  void set_terms(TermId n_terms, std::size_t n_entries, const auto& for_each_entry);
  void hash_terms();
  [[nodiscard]] std::size_t slot_of(TermId term) const noexcept;
  [[nodiscard]] std::size_t place(TermId term) const noexcept;

  std::vector<TermId> terms_;
  std::vector<std::uint32_t> place_of_term_;  // while building: by term, or hashed
  bool is_hashed_ = false;
  std::vector<std::int64_t> offsets_;
  std::vector<std::int32_t> parts_;
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> totals_;
  std::vector<std::int64_t> part_sizes_;
  std::int64_t total_size_ = 0;
  std::int64_t min_size_ = 0;
};

}  // namespace broadsheet::statistics
