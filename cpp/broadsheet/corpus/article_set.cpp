#include "broadsheet/corpus/article_set.hpp"

#include <bit>
#include <numeric>

namespace broadsheet::corpus {

ArticleSet::ArticleSet(const Columns& columns)
    : columns_(columns),
      words_((static_cast<std::size_t>(columns.part_articles.back()) + kBits - 1) / kBits, 0) {}

void ArticleSet::add_articles_with(std::span<const TermId> types) {
  const std::size_t n_types = columns_.types->size();
  for (std::size_t p = 0; p < columns_.parts.size(); ++p) {
    const std::int64_t first = columns_.part_articles[p];
    for (const TermId type : types) {
      // Types of runs stand for several tokens, of which postings do not know.
      const auto articles = type < n_types ? columns_.parts[p]->postings.find(type) : std::nullopt;
      if (!articles) {
        add_range(first, columns_.part_articles[p + 1]);
        break;
      }
      for (const std::uint32_t article : *articles) add(first + std::int64_t{article});
    }
  }
}

void ArticleSet::add_range(std::int64_t first, std::int64_t last) noexcept {
  for (; first < last && first % std::int64_t{kBits} != 0; ++first) add(first);
  for (; last - first >= std::int64_t{kBits}; first += std::int64_t{kBits}) {
    words_[static_cast<std::size_t>(first) / kBits] = ~std::uint64_t{0};
  }
  for (; first < last; ++first) add(first);
}

void ArticleSet::keep(const ArticleSet& other) noexcept {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void ArticleSet::add(const ArticleSet& other) noexcept {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

std::int64_t ArticleSet::size() const noexcept {
  return std::accumulate(
      words_.begin(), words_.end(), std::int64_t{0},
      [](std::int64_t sum, std::uint64_t word) { return sum + std::popcount(word); });
}

std::vector<ArticleIndex> ArticleSet::positions_in(const Corpus& view) const {
  std::vector<ArticleIndex> positions;
  if (!view.shows_all()) {
    for (ArticleIndex i = 0; i < view.n_articles(); ++i) {
      if (has(view.base_position(i))) positions.push_back(i);
    }
    return positions;
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
      positions.push_back(
          static_cast<ArticleIndex>(i * kBits + static_cast<std::size_t>(std::countr_zero(word))));
    }
  }
  return positions;
}

}  // namespace broadsheet::corpus
