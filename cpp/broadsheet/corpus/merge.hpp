#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/growing_part.hpp"
#include "broadsheet/corpus/part_builder.hpp"

namespace broadsheet::corpus {

/// What several workers read: their articles in the order of the input, and who read which.
struct Partial {
  struct Stretch {
    std::int64_t end;  // one past the last article
    unsigned worker;
  };
  GrowingPart part;
  std::vector<Stretch> stretches;
  std::vector<std::size_t> dropped;  // articles that do not count, ascending
};

/// One set of columns out of what several workers read, which is used up. Types get their ids by
/// content (most frequent first, ties by bytes), so how the articles were cut, and who read
/// which, makes no difference. The vocabulary also gets the plain types that hidden ones may
/// count as; the tokenizer folds them.
[[nodiscard]] std::shared_ptr<Columns> merge(
    Partial& partial, const std::vector<std::unique_ptr<PartBuilder>>& workers,
    const text::Tokenizer& tokenizer, unsigned threads);

}  // namespace broadsheet::corpus
