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

std::optional<TermId> Vocabulary::find(std::string_view term) const noexcept {
  return find(term, false);
}

std::optional<TermId> Vocabulary::find_hidden(std::string_view term) const noexcept {
  return find(term, true);
}

std::optional<TermId> Vocabulary::find(std::string_view term, bool hidden) const noexcept {
  const auto* place = std::lower_bound(by_bytes_.begin(), by_bytes_.end(), term,
                                       [&](TermId id, std::string_view wanted) {
                                         const int order = this->term(id).compare(wanted);
                                         return order != 0 ? order < 0 : is_hidden(id) < hidden;
                                       });
  if (place == by_bytes_.end() || this->term(*place) != term || is_hidden(*place) != hidden) {
    return std::nullopt;
  }
  return *place;
}

}  // namespace broadsheet::corpus
