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
  std::vector<std::int64_t> totals(strings_->size(), 0);
  for (std::size_t type = 0; type < string_of_type.size(); ++type) {
    if (string_of_type[type] != kNoTerm) totals[string_of_type[type]] += type_counts[type];
  }
  std::vector<TermId> counted;
  counted.reserve(strings_->size());
  for (const TermId id : strings_->by_bytes()) {
    if (totals[id] > 0) counted.push_back(id);
  }
  string_of_rank_ = order_by_count(counted, totals);  // ties stay in byte order

  rank_of_string_.assign(strings_->size(), kNoTerm);
  counts_.resize(string_of_rank_.size());
  for (std::size_t rank = 0; rank < string_of_rank_.size(); ++rank) {
    rank_of_string_[string_of_rank_[rank]] = static_cast<TermId>(rank);
    counts_[rank] = totals[string_of_rank_[rank]];
  }
  term_of_type_.resize(string_of_type.size());
  std::transform(string_of_type.begin(), string_of_type.end(), term_of_type_.begin(),
                 [&](TermId id) { return id == kNoTerm ? kNoTerm : rank_of_string_[id]; });
}

std::optional<TermId> TermMap::find(std::string_view term) const noexcept {
  const auto id = strings_->find(term);
  if (!id || rank_of_string_[*id] == kNoTerm) return std::nullopt;
  return rank_of_string_[*id];
}

}  // namespace broadsheet::corpus
