#include "broadsheet/corpus/rank_order.hpp"

#include <algorithm>
#include <numeric>

#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

// The first eight bytes as a number that orders as they do: most comparisons of a sort end here.
std::uint64_t prefix_of(std::string_view bytes) noexcept {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    prefix = (prefix << 8) | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  }
  return prefix;
}

struct Key {
  std::uint64_t prefix;
  TermId id;
};

constexpr std::size_t kBuckets = std::size_t{1} << 16U;  // by the first two bytes
constexpr std::size_t kBucketsAtOnce = 256;              // by the first byte
constexpr std::size_t kWordsAtOnce = std::size_t{1} << 14U;

std::size_t bucket_of(const Key& key) noexcept { return key.prefix >> 48U; }

}  // namespace

std::vector<TermId> order_by_bytes(std::span<const std::string_view> words,
                                   std::span<const std::uint8_t> hidden, unsigned threads) {
  std::vector<Key> arrived(words.size());
  for_each_chunk(words.size(), kWordsAtOnce, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     arrived[i] = {prefix_of(words[i]), static_cast<TermId>(i)};
                   }
                 });
  std::vector<std::size_t> starts(kBuckets + 1, 0);
  for (const Key& key : arrived) ++starts[bucket_of(key) + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<Key> keys(words.size());
  std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
  for (const Key& key : arrived) keys[next[bucket_of(key)]++] = key;

  const auto is_before = [&](const Key& a, const Key& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    if (const int order = words[a.id].compare(words[b.id]); order != 0) return order < 0;
    return !hidden.empty() && hidden[a.id] < hidden[b.id];
  };
  std::vector<TermId> ids(words.size());
  for_each_chunk(
      kBuckets, kBucketsAtOnce, threads, [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t bucket = first; bucket < last; ++bucket) {
          std::sort(keys.begin() + static_cast<std::ptrdiff_t>(starts[bucket]),
                    keys.begin() + static_cast<std::ptrdiff_t>(starts[bucket + 1]), is_before);
        }
        for (std::size_t i = starts[first]; i < starts[last]; ++i) ids[i] = keys[i].id;
      });
  return ids;
}

std::vector<TermId> order_by_count(std::span<const TermId> order,
                                   std::span<const std::int64_t> counts) {
  constexpr std::int64_t kMany = 1 << 16U;  // few words are used as often
  const auto class_of = [&](TermId id) {
    return static_cast<std::size_t>(kMany - std::min(counts[id], kMany));
  };
  std::vector<std::size_t> next(static_cast<std::size_t>(kMany) + 2, 0);
  for (const TermId id : order) ++next[class_of(id) + 1];
  const auto n_many = static_cast<std::ptrdiff_t>(next[1]);
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<TermId> ranked(order.size());
  for (const TermId id : order) ranked[next[class_of(id)]++] = id;
  std::stable_sort(ranked.begin(), ranked.begin() + n_many,
                   [&](TermId a, TermId b) { return counts[a] > counts[b]; });
  return ranked;
}

}  // namespace broadsheet::corpus
