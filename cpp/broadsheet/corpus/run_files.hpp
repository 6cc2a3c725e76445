#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/saved_rules.hpp"

namespace broadsheet::corpus {

/// Writes the runs of an extract that has some, beside the columns of its part.
[[nodiscard]] SavedGroup write_runs(const Extract& extract, GroupWriter group);

/// Maps the runs of a part. n_types: of the corpus; continuation: the type after those of runs.
[[nodiscard]] Column<TermRun> map_runs(const std::string& root, const SavedGroup& saved,
                                       TokenIndex n_tokens, std::size_t n_types,
                                       TermId continuation, Arrays& arrays);

}  // namespace broadsheet::corpus
