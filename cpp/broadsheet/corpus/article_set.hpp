#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// Some articles of a corpus's columns, a bit for each: where to look for words, by what the
/// parts' postings say.
class ArticleSet {
 public:
  /// None of them.
  explicit ArticleSet(const Columns& columns);

  /// Adds the articles of which one of the types is a token, counted or not, and those of which
  /// that is not known: of parts whose postings do not list the type.
  void add_articles_with(std::span<const TermId> types);

  /// Takes out the articles that another set of the same columns has not.
  void keep(const ArticleSet& other) noexcept;

  /// Adds the articles of another set of the same columns.
  void add(const ArticleSet& other) noexcept;

  [[nodiscard]] bool has(std::int64_t position) const noexcept {
    const auto bit = static_cast<std::size_t>(position);
    return ((words_[bit / kBits] >> (bit % kBits)) & 1U) != 0;
  }

  [[nodiscard]] std::int64_t size() const noexcept;
  /// Whether all articles of the columns are in it.
  [[nodiscard]] bool is_all() const noexcept { return size() == columns_.part_articles.back(); }

  /// Which articles of a view of the same columns are in it, in the view's order.
  [[nodiscard]] std::vector<ArticleIndex> positions_in(const Corpus& view) const;

 private:
  static constexpr std::size_t kBits = 64;

  void add_range(std::int64_t first, std::int64_t last) noexcept;
  void add(std::int64_t position) noexcept {
    const auto bit = static_cast<std::size_t>(position);
    words_[bit / kBits] |= std::uint64_t{1} << (bit % kBits);
  }

  const Columns& columns_;
  std::vector<std::uint64_t> words_;
};

}  // namespace broadsheet::corpus
