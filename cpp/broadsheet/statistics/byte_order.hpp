#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

/// For each term of the corpus, by its id, its place among all of them in the order of their bytes.
///
/// Ties are broken by it: ids are ranks over a whole corpus, and change when a part of it is saved
/// by itself. Linear in the number of terms.
[[nodiscard]] std::vector<std::uint32_t> places_by_bytes(const corpus::Corpus& corpus);

}  // namespace broadsheet::statistics
