#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "broadsheet/corpus/part.hpp"
#include "broadsheet/corpus/saved_group.hpp"

namespace broadsheet::corpus {

using Arrays = std::vector<std::shared_ptr<SavedArray>>;

/// The next array of a group as a column; the array itself goes to the end of `arrays`.
template <class T>
[[nodiscard]] Column<T> next_column(GroupReader& group, std::string_view name, Arrays& arrays) {
  arrays.push_back(group.next<T>(name));
  return column_of<T>(arrays.back());
}

/// FormatError unless the array has this many values.
void require_size(const SavedArray& array, std::size_t size);

/// " at position <position>"
[[nodiscard]] std::string at_position(std::size_t position);

/// Each of the numbers 0 .. limit - 1 stands in the array once; what else is there is the largest
/// value of its type. Such arrays are inverted, which is no place for surprises.
template <class T>
void set_each_once(SavedArray& array, const Column<T>& values, std::size_t limit) {
  array.set_whole_rule([data = values.data(), n = values.size(),
                        limit]() -> std::optional<std::string> {
    std::vector<bool> seen(limit);
    std::size_t n_seen = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const auto value = static_cast<std::size_t>(data[i]);
      if (value >= limit) continue;  // set_below() has said whether it may be
      if (seen[value]) {
        return "value " + std::to_string(i) + " is " + std::to_string(value) +
               ", which stands there twice";
      }
      seen[value] = true;
      ++n_seen;
    }
    if (n_seen == limit) return std::nullopt;
    return std::to_string(limit - n_seen) + " of " + std::to_string(limit) + " values are missing";
  });
}

/// Values must lie below a limit; -1, or kNoTerm, may stand for none.
template <class T>
void set_below(SavedArray& array, const Column<T>& values, std::size_t limit,
               bool may_be_none = std::is_signed_v<T>) {
  using Unsigned = std::make_unsigned_t<T>;
  constexpr Unsigned kNone = static_cast<Unsigned>(-1);
  if (limit > kNone) return;  // all are
  array.set_rule([data = values.data(), bound = static_cast<Unsigned>(limit), may_be_none](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    const auto is_wrong = [&](T value) {
      const auto number = static_cast<Unsigned>(value);
      return number >= bound && !(may_be_none && number == kNone);
    };
    unsigned any = 0;  // without a branch, many values at a time
    for (std::size_t i = begin; i < end; ++i) any |= is_wrong(data[i]) ? 1U : 0U;
    for (std::size_t i = begin; any != 0 && i < end; ++i) {
      if (is_wrong(data[i])) {
        return "a value is not below " + std::to_string(bound) + at_position(i);
      }
    }
    return std::nullopt;
  });
}

/// Offsets must run from 0 to total and never descend; their ends are checked at once.
void set_offsets(SavedArray& array, const Column<std::int64_t>& values, std::size_t total);

/// Writes and maps columns of strings: the arrays <name>.bytes and <name>.starts.
void add_strings(GroupWriter& group, const std::string& name,
                 const std::vector<std::string>& strings);
[[nodiscard]] StringColumn next_strings(GroupReader& group, const std::string& name,
                                        Arrays& arrays);

}  // namespace broadsheet::corpus
