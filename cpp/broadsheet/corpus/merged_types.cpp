#include "broadsheet/corpus/merged_types.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <deque>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/rank_order.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kShards = 64;
constexpr std::size_t kTypesAtOnce = std::size_t{1} << 14U;

std::uint64_t hash_type(std::string_view word, bool hidden) noexcept {
  return hash_bytes(word, process_hash_seed()) ^ (hidden ? 0x9E3779B97F4A7C15U : 0U);
}

std::size_t shard_of(std::uint64_t hash) noexcept { return hash >> 58U; }

// A worker's types by shard, the counting sort of their hashes.
struct Sharded {
  std::vector<std::uint64_t> hashes;  // by the worker's id
  std::vector<TermId> ids;            // the worker's, shard by shard
  std::array<std::size_t, kShards + 1> starts{};
};

Sharded shard_types(const TypeTable& table) {
  Sharded sharded;
  sharded.hashes.resize(table.size());
  sharded.ids.resize(table.size());
  for (TermId id = 0; id < table.size(); ++id) {
    sharded.hashes[id] = hash_type(table.word(id), table.is_hidden(id));
    ++sharded.starts[shard_of(sharded.hashes[id]) + 1];
  }
  std::partial_sum(sharded.starts.begin(), sharded.starts.end(), sharded.starts.begin());
  auto next = sharded.starts;
  for (TermId id = 0; id < table.size(); ++id) {
    sharded.ids[next[shard_of(sharded.hashes[id])]++] = id;
  }
  return sharded;
}

// The types of one shard, in order of arrival.
class Shard {
 public:
  void expect(std::size_t n) {
    slots_.assign(std::bit_ceil(2 * n + 16), {});
    words_.reserve(n + n / 4);
    hidden_.reserve(n + n / 4);
    counts_.reserve(n + n / 4);
  }

  TermId count(std::uint64_t hash, std::string_view word, bool hidden, std::int64_t occurrences) {
    if (words_.size() * 2 >= slots_.size()) grow();
    std::size_t place = hash & (slots_.size() - 1);
    for (; slots_[place].id != kNoTerm; place = (place + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[place];
      if (slot.hash == hash && hidden_[slot.id] == (hidden ? 1 : 0) && words_[slot.id] == word) {
        counts_[slot.id] += occurrences;
        return slot.id;
      }
    }
    const auto id = static_cast<TermId>(words_.size());
    slots_[place] = {hash, id};
    words_.push_back(word);
    hidden_.push_back(hidden ? 1 : 0);
    counts_.push_back(occurrences);
    return id;
  }

  [[nodiscard]] const std::vector<std::string_view>& words() const noexcept { return words_; }
  [[nodiscard]] const std::vector<std::uint8_t>& hidden() const noexcept { return hidden_; }
  [[nodiscard]] const std::vector<std::int64_t>& counts() const noexcept { return counts_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    TermId id = kNoTerm;
  };

  void grow() {
    const std::vector<Slot> old =
        std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(16, slots_.size() * 2)));
    for (const Slot& slot : old) {
      if (slot.id == kNoTerm) continue;
      std::size_t place = slot.hash & (slots_.size() - 1);
      while (slots_[place].id != kNoTerm) place = (place + 1) & (slots_.size() - 1);
      slots_[place] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::vector<std::string_view> words_;
  std::vector<std::uint8_t> hidden_;
  std::vector<std::int64_t> counts_;
};

// The union of the workers' types, still without an order.
struct Union {
  std::vector<std::string_view> words;
  std::vector<std::uint8_t> hidden;
  std::vector<std::int64_t> counts;
  std::vector<std::vector<TermId>> of_worker;
  std::deque<std::string> made;  // words that stand in no worker's table
};

// The plain types that hidden ones may count as.
void add_plain(std::vector<Shard>& shards, const text::Tokenizer& tokenizer,
               std::deque<std::string>& made) {
  std::vector<std::string_view> capitals;
  for (const Shard& shard : shards) {
    for (std::size_t i = 0; i < shard.words().size(); ++i) {
      if (shard.hidden()[i] != 0) capitals.push_back(shard.words()[i]);
    }
  }
  const auto add = [&](std::string_view word) {
    const std::uint64_t hash = hash_type(word, false);
    shards[shard_of(hash)].count(hash, word, false, 0);
  };
  for (const std::string_view word : capitals) {
    add(word);
    made.push_back(tokenizer.fold_term(word));
    add(made.back());
  }
}

Union unite(std::span<const TypeTable* const> tables, const text::Tokenizer& tokenizer,
            unsigned threads) {
  Union all;
  all.of_worker.resize(tables.size());
  std::vector<Sharded> sharded(tables.size());
  for_each_chunk(tables.size(), 1, threads, [&](std::size_t w, std::size_t, std::size_t) {
    if (tables[w] == nullptr) return;
    sharded[w] = shard_types(*tables[w]);
    all.of_worker[w].resize(tables[w]->size());
  });
  std::vector<Shard> shards(kShards);
  for_each_chunk(kShards, 1, threads, [&](std::size_t s, std::size_t, std::size_t) {
    std::size_t most = 0;
    for (const Sharded& worker : sharded) most += worker.starts[s + 1] - worker.starts[s];
    shards[s].expect(most);
    for (std::size_t w = 0; w < tables.size(); ++w) {
      for (std::size_t i = sharded[w].starts[s]; i < sharded[w].starts[s + 1]; ++i) {
        const TermId id = sharded[w].ids[i];
        const std::int64_t n = tables[w]->occurrences(id);
        all.of_worker[w][id] = n == 0 ? kNoTerm  // all its articles were dropped
                                      : shards[s].count(sharded[w].hashes[id], tables[w]->word(id),
                                                        tables[w]->is_hidden(id), n);
      }
    }
  });
  add_plain(shards, tokenizer, all.made);

  std::array<std::size_t, kShards + 1> starts{};
  for (std::size_t s = 0; s < kShards; ++s) starts[s + 1] = starts[s] + shards[s].words().size();
  if (starts.back() >= kNoTerm) {
    throw LimitError("a corpus holds at most 4294967295 distinct words; read it in parts");
  }
  all.words.resize(starts.back());
  all.hidden.resize(starts.back());
  all.counts.resize(starts.back());
  for_each_chunk(kShards, 1, threads, [&](std::size_t s, std::size_t, std::size_t) {
    const auto at = static_cast<std::ptrdiff_t>(starts[s]);
    std::copy(shards[s].words().begin(), shards[s].words().end(), all.words.begin() + at);
    std::copy(shards[s].hidden().begin(), shards[s].hidden().end(), all.hidden.begin() + at);
    std::copy(shards[s].counts().begin(), shards[s].counts().end(), all.counts.begin() + at);
    for (std::size_t w = 0; w < tables.size(); ++w) {
      for (std::size_t i = sharded[w].starts[s]; i < sharded[w].starts[s + 1]; ++i) {
        TermId& id = all.of_worker[w][sharded[w].ids[i]];
        if (id != kNoTerm) id += static_cast<TermId>(starts[s]);
      }
    }
  });
  return all;
}

std::shared_ptr<const Vocabulary> make_vocabulary(const Union& all,
                                                  const std::vector<TermId>& ranked,
                                                  std::vector<TermId> by_bytes, unsigned threads) {
  std::vector<std::int64_t> starts(ranked.size() + 1, 0);
  std::vector<std::uint8_t> hidden(ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    starts[i + 1] = starts[i] + static_cast<std::int64_t>(all.words[ranked[i]].size());
    hidden[i] = all.hidden[ranked[i]];
  }
  std::vector<char> bytes(static_cast<std::size_t>(starts.back()));
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

MergedTypes merge_types(std::span<const TypeTable* const> tables, const text::Tokenizer& tokenizer,
                        unsigned threads) {
  Union all = unite(tables, tokenizer, threads);
  std::vector<TermId> by_bytes = order_by_bytes(all.words, all.hidden, threads);
  const std::vector<TermId> ranked = order_by_count(by_bytes, all.counts);

  MergedTypes merged;
  merged.counts.resize(ranked.size());
  std::vector<TermId> new_id(ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    new_id[ranked[i]] = static_cast<TermId>(i);
    merged.counts[i] = all.counts[ranked[i]];
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
