#include "broadsheet/corpus/type_table.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kFirstSlots = 1U << 12U;
constexpr std::size_t kBatch = 128;
constexpr std::size_t kShort = 8;
constexpr std::size_t kMedium = 16;

// The bytes of a word of at most 8, in a number; the rest of the number is zero.
std::uint64_t masked(std::uint64_t bytes, std::size_t size) noexcept {
  const std::size_t unused = 64 - 8 * std::min<std::size_t>(size, 8);
  return unused == 64 ? 0 : bytes << unused >> unused;
}

std::uint64_t load(const char* bytes) noexcept { return detail::load<std::uint64_t>(bytes); }

std::uint64_t hash_short(std::uint64_t word, std::uint64_t seed) noexcept {
  return detail::multiply_fold(word ^ seed, detail::kSecret[1]);
}

std::uint64_t hash_medium(std::uint64_t low, std::uint64_t high, std::uint64_t seed) noexcept {
  return detail::multiply_fold(low ^ seed, high ^ detail::kSecret[2]) ^
         detail::multiply_fold(low ^ detail::kSecret[1], seed ^ detail::kSecret[3]);
}

std::uint64_t hash_long(std::string_view word, bool hidden, std::uint64_t seed) noexcept {
  return hash_bytes(word, seed) ^ (hidden ? 0x9E3779B97F4A7C15U : 0U);
}

}  // namespace

// Tokens of a batch by the table that they belong to.
struct TypeTable::Batch {
  struct Short {
    std::uint64_t word;
    std::uint64_t hash;
    std::uint32_t token;
  };
  struct Medium {
    std::uint64_t low;
    std::uint64_t high;
    std::uint64_t hash;
  };
  std::array<Short, kBatch + 1> shorts;
  std::array<std::uint32_t, kBatch + 1> mediums;
  std::array<std::uint32_t, kBatch + 1> longs;
  std::array<Medium, kBatch> words;
};

// The keys of a text's tokens.
struct TypeTable::Keys {
  const char* bytes;
  const std::uint32_t* offsets;
  const std::uint32_t* sizes;
  const std::uint8_t* flags;

  [[nodiscard]] const char* at(std::size_t token) const noexcept { return bytes + offsets[token]; }
  [[nodiscard]] std::string_view word(std::size_t token) const noexcept {
    return {at(token), sizes[token]};
  }
  [[nodiscard]] bool is_hidden(std::size_t token) const noexcept {
    return (flags[token] & text::kAmbiguousCapitals) != 0;
  }
};

// A word of at most 16 bytes as two numbers.
struct TypeTable::Packed {
  explicit Packed(std::string_view word) noexcept {
    std::array<char, kMedium> bytes{};
    std::copy(word.begin(), word.end(), bytes.begin());
    low = load(bytes.data());
    high = load(bytes.data() + 8);
  }
  // Whether a word has the form; the others stand in the table of long ones.
  static bool fits(std::string_view word, bool hidden) noexcept {
    return !hidden && word.size() <= kMedium && !word.ends_with('\0');
  }

  std::uint64_t low;
  std::uint64_t high;
};

TypeTable::TypeTable() : seed_(process_hash_seed()) {
  short_.extend(kFirstSlots, {});
  medium_.extend(kFirstSlots, {});
  long_.extend(kFirstSlots, {});
}

TermId TypeTable::add(std::string_view word, bool hidden) {
  if (counts_.size() >= kNoTerm) {
    throw LimitError("a corpus holds at most 4294967295 distinct words; read it in parts");
  }
  const auto id = static_cast<TermId>(counts_.size());
  bytes_.append(word);
  starts_.push_back(static_cast<std::int64_t>(bytes_.size()));
  hidden_.push_back(hidden ? 1 : 0);
  counts_.push_back(0);
  return id;
}

template <class Slot, class Hash>
void TypeTable::grow(GrowingArray<Slot>& slots, Hash&& hash_of_slot) {
  const GrowingArray<Slot> old = std::exchange(slots, {});
  slots.extend(old.size() * 4, {});
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == kNoTerm) continue;
    std::size_t place = hash_of_slot(slot) & mask;
    while (slots[place].id != kNoTerm) place = (place + 1) & mask;
    slots[place] = slot;
  }
}

TypeTable::ShortSlot& TypeTable::find_short(std::uint64_t hash, std::uint64_t word,
                                            std::string_view bytes) {
  if (2 * n_short_ + 2 > short_.size()) {
    grow(short_, [this](const ShortSlot& slot) { return hash_short(slot.word, seed_); });
  }
  const std::size_t mask = short_.size() - 1;
  std::size_t place = hash & mask;
  for (; short_[place].id != kNoTerm; place = (place + 1) & mask) {
    if (short_[place].word == word) return short_[place];
  }
  const TermId id = add(bytes, false);
  short_[place] = {word, id, 0};
  ++n_short_;
  return short_[place];
}

TypeTable::MediumSlot& TypeTable::find_medium(std::uint64_t hash, std::uint64_t low,
                                              std::uint64_t high, std::string_view bytes) {
  if (2 * n_medium_ + 2 > medium_.size()) {
    grow(medium_,
         [this](const MediumSlot& slot) { return hash_medium(slot.low, slot.high, seed_); });
  }
  const std::size_t mask = medium_.size() - 1;
  std::size_t place = hash & mask;
  for (; medium_[place].id != kNoTerm; place = (place + 1) & mask) {
    if (medium_[place].low == low && medium_[place].high == high) return medium_[place];
  }
  const TermId id = add(bytes, false);
  medium_[place] = {low, high, id, 0, 0};
  ++n_medium_;
  return medium_[place];
}

TermId TypeTable::find_long(std::string_view word, bool hidden) {
  const std::uint64_t hash = hash_long(word, hidden, seed_);
  const std::size_t mask = long_.size() - 1;
  std::size_t place = hash & mask;
  for (; long_[place].id != kNoTerm; place = (place + 1) & mask) {
    const LongSlot& slot = long_[place];
    if (slot.hash == hash && is_hidden(slot.id) == hidden && this->word(slot.id) == word) {
      return slot.id;
    }
  }
  const TermId id = add(word, hidden);
  long_[place] = {hash, id};
  if (++n_long_ * 2 > long_.size()) {
    grow(long_, [](const LongSlot& slot) { return slot.hash; });
  }
  return id;
}

TermId TypeTable::count(std::string_view word, bool hidden, std::int64_t occurrences) {
  TermId id = kNoTerm;
  if (!Packed::fits(word, hidden)) {
    id = find_long(word, hidden);
  } else {
    const auto [low, high] = Packed(word);
    id = word.size() <= kShort ? find_short(hash_short(low, seed_), low, word).id
                               : find_medium(hash_medium(low, high, seed_), low, high, word).id;
  }
  counts_[id] += occurrences;
  return id;
}

TermId TypeTable::find(std::string_view word, bool hidden) const noexcept {
  // The id of the slot where the search from a hash ends: free, or what is looked for.
  const auto search = [](const auto& slots, std::uint64_t hash, auto&& is_it) {
    const std::size_t mask = slots.size() - 1;
    std::size_t place = hash & mask;
    while (slots[place].id != kNoTerm && !is_it(slots[place])) place = (place + 1) & mask;
    return slots[place].id;
  };
  if (!Packed::fits(word, hidden)) {
    const std::uint64_t hash = hash_long(word, hidden, seed_);
    return search(long_, hash, [&](const LongSlot& slot) {
      return slot.hash == hash && is_hidden(slot.id) == hidden && this->word(slot.id) == word;
    });
  }
  const Packed packed(word);
  if (word.size() <= kShort) {
    return search(short_, hash_short(packed.low, seed_),
                  [&](const ShortSlot& slot) { return slot.word == packed.low; });
  }
  return search(medium_, hash_medium(packed.low, packed.high, seed_), [&](const MediumSlot& slot) {
    return slot.low == packed.low && slot.high == packed.high;
  });
}

void TypeTable::settle() noexcept {
  const auto collect = [this](auto& slots) {
    for (auto& slot : slots) {
      if (slot.id != kNoTerm) counts_[slot.id] += std::exchange(slot.count, 0U);
    }
  };
  collect(short_);
  collect(medium_);
}

// `plain`: no token is of a hidden type, and none ends with a zero byte, which count as long.
template <bool plain>
void TypeTable::count_batches(const Keys& keys, std::size_t n, TermId* ids) {
  Batch batch;
  const std::uint64_t seed = seed_;
  for (std::size_t begin = 0; begin < n; begin += kBatch) {
    const std::size_t end = std::min(n, begin + kBatch);
    const ShortSlot* const slots = short_.data();
    const std::size_t mask = short_.size() - 1;
    Batch::Short* next_short = batch.shorts.data();
    std::uint32_t* next_medium = batch.mediums.data();
    std::uint32_t* next_long = batch.longs.data();
    // Every token is written to all three queues and stays in one: which one is hard to predict.
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t size = keys.sizes[i];
      const auto token = static_cast<std::uint32_t>(i);
      const std::uint64_t word = masked(load(keys.at(i)), size);
      const std::uint64_t hash = hash_short(word, seed);
      __builtin_prefetch(slots + (hash & mask));
      *next_short = {word, hash, token};
      *next_medium = token;
      *next_long = token;
      std::uint32_t length = size;
      if constexpr (!plain) {
        const bool ends_with_zero = size > 0 && keys.at(i)[size - 1] == '\0';
        length += keys.is_hidden(i) || ends_with_zero ? 1024 : 0;
      }
      const bool is_short = length <= kShort;
      const bool is_long = length > kMedium;
      next_short += is_short ? 1 : 0;
      next_long += is_long ? 1 : 0;
      next_medium += is_short || is_long ? 0 : 1;
    }
    const auto n_of = [](const auto& queue, const auto* next) {
      return static_cast<std::size_t>(next - queue.data());
    };
    count_shorts(batch, n_of(batch.shorts, next_short), keys, ids);
    count_mediums(batch, n_of(batch.mediums, next_medium), keys, ids);
    for (const std::uint32_t token : std::span(batch.longs).first(n_of(batch.longs, next_long))) {
      ids[token] = find_long(keys.word(token), keys.is_hidden(token));
      ++counts_[ids[token]];
    }
  }
}

void TypeTable::count_shorts(const Batch& batch, std::size_t n, const Keys& keys, TermId* ids) {
  ShortSlot* slots = short_.data();
  std::size_t mask = short_.size() - 1;
  for (const Batch::Short& word : std::span(batch.shorts).first(n)) {
    ShortSlot* slot = slots + (word.hash & mask);
    if (slot->word != word.word || slot->id == kNoTerm) [[unlikely]] {
      slot = &find_short(word.hash, word.word, keys.word(word.token));
      slots = short_.data();
      mask = short_.size() - 1;
    }
    ids[word.token] = slot->id;
    count_once(*slot);
  }
}

void TypeTable::count_mediums(Batch& batch, std::size_t n, const Keys& keys, TermId* ids) {
  const auto tokens = std::span(batch.mediums).first(n);
  Batch::Medium* next = batch.words.data();
  for (const std::uint32_t token : tokens) {
    const char* key = keys.at(token);
    const std::uint64_t low = load(key);
    const std::uint64_t high = masked(load(key + 8), keys.sizes[token] - kShort);
    const std::uint64_t hash = hash_medium(low, high, seed_);
    __builtin_prefetch(&medium_[hash & (medium_.size() - 1)]);
    *next++ = {low, high, hash};
  }
  MediumSlot* slots = medium_.data();
  std::size_t mask = medium_.size() - 1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Batch::Medium& word = batch.words[i];
    const std::uint32_t token = tokens[i];
    MediumSlot* slot = slots + (word.hash & mask);
    if (slot->low != word.low || slot->high != word.high || slot->id == kNoTerm) [[unlikely]] {
      slot = &find_medium(word.hash, word.low, word.high, keys.word(token));
      slots = medium_.data();
      mask = medium_.size() - 1;
    }
    ids[token] = slot->id;
    count_once(*slot);
  }
}

void TypeTable::count_all(const text::TokenBuffer& tokens, TermId* ids) {
  const Keys keys{tokens.keys(), tokens.key_offsets().data(), tokens.key_sizes().data(),
                  tokens.flags().data()};
  const std::size_t n = tokens.size();
  if (n == 0) return;
  // The folded copy of the text has a zero byte where the text has one.
  const std::uint32_t first = tokens.begin(0);
  const bool zeros = std::memchr(keys.bytes + first, 0, tokens.end(n - 1) - first) != nullptr;
  if (tokens.ambiguous().empty() && !zeros) {
    count_batches<true>(keys, n, ids);
  } else {
    count_batches<false>(keys, n, ids);
  }
}

}  // namespace broadsheet::corpus
