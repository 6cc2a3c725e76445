#pragma once

#include <memory>
#include <span>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/part_builder.hpp"

namespace broadsheet::corpus {

/// Partial results of several workers: what each read, chunk by chunk.
struct Partial {
  GrowingPart part;
  unsigned worker = 0;
  std::vector<bool> dropped;  // articles that do not count; empty: none
};

/// One set of columns out of partial results, in the order of `partials`, which is used up. Types
/// get their ids by content (most frequent first, ties by bytes), so how the articles were cut
/// into partial results, and who read which, makes no difference. The vocabulary also gets the
/// plain types that hidden ones may count as; the tokenizer folds them.
[[nodiscard]] std::shared_ptr<Columns> merge(
    std::vector<Partial>& partials, const std::vector<std::unique_ptr<PartBuilder>>& workers,
    const text::Tokenizer& tokenizer);

}  // namespace broadsheet::corpus
