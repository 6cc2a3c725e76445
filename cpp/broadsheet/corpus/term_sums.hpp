#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/growing_array.hpp"

namespace broadsheet::corpus {

/// How often each term stands in some articles and in how many of them, added up by one thread.
///
/// Occurrences and articles in one word of 32 bits, 19 of the first and 13 of the second, so that
/// each count costs one addition and most terms stay in the fastest caches; before either is full,
/// all words are emptied into columns of 64 bits. Exact whatever is added, in any order.
class TermSums {
 public:
  TermSums() = default;
  explicit TermSums(std::size_t n_terms) { packed_.extend(n_terms, 0); }

  /// Adds rows of counts that stand one after another. Many articles in one call cost less than
  /// one call for each: the end of a short loop costs more than its additions.
  void add(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts,
           std::size_t n_articles);

  /// Whether nothing was made room for.
  [[nodiscard]] bool empty() const noexcept { return packed_.empty(); }

  /// Adds the sums of the terms [begin, end) to columns.
  void add_to(std::int64_t* counts, std::int64_t* articles, std::size_t begin,
              std::size_t end) const noexcept;

 private:
  template <int kSign>
  std::uint64_t add_packed(std::span<const std::int32_t> terms,
                           std::span<const std::int32_t> counts);
  void add_wide(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts);
  void empty_out();

  GrowingArray<std::uint32_t> packed_;  // whose pages the process keeps from call to call
  std::size_t n_packed_ = 0;            // articles
  std::uint64_t most_counted_ = 0;      // no term has more
  std::vector<std::int64_t> counts_, articles_;
};

}  // namespace broadsheet::corpus
