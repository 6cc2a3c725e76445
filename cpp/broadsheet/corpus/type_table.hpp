#pragma once

#include <cstdint>
#include <string_view>

#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/text/token_buffer.hpp"

namespace broadsheet::corpus {

/// Words to ids in order of arrival, for one thread while it reads; the arrival order never
/// leaves it, since merging orders by content.
///
/// Three open-addressing tables. A word of at most 8 bytes (five of six tokens of news) is a
/// number in a slot of 16 bytes: one access finds it, and no string is compared. One of at most
/// 16 bytes is two numbers. Longer words, words that end with a zero byte and hidden types have a
/// hash, and their bytes elsewhere.
class TypeTable {
 public:
  TypeTable();

  /// The id of a type, new if it was not met before; counts the occurrence.
  TermId count(std::string_view word, bool hidden, std::int64_t occurrences = 1);

  /// Counts all tokens of a text and writes their ids to `ids`, which has room for them. The
  /// same as count() one by one, in batches whose slots are fetched before they are needed.
  void count_all(const text::TokenBuffer& tokens, TermId* ids);

  /// The id of a type, kNoTerm if it was not met.
  [[nodiscard]] TermId find(std::string_view word, bool hidden) const noexcept;

  /// Fetches the slot where find() begins: who looks for many asks for some before it needs them.
  void fetch(std::string_view word, bool hidden) const noexcept;

  [[nodiscard]] std::size_t size() const noexcept { return counts_.size(); }
  [[nodiscard]] std::string_view word(TermId id) const noexcept {
    return {bytes_.data() + starts_[id], static_cast<std::size_t>(starts_[id + 1] - starts_[id])};
  }
  [[nodiscard]] bool is_hidden(TermId id) const noexcept { return hidden_[id] != 0; }
  /// Requires settle() after the last count.
  [[nodiscard]] std::int64_t occurrences(TermId id) const noexcept { return counts_[id]; }

  /// Brings together what was counted in the slots.
  void settle() noexcept;

  /// Gives back the memory that finds ids, after which only what is asked by id is known.
  void forget_slots() noexcept;

  /// Takes occurrences back, of an article that turns out not to count.
  void uncount(TermId id) noexcept { --counts_[id]; }

 private:
  struct ShortSlot {
    std::uint64_t word = 0;
    TermId id = kNoTerm;
    std::uint32_t count = 0;  // of what counts_ does not have yet
  };
  struct MediumSlot {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    TermId id = kNoTerm;
    std::uint32_t count = 0;
    std::uint64_t unused = 0;  // so that no slot of a large table lies in two lines of the cache
  };
  struct LongSlot {
    std::uint64_t hash = 0;
    TermId id = kNoTerm;
  };
  struct Batch;
  struct Keys;
  struct Packed;

  template <bool plain>
  void count_batches(const Keys& keys, std::size_t n, TermId* ids);
  template <bool plain>
  void sort_batch(const Keys& keys, std::size_t begin, std::size_t end,
                  Batch& batch) const noexcept;
  void pack_mediums(Batch& batch, const Keys& keys) const noexcept;
  void count_shorts(const Batch& batch, const Keys& keys, TermId* ids);
  void count_mediums(const Batch& batch, const Keys& keys, TermId* ids);
  ShortSlot& find_short(std::uint64_t hash, std::uint64_t word, std::string_view bytes);
  MediumSlot& find_medium(std::uint64_t hash, std::uint64_t low, std::uint64_t high,
                          std::string_view bytes);
  template <class Slot>
  void count_once(Slot& slot) noexcept {
    if (++slot.count == 0) counts_[slot.id] += std::int64_t{1} << 32U;
  }
  TermId find_long(std::string_view word, bool hidden);
  TermId add(std::string_view word, bool hidden);
  template <class Slot, class Hash>
  static void grow(GrowingArray<Slot>& slots, Hash&& hash_of_slot);

  std::uint64_t seed_;
  GrowingArray<ShortSlot> short_;
  GrowingArray<MediumSlot> medium_;
  GrowingArray<LongSlot> long_;
  std::size_t n_short_ = 0;
  std::size_t n_medium_ = 0;
  std::size_t n_long_ = 0;
  GrowingArray<char> bytes_;
  GrowingArray<std::int64_t> starts_ = {0};
  GrowingArray<std::uint8_t> hidden_;
  GrowingArray<std::int64_t> counts_;
};

}  // namespace broadsheet::corpus
