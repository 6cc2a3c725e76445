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

constexpr std::uint32_t kAboveMedium = kMedium + 1;  // the length of all longer words, too

// Ones in the bytes of a word of so many bytes, the first 8 at most.
constexpr std::array<std::uint64_t, kAboveMedium + 1> kBytesOf = [] {
  std::array<std::uint64_t, kAboveMedium + 1> masks{};
  for (std::size_t i = 1; i < masks.size(); ++i) masks[i] = masks[i - 1] << 8U | 0xFFU;
  return masks;
}();

std::uint64_t load(const char* bytes) noexcept { return detail::load<std::uint64_t>(bytes); }

std::uint32_t hash_short(std::uint64_t word, std::uint64_t seed) noexcept {
  return static_cast<std::uint32_t>(detail::multiply_fold(word ^ seed, detail::kSecret[1]));
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
    std::uint32_t hash;
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
  std::array<Medium, kBatch> words;  // of the medium ones
  std::size_t n_shorts = 0;
  std::size_t n_mediums = 0;
  std::size_t n_longs = 0;
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
  // Whether the token is of a hidden type, or ends with a zero byte.
  [[nodiscard]] bool counts_as_long(std::size_t token) const noexcept {
    return is_hidden(token) || (sizes[token] > 0 && at(token)[sizes[token] - 1] == '\0');
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
  slots.extend(old.size() * 2, {});
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

void TypeTable::fetch(std::string_view word, bool hidden) const noexcept {
  const auto fetch_slot = [](const auto& slots, std::uint64_t hash) {
    __builtin_prefetch(&slots[hash & (slots.size() - 1)]);
  };
  if (!Packed::fits(word, hidden)) {
    fetch_slot(long_, hash_long(word, hidden, seed_));
    return;
  }
  const Packed packed(word);
  if (word.size() <= kShort) {
    fetch_slot(short_, hash_short(packed.low, seed_));
  } else {
    fetch_slot(medium_, hash_medium(packed.low, packed.high, seed_));
  }
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

void TypeTable::forget_slots() noexcept {
  short_ = {};
  medium_ = {};
  long_ = {};
}

// Every token is written to all three queues and stays in one: in which is hard to predict, so
// there is no branch, and none that a compiler could make.
template <bool plain>
void TypeTable::sort_batch(const Keys& keys, std::size_t begin, std::size_t end,
                           Batch& batch) const noexcept {
  const std::uint64_t seed = seed_;
  const ShortSlot* const slots = short_.data();
  const std::size_t mask = short_.size() - 1;
  std::size_t n_shorts = 0;
  std::size_t n_mediums = 0;
  std::size_t n_longs = 0;
  for (std::size_t i = begin; i < end; ++i) {
    std::uint32_t length = std::min(keys.sizes[i], kAboveMedium);
    if constexpr (!plain) length = keys.counts_as_long(i) ? kAboveMedium : length;
    const auto token = static_cast<std::uint32_t>(i);
    const std::uint64_t word = load(keys.at(i)) & kBytesOf[length];
    const std::uint32_t hash = hash_short(word, seed);
    __builtin_prefetch(slots + (hash & mask));
    batch.shorts[n_shorts] = {word, hash, token};
    batch.mediums[n_mediums] = token;
    batch.longs[n_longs] = token;
    const std::uint32_t above_short = (std::uint32_t{kShort} - length) >> 31U;
    const std::uint32_t above_medium = (std::uint32_t{kMedium} - length) >> 31U;
    n_shorts += 1 - above_short;
    n_mediums += above_short - above_medium;
    n_longs += above_medium;
  }
  batch.n_shorts = n_shorts;
  batch.n_mediums = n_mediums;
  batch.n_longs = n_longs;
}

// `plain`: no token is of a hidden type, and none ends with a zero byte, which count as long.
template <bool plain>
void TypeTable::count_batches(const Keys& keys, std::size_t n, TermId* ids) {
  Batch batch;
  for (std::size_t begin = 0; begin < n; begin += kBatch) {
    sort_batch<plain>(keys, begin, std::min(n, begin + kBatch), batch);
    pack_mediums(batch, keys);  // whose slots arrive while short words are counted
    count_shorts(batch, keys, ids);
    count_mediums(batch, keys, ids);
    for (const std::uint32_t token : std::span(batch.longs).first(batch.n_longs)) {
      ids[token] = find_long(keys.word(token), keys.is_hidden(token));
      ++counts_[ids[token]];
    }
  }
}

void TypeTable::pack_mediums(Batch& batch, const Keys& keys) const noexcept {
  for (std::size_t i = 0; i < batch.n_mediums; ++i) {
    const std::uint32_t token = batch.mediums[i];
    const char* key = keys.at(token);
    const std::uint64_t low = load(key);
    const std::uint64_t high = load(key + 8) & kBytesOf[keys.sizes[token] - kShort];
    const std::uint64_t hash = hash_medium(low, high, seed_);
    __builtin_prefetch(&medium_[hash & (medium_.size() - 1)]);
    batch.words[i] = {low, high, hash};
  }
}

void TypeTable::count_shorts(const Batch& batch, const Keys& keys, TermId* ids) {
  ShortSlot* slots = short_.data();
  std::size_t mask = short_.size() - 1;
  for (const Batch::Short& word : std::span(batch.shorts).first(batch.n_shorts)) {
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

void TypeTable::count_mediums(const Batch& batch, const Keys& keys, TermId* ids) {
  MediumSlot* slots = medium_.data();
  std::size_t mask = medium_.size() - 1;
  for (std::size_t i = 0; i < batch.n_mediums; ++i) {
    const Batch::Medium& word = batch.words[i];
    const std::uint32_t token = batch.mediums[i];
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
