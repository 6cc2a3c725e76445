#include "broadsheet/corpus/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "broadsheet/corpus/rank_order.hpp"

namespace broadsheet::corpus {
namespace {

std::vector<TermId> sorted_by_bytes(const Column<char>& bytes, const Column<std::int64_t>& starts,
                                    const Column<std::uint8_t>& hidden) {
  std::vector<std::string_view> words(starts.size() - 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = {bytes.data() + starts[i], static_cast<std::size_t>(starts[i + 1] - starts[i])};
  }
  return order_by_bytes(words, hidden.span(), 1);
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
                       Column<TermId> by_bytes)
    : bytes_(std::move(bytes)),
      starts_(std::move(starts)),
      hidden_(std::move(hidden)),
      by_bytes_(std::move(by_bytes)) {}

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

}  // namespace broadsheet::corpus
