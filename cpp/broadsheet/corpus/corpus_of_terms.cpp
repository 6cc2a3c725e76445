#include "broadsheet/corpus/corpus_of_terms.hpp"

#include <cstdint>
#include <memory>
#include <numeric>
#include <utility>

namespace broadsheet::corpus {

Corpus corpus_of_terms(const text::TokenizerOptions& tokenizer, std::span<const std::string> terms,
                       std::vector<std::string> capitals) {
  auto types = std::make_shared<const Vocabulary>(Vocabulary::of_terms(terms));
  std::vector<TermId> ranks(terms.size());
  std::iota(ranks.begin(), ranks.end(), TermId{0});
  const Column<TermId> same(std::move(ranks));
  const Column<std::int64_t> none(std::vector<std::int64_t>(terms.size(), 0));

  auto columns = std::make_shared<Columns>();
  columns->part_articles = {0};
  columns->types = types;
  columns->type_counts = none;
  columns->tokenizer = tokenizer;
  auto decisions = std::make_shared<Decisions>();
  decisions->capitals = std::move(capitals);
  decisions->taken_over = true;
  auto map = std::make_shared<const TermMap>(std::move(types), same, same, same, none, false);
  SegmentMask mask;
  mask.kinds = ~std::uint32_t{0};
  return {std::move(columns), std::move(decisions), std::move(map), mask};
}

}  // namespace broadsheet::corpus
