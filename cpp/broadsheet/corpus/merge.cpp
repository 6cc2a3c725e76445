#include "broadsheet/corpus/merge.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from, std::size_t begin, std::size_t end) {
  to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(begin),
            from.begin() + static_cast<std::ptrdiff_t>(end));
}

void append(GrowingStrings& to, const GrowingStrings& from, std::size_t begin, std::size_t end) {
  const std::int64_t shift = static_cast<std::int64_t>(to.bytes.size()) - from.starts[begin];
  append(to.bytes, from.bytes, static_cast<std::size_t>(from.starts[begin]),
         static_cast<std::size_t>(from.starts[end]));
  for (std::size_t i = begin; i < end; ++i) to.starts.push_back(from.starts[i + 1] + shift);
}

struct Renaming {
  std::span<const TermId> types;
  std::span<const std::int32_t> outlets;
};

// Appends the tokens [begin, end) of a part and what is known of each.
void append_tokens(GrowingPart& to, const GrowingPart& from, std::size_t begin, std::size_t end,
                   const Renaming& renaming) {
  const auto shift = static_cast<TokenIndex>(to.tokens.size()) - static_cast<TokenIndex>(begin);
  for (std::size_t i = begin; i < end; ++i) to.tokens.push_back(renaming.types[from.tokens[i]]);
  append(to.gaps, from.gaps, begin, end);
  append(to.lengths, from.lengths, begin, end);
  const auto first = static_cast<TokenIndex>(begin);
  const auto last = static_cast<TokenIndex>(end);
  auto wide = std::lower_bound(from.wide_spans.begin(), from.wide_spans.end(), first,
                               [](const WideSpan& a, TokenIndex token) { return a.token < token; });
  for (; wide != from.wide_spans.end() && wide->token < last; ++wide) {
    to.wide_spans.push_back({wide->token + shift, wide->gap, wide->length});
  }
  auto start = std::lower_bound(from.sentence_starts.begin(), from.sentence_starts.end(), first);
  for (; start != from.sentence_starts.end() && *start < last; ++start) {
    to.sentence_starts.push_back(*start + shift);
  }
}

void append_segments(GrowingPart& to, const GrowingPart& from, std::size_t begin, std::size_t end) {
  const TokenIndex shift = to.segment_tokens.back() - from.segment_tokens[begin];
  for (std::size_t s = begin; s < end; ++s) {
    to.segment_tokens.push_back(from.segment_tokens[s + 1] + shift);
  }
  append(to.segment_begins, from.segment_begins, begin, end);
  append(to.segment_ends, from.segment_ends, begin, end);
  append(to.segment_kinds, from.segment_kinds, begin, end);
  append(to.segment_flags, from.segment_flags, begin, end);
  append(to.segment_rules, from.segment_rules, begin, end);
  append(to.line_keys, from.line_keys, begin, end);
}

// Appends the articles [begin, end) of a part to another.
void append_articles(GrowingPart& to, const GrowingPart& from, std::size_t begin, std::size_t end,
                     const Renaming& renaming) {
  if (begin == end) return;
  const auto first_segment = static_cast<std::size_t>(from.article_segments[begin]);
  const auto last_segment = static_cast<std::size_t>(from.article_segments[end]);
  append_tokens(to, from, static_cast<std::size_t>(from.segment_tokens[first_segment]),
                static_cast<std::size_t>(from.segment_tokens[last_segment]), renaming);
  append_segments(to, from, first_segment, last_segment);
  const std::int64_t shift = to.article_segments.back() - from.article_segments[begin];
  for (std::size_t i = begin; i < end; ++i) {
    to.article_segments.push_back(from.article_segments[i + 1] + shift);
    const std::int32_t outlet = from.outlets[i];
    to.outlets.push_back(outlet < 0 ? -1 : renaming.outlets[static_cast<std::size_t>(outlet)]);
  }
  append(to.texts, from.texts, begin, end);
  append(to.ids, from.ids, begin, end);
  append(to.authors, from.authors, begin, end);
  append(to.fields, from.fields, begin, end);
  append(to.dates, from.dates, begin, end);
  append(to.date_offsets, from.date_offsets, begin, end);
  append(to.date_forms, from.date_forms, begin, end);
  append(to.title_added, from.title_added, begin, end);
}

// The articles that count, run by run.
template <class F>
void for_each_kept(const Partial& partial, F&& f) {
  const std::size_t n = partial.part.n_articles();
  if (partial.dropped.empty()) return f(std::size_t{0}, n);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    if (i < n && !partial.dropped[i]) continue;
    if (begin < i) f(begin, i);
    begin = i + 1;
  }
}

void uncount_dropped(const Partial& partial, TypeTable& types) {
  for (std::size_t i = 0; i < partial.dropped.size(); ++i) {
    if (!partial.dropped[i]) continue;
    const auto segments = [&](std::size_t a) {
      return static_cast<std::size_t>(partial.part.article_segments[a]);
    };
    const auto first = partial.part.segment_tokens[segments(i)];
    const auto last = partial.part.segment_tokens[segments(i + 1)];
    for (TokenIndex token = first; token < last; ++token) {
      types.uncount(partial.part.tokens[static_cast<std::size_t>(token)]);
    }
  }
}

struct MergedTypes {
  std::shared_ptr<const Vocabulary> vocabulary;
  std::vector<std::int64_t> counts;
  std::vector<std::vector<TermId>> of_worker;  // local id -> id
};

MergedTypes merge_types(const std::vector<std::unique_ptr<PartBuilder>>& workers,
                        const text::Tokenizer& tokenizer) {
  TypeTable all;
  std::vector<std::vector<TermId>> of_worker(workers.size());
  for (std::size_t w = 0; w < workers.size(); ++w) {
    if (!workers[w]) continue;
    const TypeTable& local = workers[w]->types();
    of_worker[w].resize(local.size());
    for (TermId id = 0; id < local.size(); ++id) {
      if (local.occurrences(id) == 0) continue;  // all its articles were dropped
      of_worker[w][id] = all.count(local.word(id), local.is_hidden(id), local.occurrences(id));
    }
  }
  const auto n_met = static_cast<TermId>(all.size());
  for (TermId id = 0; id < n_met; ++id) {
    if (!all.is_hidden(id)) continue;
    const std::string capitals(all.word(id));
    all.count(capitals, false, 0);
    all.count(tokenizer.fold_term(capitals), false, 0);
  }

  std::vector<char> bytes;
  std::vector<std::int64_t> starts = {0};
  std::vector<std::uint8_t> hidden(all.size());
  for (TermId id = 0; id < all.size(); ++id) {
    const std::string_view word = all.word(id);
    bytes.insert(bytes.end(), word.begin(), word.end());
    starts.push_back(static_cast<std::int64_t>(bytes.size()));
    hidden[id] = all.is_hidden(id) ? 1 : 0;
  }
  const Vocabulary arrived(std::move(bytes), std::move(starts), std::move(hidden));
  std::vector<TermId> order(arrived.by_bytes().begin(), arrived.by_bytes().end());
  std::stable_sort(order.begin(), order.end(),
                   [&](TermId a, TermId b) { return all.occurrences(a) > all.occurrences(b); });

  MergedTypes merged;
  std::vector<TermId> new_id(order.size());
  bytes.clear();
  starts = {0};
  hidden.clear();
  for (std::size_t i = 0; i < order.size(); ++i) {
    new_id[order[i]] = static_cast<TermId>(i);
    const std::string_view word = all.word(order[i]);
    bytes.insert(bytes.end(), word.begin(), word.end());
    starts.push_back(static_cast<std::int64_t>(bytes.size()));
    hidden.push_back(all.is_hidden(order[i]) ? 1 : 0);
    merged.counts.push_back(all.occurrences(order[i]));
  }
  std::vector<TermId> by_bytes(order.size());
  std::transform(arrived.by_bytes().begin(), arrived.by_bytes().end(), by_bytes.begin(),
                 [&](TermId id) { return new_id[id]; });
  merged.vocabulary = std::make_shared<const Vocabulary>(
      Column<char>(std::move(bytes)), Column<std::int64_t>(std::move(starts)),
      Column<std::uint8_t>(std::move(hidden)), Column<TermId>(std::move(by_bytes)));
  for (auto& ids : of_worker) {
    for (TermId& id : ids) id = new_id[id];
  }
  merged.of_worker = std::move(of_worker);
  return merged;
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

StringColumn to_column(GrowingStrings&& strings) {
  return {std::move(strings.bytes), std::move(strings.starts)};
}

Part to_part(GrowingPart&& growing) {
  Part part;
  part.tokens = std::move(growing.tokens);
  part.gaps = std::move(growing.gaps);
  part.lengths = std::move(growing.lengths);
  part.wide_spans = std::move(growing.wide_spans);
  part.sentence_starts = std::move(growing.sentence_starts);
  part.segment_tokens = std::move(growing.segment_tokens);
  part.segment_begins = std::move(growing.segment_begins);
  part.segment_ends = std::move(growing.segment_ends);
  part.segment_kinds = std::move(growing.segment_kinds);
  part.segment_flags = std::move(growing.segment_flags);
  part.segment_rules = std::move(growing.segment_rules);
  part.line_keys = std::move(growing.line_keys);
  part.article_segments = std::move(growing.article_segments);
  part.texts = to_column(std::move(growing.texts));
  part.ids = to_column(std::move(growing.ids));
  part.authors = to_column(std::move(growing.authors));
  part.fields = to_column(std::move(growing.fields));
  part.outlets = std::move(growing.outlets);
  part.dates = std::move(growing.dates);
  part.date_offsets = std::move(growing.date_offsets);
  part.date_forms = std::move(growing.date_forms);
  part.title_added = std::move(growing.title_added);
  return part;
}

}  // namespace

std::shared_ptr<Columns> merge(std::vector<Partial>& partials,
                               const std::vector<std::unique_ptr<PartBuilder>>& workers,
                               const text::Tokenizer& tokenizer) {
  for (const Partial& partial : partials) {
    if (!partial.dropped.empty()) uncount_dropped(partial, workers[partial.worker]->types());
  }
  auto columns = std::make_shared<Columns>();
  MergedTypes types = merge_types(workers, tokenizer);
  const auto outlets = merge_outlets(workers, columns->outlet_names);

  GrowingPart all;
  std::size_t n_tokens = 0;
  std::size_t n_bytes = 0;
  for (const Partial& partial : partials) {
    n_tokens += partial.part.tokens.size();
    n_bytes += partial.part.texts.bytes.size();
  }
  all.tokens.reserve(n_tokens);
  all.gaps.reserve(n_tokens);
  all.lengths.reserve(n_tokens);
  all.texts.bytes.reserve(n_bytes);
  for (Partial& partial : partials) {
    check_interrupt();
    const Renaming renaming{types.of_worker[partial.worker], outlets[partial.worker]};
    for_each_kept(partial, [&](std::size_t begin, std::size_t end) {
      append_articles(all, partial.part, begin, end, renaming);
    });
    partial.part = {};
  }
  columns->part_articles = {0, static_cast<std::int64_t>(all.n_articles())};
  columns->parts.push_back(std::make_shared<const Part>(to_part(std::move(all))));
  columns->types = std::move(types.vocabulary);
  columns->type_counts = std::move(types.counts);
  return columns;
}

}  // namespace broadsheet::corpus
