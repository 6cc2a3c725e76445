#include "broadsheet/corpus/type_postings.hpp"

#include <limits>

namespace broadsheet::corpus {
namespace {

constexpr unsigned kBits = 7;  // of a gap in a byte
constexpr std::uint32_t kMore = 1U << kBits;
constexpr unsigned kLongest = 5;  // bytes of a gap of 32 bits

}  // namespace

void append_gaps(std::span<const std::uint32_t> articles, std::vector<std::uint8_t>& gaps) {
  std::uint32_t before = 0;
  for (const std::uint32_t article : articles) {
    std::uint32_t gap = article - before;
    before = article;
    for (; gap >= kMore; gap >>= kBits) gaps.push_back(static_cast<std::uint8_t>(gap | kMore));
    gaps.push_back(static_cast<std::uint8_t>(gap));
  }
}

std::optional<std::vector<std::uint32_t>> articles_of_gaps(std::span<const std::uint8_t> gaps,
                                                           std::uint64_t n_articles) {
  std::vector<std::uint32_t> articles;
  std::uint64_t article = 0;
  for (std::size_t i = 0; i < gaps.size();) {
    std::uint64_t gap = 0;
    for (unsigned n = 0;; ++n) {
      if (i == gaps.size() || n == kLongest) return std::nullopt;
      const std::uint8_t byte = gaps[i++];
      gap |= std::uint64_t{byte & (kMore - 1)} << (n * kBits);
      if (byte < kMore) break;
    }
    article += gap;
    if (article >= n_articles || (gap == 0 && !articles.empty())) return std::nullopt;
    articles.push_back(static_cast<std::uint32_t>(article));
  }
  return articles;
}

std::optional<std::vector<std::uint32_t>> TypePostings::find(TermId type) const {
  if (!is_known_) return std::nullopt;
  const std::size_t i = first_entry(entries_, [type](const Entry& e) { return e.type < type; });
  if (i == entries_.size() || entries_[i].type != type) return std::vector<std::uint32_t>();
  std::size_t begin = 0;
  if (i > 0) {
    entries_.require(i - 1, i);
    begin = entries_[i - 1].end;
  }
  const std::size_t end = entries_[i].end;
  if (begin == end) return std::nullopt;
  gaps_.require(begin, end);
  return articles_of_gaps(gaps_.span().subspan(begin, end - begin),
                          std::numeric_limits<std::uint32_t>::max());
}

}  // namespace broadsheet::corpus
