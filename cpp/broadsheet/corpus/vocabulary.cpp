#include "broadsheet/corpus/vocabulary.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace broadsheet::corpus {
namespace {

// The first eight bytes as a number that orders as they do: most comparisons of a sort end here.
std::uint64_t prefix_of(std::string_view bytes) noexcept {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    prefix = (prefix << 8) | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  }
  return prefix;
}

std::vector<TermId> order_by_bytes(const Column<char>& bytes, const Column<std::int64_t>& starts,
                                   const Column<std::uint8_t>& hidden) {
  struct Key {
    std::uint64_t prefix;
    TermId id;
  };
  const auto term = [&](TermId id) {
    return std::string_view(bytes.data() + starts[id],
                            static_cast<std::size_t>(starts[id + 1] - starts[id]));
  };
  std::vector<Key> keys(starts.size() - 1);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto id = static_cast<TermId>(i);
    keys[i] = {prefix_of(term(id)), id};
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    if (const int order = term(a.id).compare(term(b.id)); order != 0) return order < 0;
    return hidden[a.id] < hidden[b.id];
  });
  std::vector<TermId> ids(keys.size());
  std::transform(keys.begin(), keys.end(), ids.begin(), [](const Key& key) { return key.id; });
  return ids;
}

}  // namespace

Vocabulary::Vocabulary() : starts_(std::vector<std::int64_t>{0}) {}

Vocabulary::Vocabulary(std::vector<char> bytes, std::vector<std::int64_t> starts,
                       std::vector<std::uint8_t> hidden)
    : bytes_(std::move(bytes)),
      starts_(std::move(starts)),
      hidden_(std::move(hidden)),
      by_bytes_(order_by_bytes(bytes_, starts_, hidden_)) {}

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
