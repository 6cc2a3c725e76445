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

/// Values must lie below a limit; -1, or kNoTerm, may stand for none.
template <class T>
void set_below(SavedArray& array, const Column<T>& values, std::size_t limit,
               bool may_be_none = std::is_signed_v<T>) {
  array.set_rule([data = values.data(), limit, may_be_none](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      if (may_be_none && data[i] == static_cast<T>(-1)) continue;
      if (static_cast<std::uint64_t>(data[i]) >= limit) {
        return "a value is not below " + std::to_string(limit) + at_position(i);
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
