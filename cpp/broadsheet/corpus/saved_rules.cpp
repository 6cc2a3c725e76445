#include "broadsheet/corpus/saved_rules.hpp"

namespace broadsheet::corpus {

void require_size(const SavedArray& array, std::size_t size) {
  if (array.size() == size) return;
  throw_damaged(array.path(), "it must have " + std::to_string(size) + " values, has " +
                                  std::to_string(array.size()));
}

std::string at_position(std::size_t position) { return " at position " + std::to_string(position); }

void set_offsets(SavedArray& array, const Column<std::int64_t>& values, std::size_t total) {
  if (values.empty() || values[0] != 0 || values.back() != static_cast<std::int64_t>(total)) {
    throw_damaged(array.path(), "its offsets must run from 0 to " + std::to_string(total));
  }
  array.set_rule([data = values.data(), n = values.size(), total = values.back()](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      const bool in_range = data[i] >= 0 && data[i] <= total;
      if (!in_range || (i + 1 < n && data[i + 1] < data[i])) {
        return "an offset is out of order" + at_position(i);
      }
    }
    return std::nullopt;
  });
}

void add_strings(GroupWriter& group, const std::string& name,
                 const std::vector<std::string>& strings) {
  std::vector<std::int64_t> starts = {0};
  group.add<char>(name + ".bytes", [&](NpyWriter& writer) {
    for (const std::string& string : strings) {
      writer.append(std::span<const char>(string));
      starts.push_back(starts.back() + static_cast<std::int64_t>(string.size()));
    }
  });
  group.add(name + ".starts", std::span<const std::int64_t>(starts));
}

StringColumn next_strings(GroupReader& group, const std::string& name, Arrays& arrays) {
  StringColumn column;
  column.bytes = next_column<char>(group, name + ".bytes", arrays);
  column.starts = next_column<std::int64_t>(group, name + ".starts", arrays);
  set_offsets(*arrays.back(), column.starts, column.bytes.size());
  return column;
}

}  // namespace broadsheet::corpus
