#include "broadsheet/corpus/merged_types.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/rank_order.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kTypesAtOnce = std::size_t{1} << 14U;

// The union of the workers' types, still without an order.
struct Union {
  GrowingArray<std::string_view> words;
  GrowingArray<std::uint8_t> hidden;
  GrowingArray<std::int64_t> counts;
  std::vector<PooledVector<TermId>> of_worker;
  TypeTable plain;  // words that stand in no worker's table

  void add(std::string_view word, bool is_hidden, std::int64_t count) {
    if (words.size() >= kNoTerm) {
      throw LimitError("a corpus holds at most 4294967295 distinct words; read it in parts");
    }
    words.push_back(word);
    hidden.push_back(is_hidden ? 1 : 0);
    counts.push_back(count);
  }
};

// What the union knows of a type from the first `n` tables, or kNoTerm.
TermId find_among(std::span<const TypeTable* const> tables, const Union& all, std::size_t n,
                  std::string_view word, bool hidden) {
  for (std::size_t w = 0; w < n; ++w) {
    if (tables[w] == nullptr) continue;
    const TermId id = tables[w]->find(word, hidden);
    if (id != kNoTerm && all.of_worker[w][id] != kNoTerm) return all.of_worker[w][id];
  }
  return kNoTerm;
}

// What the union knows of types [begin, end) of table `w` from the tables before it.
void find_in_earlier(std::span<const TypeTable* const> tables, const Union& all, std::size_t w,
                     TermId begin, TermId end, std::span<TermId> ids) {
  constexpr TermId kFetched = 32;
  const TypeTable& table = *tables[w];
  for (TermId first = begin; first < end; first += kFetched) {
    const TermId last = std::min(end, first + kFetched);
    for (TermId id = first; id < last; ++id) {
      for (const TypeTable* earlier : tables.first(w)) {
        if (earlier != nullptr) earlier->fetch(table.word(id), table.is_hidden(id));
      }
    }
    for (TermId id = first; id < last; ++id) {
      ids[id] = find_among(tables, all, w, table.word(id), table.is_hidden(id));
    }
  }
}

// Adds the types of table `w`, those before it being there. Only what none of them has is new,
// so that nothing is hashed but to ask them, on all threads.
void add_table(std::span<const TypeTable* const> tables, std::size_t w, Union& all,
               unsigned threads) {
  const TypeTable& table = *tables[w];
  if (all.words.empty()) {
    const std::size_t most = table.size() + table.size() / 2;
    all.words.reserve(most);
    all.hidden.reserve(most);
    all.counts.reserve(most);
  }
  PooledVector<TermId>& ids = all.of_worker[w];
  ids.assign(table.size(), kNoTerm);
  if (!all.words.empty()) {
    for_each_chunk(table.size(), kTypesAtOnce / 4, threads,
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                     find_in_earlier(tables, all, w, static_cast<TermId>(begin),
                                     static_cast<TermId>(end), ids);
                   });
  }
  for (TermId id = 0; id < table.size(); ++id) {
    const std::int64_t n = table.occurrences(id);
    if (n == 0) {  // all its articles were dropped
      ids[id] = kNoTerm;
    } else if (ids[id] != kNoTerm) {
      all.counts[ids[id]] += n;
    } else {
      ids[id] = static_cast<TermId>(all.words.size());
      all.add(table.word(id), table.is_hidden(id), n);
    }
  }
}

// The plain types that hidden ones may count as.
void add_plain(std::span<const TypeTable* const> tables, const text::Tokenizer& tokenizer,
               Union& all) {
  const auto add = [&](std::string_view word) {
    if (find_among(tables, all, tables.size(), word, false) == kNoTerm) {
      all.plain.count(word, false, 0);
    }
  };
  for (std::size_t i = 0; i < all.words.size(); ++i) {
    if (all.hidden[i] == 0) continue;
    add(all.words[i]);
    add(tokenizer.fold_term(all.words[i]));
  }
  for (TermId id = 0; id < all.plain.size(); ++id) all.add(all.plain.word(id), false, 0);
}

Union unite(std::span<const TypeTable* const> tables, const text::Tokenizer& tokenizer,
            unsigned threads) {
  Union all;
  all.of_worker.resize(tables.size());
  for (std::size_t w = 0; w < tables.size(); ++w) {
    if (tables[w] != nullptr) add_table(tables, w, all, threads);
  }
  add_plain(tables, tokenizer, all);
  return all;
}

std::shared_ptr<const Vocabulary> make_vocabulary(const Union& all,
                                                  const PooledVector<TermId>& ranked,
                                                  PooledVector<TermId> by_bytes, unsigned threads) {
  PooledVector<std::int64_t> starts(ranked.size() + 1, 0);
  PooledVector<std::uint8_t> hidden(ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    starts[i + 1] = starts[i] + static_cast<std::int64_t>(all.words[ranked[i]].size());
    hidden[i] = all.hidden[ranked[i]];
  }
  PooledVector<char> bytes(static_cast<std::size_t>(starts.back()));
  for_each_chunk(ranked.size(), kTypesAtOnce, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     const std::string_view word = all.words[ranked[i]];
                     if (!word.empty()) {
                       std::memcpy(bytes.data() + starts[i], word.data(), word.size());
                     }
                   }
                 });
  return std::make_shared<const Vocabulary>(
      Column<char>(std::move(bytes)), Column<std::int64_t>(std::move(starts)),
      Column<std::uint8_t>(std::move(hidden)), Column<TermId>(std::move(by_bytes)));
}

}  // namespace

MergedTypes merge_types(std::span<TypeTable* const> tables, const text::Tokenizer& tokenizer,
                        unsigned threads) {
  const std::vector<const TypeTable*> read_only(tables.begin(), tables.end());
  Union all = unite(read_only, tokenizer, threads);
  for (TypeTable* table : tables) {
    if (table != nullptr) table->forget_slots();
  }
  const std::span<const std::int64_t> counts(all.counts.data(), all.counts.size());
  PooledVector<TermId> by_bytes = order_by_bytes({all.words.data(), all.words.size()},
                                                 {all.hidden.data(), all.hidden.size()}, threads);
  const PooledVector<TermId> ranked = order_by_count(by_bytes, counts);

  MergedTypes merged;
  merged.counts.resize(ranked.size());
  PooledVector<TermId> new_id(ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    new_id[ranked[i]] = static_cast<TermId>(i);
    merged.counts[i] = counts[ranked[i]];
  }
  for (TermId& id : by_bytes) id = new_id[id];
  for_each_chunk(all.of_worker.size(), 1, threads, [&](std::size_t w, std::size_t, std::size_t) {
    for (TermId& id : all.of_worker[w]) {
      if (id != kNoTerm) id = new_id[id];
    }
  });
  merged.of_worker = std::move(all.of_worker);
  merged.vocabulary = make_vocabulary(all, ranked, std::move(by_bytes), threads);
  return merged;
}

}  // namespace broadsheet::corpus
