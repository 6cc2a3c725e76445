#include "broadsheet/corpus/rank_order.hpp"

#include <algorithm>
#include <numeric>

#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

// Bytes of a word as a number that orders as they do, zeros where it has ended.
std::uint64_t bytes_of(std::string_view word, std::size_t from) noexcept {
  std::uint64_t bytes = 0;
  for (std::size_t i = from; i < from + 8; ++i) {
    bytes = (bytes << 8) | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  }
  return bytes;
}

// A word's bucket are its first two bytes; the eight after them decide most comparisons.
struct Key {
  std::uint64_t next;
  TermId id;
  std::uint32_t bucket;
};

constexpr std::size_t kBuckets = std::size_t{1} << 16U;  // by the first two bytes
constexpr std::size_t kBucketsAtOnce = 256;              // by the first byte
constexpr std::size_t kWordsAtOnce = std::size_t{1} << 14U;

}  // namespace

PooledVector<TermId> order_by_bytes(std::span<const std::string_view> words,
                                    std::span<const std::uint8_t> hidden, unsigned threads) {
  GrowingArray<Key> arrived;
  arrived.extend(words.size());
  for_each_chunk(words.size(), kWordsAtOnce, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     arrived[i] = {bytes_of(words[i], 2), static_cast<TermId>(i),
                                   static_cast<std::uint32_t>(bytes_of(words[i], 0) >> 48U)};
                   }
                 });
  PooledVector<std::size_t> starts(kBuckets + 1, 0);
  for (const Key& key : arrived) ++starts[key.bucket + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  GrowingArray<Key> keys;
  keys.extend(words.size());
  PooledVector<std::size_t> next(starts.begin(), starts.end() - 1);
  for (const Key& key : arrived) keys[next[key.bucket]++] = key;

  const auto is_before = [&](const Key& a, const Key& b) {
    if (a.next != b.next) return a.next < b.next;
    if (const int order = words[a.id].compare(words[b.id]); order != 0) return order < 0;
    return !hidden.empty() && hidden[a.id] < hidden[b.id];
  };
  PooledVector<TermId> ids(words.size());
  for_each_chunk(
      kBuckets, kBucketsAtOnce, threads, [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t bucket = first; bucket < last; ++bucket) {
          std::sort(keys.begin() + starts[bucket], keys.begin() + starts[bucket + 1], is_before);
        }
        for (std::size_t i = starts[first]; i < starts[last]; ++i) ids[i] = keys[i].id;
      });
  return ids;
}

PooledVector<TermId> order_by_count(std::span<const TermId> order,
                                    std::span<const std::int64_t> counts) {
  constexpr std::int64_t kMany = 1 << 16U;  // few words are used as often
  const auto class_of = [&](TermId id) {
    return static_cast<std::size_t>(kMany - std::min(counts[id], kMany));
  };
  PooledVector<std::size_t> next(static_cast<std::size_t>(kMany) + 2, 0);
  for (const TermId id : order) ++next[class_of(id) + 1];
  const auto n_many = static_cast<std::ptrdiff_t>(next[1]);
  std::partial_sum(next.begin(), next.end(), next.begin());
  PooledVector<TermId> ranked(order.size());
  for (const TermId id : order) ranked[next[class_of(id)]++] = id;
  std::stable_sort(ranked.begin(), ranked.begin() + n_many,
                   [&](TermId a, TermId b) { return counts[a] > counts[b]; });
  return ranked;
}

}  // namespace broadsheet::corpus
