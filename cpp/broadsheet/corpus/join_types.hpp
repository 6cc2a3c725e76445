#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/vocabulary.hpp"

namespace broadsheet::corpus {

/// The types of two corpora: those of a with the ids that they have, then the others of b in byte
/// order; ids_of_b says which id each type of b gets. LimitError where there are too many.
[[nodiscard]] std::shared_ptr<const Vocabulary> join_types(const Vocabulary& a, const Vocabulary& b,
                                                           std::vector<TermId>& ids_of_b);

/// Adds the outlets of b to names; the code that each of them gets.
[[nodiscard]] std::vector<std::int32_t> join_outlets(std::vector<std::string>& names,
                                                     const std::vector<std::string>& of_b);

}  // namespace broadsheet::corpus
