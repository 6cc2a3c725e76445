#pragma once

#include <memory>
#include <string>
#include <vector>

#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/saved_rules.hpp"

namespace broadsheet::corpus {

/// Writes the articles of an extract as one part, column by column, and its postings. n_types: of
/// the corpus that it becomes a part of.
[[nodiscard]] SavedGroup write_columns(const Extract& extract, std::size_t n_types,
                                       unsigned threads, GroupWriter group);

/// Writes what was decided about their segments.
[[nodiscard]] SavedGroup write_decided(const Extract& extract, GroupWriter group);

/// A part as it lies in its files, and the arrays that its columns refer to.
struct MappedPart {
  std::shared_ptr<const Part> part;
  DecidedPart decided;
  Arrays arrays;
};

/// Maps the files of a part. Sizes and the ends of offsets are checked here; the rule that each
/// value must keep (ids below their number, offsets that ascend) when its block is first used.
[[nodiscard]] MappedPart map_part(const SavedPart& saved, const std::string& root,
                                  std::size_t n_types, std::size_t n_outlets);

}  // namespace broadsheet::corpus
