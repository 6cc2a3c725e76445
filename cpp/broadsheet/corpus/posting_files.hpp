#pragma once

#include <cstddef>

#include "broadsheet/corpus/extract.hpp"
#include "broadsheet/corpus/saved_rules.hpp"
#include "broadsheet/corpus/type_postings.hpp"

namespace broadsheet::corpus {

/// Writes the postings of the part that an extract becomes, as the arrays posting_gaps and
/// posting_types. n_types: of the corpus that it becomes a part of.
void write_postings(const Extract& extract, std::size_t n_types, unsigned threads,
                    GroupWriter& group);

/// Maps them. Parts that were written before version 3 of the saved form have none.
[[nodiscard]] TypePostings map_postings(GroupReader& group, std::size_t n_types,
                                        std::size_t n_articles, Arrays& arrays);

}  // namespace broadsheet::corpus
