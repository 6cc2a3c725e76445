#include "broadsheet/corpus/vocabulary.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "broadsheet/corpus/checksum.hpp"
#include "broadsheet/corpus/rank_order.hpp"

namespace broadsheet::corpus {
namespace {

PooledVector<TermId> sorted_by_bytes(const Column<char>& bytes, const Column<std::int64_t>& starts,
                                     const Column<std::uint8_t>& hidden) {
  std::vector<std::string_view> words(starts.size() - 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = {bytes.data() + starts[i], static_cast<std::size_t>(starts[i + 1] - starts[i])};
  }
  return order_by_bytes(words, hidden.span(), 1);
}

std::size_t first_slot(std::string_view word, std::size_t n_slots) noexcept {
  const std::uint64_t sum = checksum(std::as_bytes(std::span(word.data(), word.size())));
  return static_cast<std::size_t>(sum) & (n_slots - 1);
}

}  // namespace

Vocabulary::Vocabulary() : starts_(std::vector<std::int64_t>{0}) {}

Vocabulary::Vocabulary(std::vector<char> bytes, std::vector<std::int64_t> starts,
                       std::vector<std::uint8_t> hidden)
    : bytes_(std::move(bytes)),
      starts_(std::move(starts)),
      hidden_(std::move(hidden)),
      by_bytes_(sorted_by_bytes(bytes_, starts_, hidden_)) {}

Vocabulary::Vocabulary(Column<char> bytes, Column<std::int64_t> starts, Column<std::uint8_t> hidden,
                       Column<TermId> by_bytes, Column<TermId> slots)
    : bytes_(std::move(bytes)),
      starts_(std::move(starts)),
      hidden_(std::move(hidden)),
      by_bytes_(std::move(by_bytes)),
      slots_(std::move(slots)) {}

Vocabulary Vocabulary::of_terms(std::span<const std::string> terms) {
  std::vector<char> bytes;
  std::vector<std::int64_t> starts = {0};
  for (const std::string& term : terms) {
    bytes.insert(bytes.end(), term.begin(), term.end());
    starts.push_back(static_cast<std::int64_t>(bytes.size()));
  }
  return {std::move(bytes), std::move(starts), std::vector<std::uint8_t>(terms.size(), 0)};
}

std::optional<TermId> Vocabulary::find(std::string_view term) const { return find(term, false); }

std::optional<TermId> Vocabulary::find_hidden(std::string_view term) const {
  return find(term, true);
}

std::optional<TermId> Vocabulary::find(std::string_view term, bool hidden) const {
  if (!slots_.empty()) return find_in_slots(term, hidden);
  std::size_t first = 0;
  std::size_t last = by_bytes_.size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    by_bytes_.require(middle, middle + 1);
    const TermId id = by_bytes_[middle];
    const int order = this->term(id).compare(term);
    if (order == 0 && is_hidden(id) == hidden) return id;
    const bool is_before = order != 0 ? order < 0 : !is_hidden(id);
    (is_before ? first : last) = is_before ? middle + 1 : middle;
  }
  return std::nullopt;
}

std::optional<TermId> Vocabulary::find_in_slots(std::string_view term, bool hidden) const {
  std::size_t slot = first_slot(term, slots_.size());
  for (std::size_t tried = 0; tried < slots_.size(); ++tried) {
    slots_.require(slot, slot + 1);
    const TermId id = slots_[slot];
    if (id == kNoTerm) break;
    if (this->term(id) == term && is_hidden(id) == hidden) return id;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return std::nullopt;
}

std::vector<TermId> make_slots(const Vocabulary& types) {
  std::vector<TermId> slots(std::bit_ceil(2 * types.size() + 1), kNoTerm);
  for (std::size_t id = 0; id < types.size(); ++id) {
    std::size_t slot = first_slot(types.term(static_cast<TermId>(id)), slots.size());
    while (slots[slot] != kNoTerm) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = static_cast<TermId>(id);
  }
  return slots;
}

}  // namespace broadsheet::corpus
