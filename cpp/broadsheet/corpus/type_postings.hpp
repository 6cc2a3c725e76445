#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"

namespace broadsheet::corpus {

/// In which articles of a part a type stands, for types that stand in few: where to look for a
/// rare word. A frequent one is soon found anyway.
///
///     types    3    7  8   12        types that the part has, ascending, each with
///     ends     2    2  3   6         where its gaps end; they begin where those before it end
///     gaps     0 5  |  1 | 2 2 5     articles 0 5 | 1 | 2 4 9: each as its distance from the one
///                                    before, the first from 0
///
/// Type 7 stands in many articles, which are not listed; type 5 stands in none. A gap is as many
/// bytes as it needs (LEB128: seven bits a byte, the lowest first, the top bit of all but the last
/// set).
class TypePostings {
 public:
  struct Entry {
    TermId type;
    std::uint32_t end;
    friend bool operator==(const Entry&, const Entry&) = default;
  };

  /// Knows of no type.
  TypePostings() = default;
  TypePostings(Column<std::uint8_t> gaps, Column<Entry> entries)
      : gaps_(std::move(gaps)), entries_(std::move(entries)), is_known_(true) {}

  /// The articles of which the type is a token, counted or not, ascending; nothing where they are
  /// not listed. FormatError where the columns lie in a file that is damaged.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> find(TermId type) const;

  [[nodiscard]] const Column<std::uint8_t>& gaps() const noexcept { return gaps_; }
  [[nodiscard]] const Column<Entry>& entries() const noexcept { return entries_; }

 private:
  Column<std::uint8_t> gaps_;
  Column<Entry> entries_;
  bool is_known_ = false;
};

/// Appends ascending articles as gaps.
void append_gaps(std::span<const std::uint32_t> articles, std::vector<std::uint8_t>& gaps);

/// The articles that gaps stand for; nothing if they are no ascending articles below n_articles.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> articles_of_gaps(
    std::span<const std::uint8_t> gaps, std::uint64_t n_articles);

/// The first entry of which is_before(entry) does not hold; it holds for all before it. Only the
/// entries that are looked at are checked.
template <class F>
[[nodiscard]] std::size_t first_entry(const Column<TypePostings::Entry>& entries, F&& is_before) {
  std::size_t first = 0;
  std::size_t last = entries.size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    entries.require(middle, middle + 1);
    if (is_before(entries[middle])) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return first;
}

}  // namespace broadsheet::corpus
