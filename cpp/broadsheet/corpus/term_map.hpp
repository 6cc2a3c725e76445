#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/term_runs.hpp"
#include "broadsheet/corpus/vocabulary.hpp"

namespace broadsheet::corpus {

/// What the types of a corpus count as: a map from types to terms, and the terms in rank order
/// (most frequent first, ties by bytes). Hidden types, stems, aliases and stop words are all
/// entries of this map; it is computed once per type, never per token.
class TermMap {
 public:
  /// strings: distinct terms; string_of_type: the id in strings that each type counts as, or
  /// kNoTerm; type_counts: occurrences of each type. Terms without occurrences are left out.
  TermMap(std::shared_ptr<const Vocabulary> strings, std::span<const TermId> string_of_type,
          std::span<const std::int64_t> type_counts, bool is_mapped = false,
          std::shared_ptr<const TermRuns> runs = nullptr);

  /// From columns that were saved: string_of_rank, rank_of_string, term_of_type, counts.
  TermMap(std::shared_ptr<const Vocabulary> strings, Column<TermId> string_of_rank,
          Column<TermId> rank_of_string, Column<TermId> term_of_type, Column<std::int64_t> counts,
          bool is_mapped, std::shared_ptr<const TermRuns> runs = nullptr);

  /// Whether a user's map is in it, beyond what the corpus itself decided.
  [[nodiscard]] bool is_mapped() const noexcept { return is_mapped_; }

  /// The words of several tokens that count as one term, or null. Their types, and the one of
  /// their later tokens, follow those of the corpus in string_of_type and type_counts.
  [[nodiscard]] const TermRuns* runs() const noexcept { return runs_.get(); }

  [[nodiscard]] TermId n_terms() const noexcept {
    return static_cast<TermId>(string_of_rank_.size());
  }
  [[nodiscard]] std::string_view term(TermId rank) const {
    string_of_rank_.require(rank, std::size_t{rank} + 1);
    return strings_->term(string_of_rank_[rank]);
  }
  [[nodiscard]] std::optional<TermId> find(std::string_view term) const;

  /// Rank of the term that each type counts as, or kNoTerm.
  [[nodiscard]] std::span<const TermId> term_of_type() const { return checked(term_of_type_); }

  /// Occurrences of each term over all tokens of the corpus, counted or set aside; by rank.
  [[nodiscard]] std::span<const std::int64_t> total_counts() const { return checked(counts_); }

  /// The same terms by the same ranks, of which only those of ranks [first, last) count.
  [[nodiscard]] std::shared_ptr<const TermMap> only_ranks(TermId first, TermId last) const;

  /// What the terms are called, and the two maps between them and ranks.
  [[nodiscard]] const Vocabulary& strings() const noexcept { return *strings_; }
  [[nodiscard]] std::span<const TermId> string_of_rank() const { return checked(string_of_rank_); }
  [[nodiscard]] std::span<const TermId> rank_of_string() const { return checked(rank_of_string_); }

 private:
  template <class T>
  [[nodiscard]] static std::span<const T> checked(const Column<T>& column) {
    column.require_all();
    return column.span();
  }

  std::shared_ptr<const Vocabulary> strings_;
  Column<TermId> string_of_rank_;
  Column<TermId> rank_of_string_;  // kNoTerm where nothing counts as it
  Column<TermId> term_of_type_;
  Column<std::int64_t> counts_;
  bool is_mapped_;
  std::shared_ptr<const TermRuns> runs_;
};

}  // namespace broadsheet::corpus
