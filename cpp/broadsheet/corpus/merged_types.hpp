#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/base/pooled_vector.hpp"
#include "broadsheet/corpus/type_table.hpp"
#include "broadsheet/corpus/vocabulary.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {

/// The types that several workers met, with ids by content: most frequent first, ties by bytes.
struct MergedTypes {
  std::shared_ptr<const Vocabulary> vocabulary;
  PooledVector<std::int64_t> counts;            // by id
  std::vector<PooledVector<TermId>> of_worker;  // of each worker's ids, the id
};

/// Merges tables (null: a worker that read nothing). The vocabulary also gets, with no
/// occurrences of their own, the plain types that hidden ones may count as. A type whose
/// occurrences were all taken back is left out. Does not depend on who met what. The tables
/// forget their slots, whose memory the merge needs.
[[nodiscard]] MergedTypes merge_types(std::span<TypeTable* const> tables,
                                      const text::Tokenizer& tokenizer, unsigned threads);

}  // namespace broadsheet::corpus
