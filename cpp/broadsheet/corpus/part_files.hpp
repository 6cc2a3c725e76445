#pragma once

#include <memory>
#include <string>
#include <vector>

#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/saved_group.hpp"

namespace broadsheet::corpus {

/// Writes the articles of an extract as one part, column by column.
[[nodiscard]] SavedPart write_part(const Extract& extract, FileOperations& operations,
                                   const std::string& root, std::int64_t folder);

/// A part as it lies in its files, and the arrays that its columns refer to.
struct MappedPart {
  std::shared_ptr<const Part> part;
  DecidedPart decided;
  std::vector<std::shared_ptr<SavedArray>> arrays;
};

/// Maps the files of a part. Sizes and the ends of offsets are checked here; the rule that each
/// value must keep (ids below their number, offsets that ascend) when its block is first used.
[[nodiscard]] MappedPart map_part(const SavedPart& saved, const std::string& root,
                                  std::size_t n_types, std::size_t n_outlets);

/// Writes and maps columns of strings: the arrays <name>.bytes and <name>.starts.
void add_strings(GroupWriter& group, const std::string& name,
                 const std::vector<std::string>& strings);
[[nodiscard]] StringColumn next_strings(GroupReader& group, const std::string& name,
                                        std::vector<std::shared_ptr<SavedArray>>& arrays);

}  // namespace broadsheet::corpus
