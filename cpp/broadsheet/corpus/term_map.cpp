#include "broadsheet/corpus/term_map.hpp"

#include <algorithm>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/rank_order.hpp"

namespace broadsheet::corpus {

TermMap::TermMap(std::shared_ptr<const Vocabulary> strings, std::span<const TermId> string_of_type,
                 std::span<const std::int64_t> type_counts, bool is_mapped,
                 std::shared_ptr<const TermRuns> runs)
    : strings_(std::move(strings)), is_mapped_(is_mapped), runs_(std::move(runs)) {
  if (string_of_type.size() != type_counts.size()) {
    throw ArgumentError("a term map needs one entry for each type of the corpus");
  }
  PooledVector<std::int64_t> totals(strings_->size(), 0);
  for (std::size_t type = 0; type < string_of_type.size(); ++type) {
    if (string_of_type[type] != kNoTerm) totals[string_of_type[type]] += type_counts[type];
  }
  PooledVector<TermId> counted;
  counted.reserve(strings_->size());
  for (const TermId id : strings_->by_bytes()) {
    if (totals[id] > 0) counted.push_back(id);
  }
  PooledVector<TermId> string_of_rank = order_by_count(counted, totals);  // ties in byte order

  PooledVector<TermId> rank_of_string(strings_->size(), kNoTerm);
  PooledVector<std::int64_t> counts(string_of_rank.size());
  for (std::size_t rank = 0; rank < string_of_rank.size(); ++rank) {
    rank_of_string[string_of_rank[rank]] = static_cast<TermId>(rank);
    counts[rank] = totals[string_of_rank[rank]];
  }
  PooledVector<TermId> term_of_type(string_of_type.size());
  std::transform(string_of_type.begin(), string_of_type.end(), term_of_type.begin(),
                 [&](TermId id) { return id == kNoTerm ? kNoTerm : rank_of_string[id]; });
  string_of_rank_ = std::move(string_of_rank);
  rank_of_string_ = std::move(rank_of_string);
  term_of_type_ = std::move(term_of_type);
  counts_ = std::move(counts);
}

TermMap::TermMap(std::shared_ptr<const Vocabulary> strings, Column<TermId> string_of_rank,
                 Column<TermId> rank_of_string, Column<TermId> term_of_type,
                 Column<std::int64_t> counts, bool is_mapped, std::shared_ptr<const TermRuns> runs)
    : strings_(std::move(strings)),
      string_of_rank_(std::move(string_of_rank)),
      rank_of_string_(std::move(rank_of_string)),
      term_of_type_(std::move(term_of_type)),
      counts_(std::move(counts)),
      is_mapped_(is_mapped),
      runs_(std::move(runs)) {}

std::shared_ptr<const TermMap> TermMap::only_ranks(TermId first, TermId last) const {
  const auto all = term_of_type();
  std::vector<TermId> some(all.size());
  std::transform(all.begin(), all.end(), some.begin(),
                 [&](TermId term) { return term >= first && term < last ? term : kNoTerm; });
  return std::make_shared<const TermMap>(strings_, string_of_rank_, rank_of_string_,
                                         Column<TermId>(std::move(some)), counts_, is_mapped_,
                                         runs_);
}

std::optional<TermId> TermMap::find(std::string_view term) const {
  const auto id = strings_->find(term);
  if (!id) return std::nullopt;
  rank_of_string_.require(*id, std::size_t{*id} + 1);
  if (rank_of_string_[*id] == kNoTerm) return std::nullopt;
  return rank_of_string_[*id];
}

}  // namespace broadsheet::corpus
