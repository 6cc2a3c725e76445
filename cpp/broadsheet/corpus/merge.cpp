#include "broadsheet/corpus/merge.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/merged_types.hpp"

namespace broadsheet::corpus {
namespace {

TokenIndex first_token(const GrowingPart& part, std::size_t article) {
  return part.segment_tokens[static_cast<std::size_t>(part.article_segments[article])];
}

void uncount_dropped(const Partial& partial,
                     const std::vector<std::unique_ptr<PartBuilder>>& workers) {
  const GrowingPart& part = partial.part;
  auto stretch = partial.stretches.begin();
  for (const std::size_t article : partial.dropped) {
    while (static_cast<std::int64_t>(article) >= stretch->end) ++stretch;
    TypeTable& types = workers[stretch->worker]->types();
    for (auto t = first_token(part, article); t < first_token(part, article + 1); ++t) {
      types.uncount(part.tokens[static_cast<std::size_t>(t)]);
    }
  }
}

// Outlet names in byte order, and each worker's codes in it.
std::vector<std::vector<std::int32_t>> merge_outlets(
    const std::vector<std::unique_ptr<PartBuilder>>& workers, std::vector<std::string>& names) {
  for (const auto& worker : workers) {
    if (worker) names.insert(names.end(), worker->outlets().begin(), worker->outlets().end());
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::vector<std::int32_t>> codes(workers.size());
  for (std::size_t w = 0; w < workers.size(); ++w) {
    if (!workers[w]) continue;
    for (const std::string& name : workers[w]->outlets()) {
      codes[w].push_back(static_cast<std::int32_t>(
          std::lower_bound(names.begin(), names.end(), name) - names.begin()));
    }
  }
  return codes;
}

// Puts the corpus's ids of types and outlets in the place of the workers' own.
void rename(Partial& partial, const std::vector<PooledVector<TermId>>& types,
            const std::vector<std::vector<std::int32_t>>& outlets, unsigned threads) {
  GrowingPart& part = partial.part;
  for_each_chunk(
      partial.stretches.size(), 1, threads, [&](std::size_t i, std::size_t, std::size_t) {
        const auto begin = static_cast<std::size_t>(i == 0 ? 0 : partial.stretches[i - 1].end);
        const auto end = static_cast<std::size_t>(partial.stretches[i].end);
        const unsigned worker = partial.stretches[i].worker;
        for (std::size_t a = begin; a < end; ++a) {
          if (part.outlets[a] >= 0) {
            part.outlets[a] = outlets[worker][static_cast<std::size_t>(part.outlets[a])];
          }
        }
        const TermId* new_ids = types[worker].data();
        TermId* token = part.tokens.data() + first_token(part, begin);
        TermId* const last = part.tokens.data() + first_token(part, end);
        for (; token != last; ++token) *token = new_ids[*token];
      });
}

// The articles that count.
GrowingPart without(const GrowingPart& part, const std::vector<std::size_t>& dropped,
                    unsigned threads) {
  std::vector<GrowingRange> kept;
  std::size_t begin = 0;
  for (const std::size_t article : dropped) {
    if (begin < article) kept.push_back({&part, begin, article});
    begin = article + 1;
  }
  if (begin < part.n_articles()) kept.push_back({&part, begin, part.n_articles()});
  GrowingPart rest;
  append_articles(rest, kept, 1.0, threads);
  return rest;
}

}  // namespace

std::shared_ptr<Columns> merge(Partial& partial,
                               const std::vector<std::unique_ptr<PartBuilder>>& workers,
                               const text::Tokenizer& tokenizer, unsigned threads) {
  for_each_chunk(workers.size(), 1, threads, [&](std::size_t w, std::size_t, std::size_t) {
    if (workers[w]) workers[w]->types().settle();
  });
  if (!partial.dropped.empty()) uncount_dropped(partial, workers);
  auto columns = std::make_shared<Columns>();
  std::vector<TypeTable*> tables;
  for (const auto& worker : workers) tables.push_back(worker ? &worker->types() : nullptr);
  MergedTypes types = merge_types(tables, tokenizer, threads);
  rename(partial, types.of_worker, merge_outlets(workers, columns->outlet_names), threads);
  if (!partial.dropped.empty()) partial.part = without(partial.part, partial.dropped, threads);
  columns->part_articles = {0, static_cast<std::int64_t>(partial.part.n_articles())};
  columns->parts.push_back(std::make_shared<const Part>(to_part(std::move(partial.part))));
  columns->types = std::move(types.vocabulary);
  columns->type_counts = std::move(types.counts);
  return columns;
}

}  // namespace broadsheet::corpus
