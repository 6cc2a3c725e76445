#include "broadsheet/corpus/type_postings_builder.hpp"

#include <algorithm>
#include <utility>

#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::int64_t kListedShare = 64;  // types in more than one article of so many are not
constexpr std::uint32_t kNone = 0xFFFF'FFFFU;
// So many places are filled in one pass, in a large vocabulary as many times its types.
constexpr std::size_t kFewestPlaces = std::size_t{1} << 18U;
constexpr std::size_t kPlacesPerType = 8;
constexpr std::int64_t kArticlesAtOnce = 4096;  // of a block, so that Ctrl-C answers
constexpr std::int64_t kTokensPerType = 4;      // a block of fewer is not worth its slots

}  // namespace

// Calls f(position, tokens) for the articles [begin, end) of the extract.
template <class F>
void TypePostingsBuilder::for_each_article(std::int64_t begin, std::int64_t end, F&& f) const {
  auto r =
      static_cast<std::size_t>(std::upper_bound(range_starts_.begin(), range_starts_.end(), begin) -
                               range_starts_.begin() - 1);
  for (std::int64_t i = begin; i < end; ++r) {
    const ArticleRange& range = extract_.ranges[r];
    const Part& part = *range.part;
    for (; i < end && i < range_starts_[r + 1]; ++i) {
      const auto local = static_cast<std::size_t>(i - range_starts_[r] + range.first);
      const auto first_segment = static_cast<std::size_t>(part.article_segments[local]);
      const auto last_segment = static_cast<std::size_t>(part.article_segments[local + 1]);
      const auto first = static_cast<std::size_t>(part.segment_tokens[first_segment]);
      const auto last = static_cast<std::size_t>(part.segment_tokens[last_segment]);
      f(static_cast<std::uint32_t>(i), part.tokens.span().subspan(first, last - first));
    }
  }
}

// Calls work(slots of the block, article, type) for each token, blocks at the same time.
template <class F>
void TypePostingsBuilder::pass(F&& work) {
  const std::int64_t n = range_starts_.back();
  const auto n_blocks = static_cast<std::int64_t>(blocks_.size());
  const TermId* const new_types = extract_.same_types ? nullptr : extract_.new_types.data();
  for (std::int64_t done = 0; done < n / n_blocks + 1; done += kArticlesAtOnce) {
    for_each_chunk(blocks_.size(), 1, threads_, [&](std::size_t block, std::size_t, std::size_t) {
      const auto b = static_cast<std::int64_t>(block);
      const std::int64_t end = n * (b + 1) / n_blocks;
      const std::int64_t begin = std::min(n * b / n_blocks + done, end);
      Slot* const slots = blocks_[block].data();
      for_each_article(begin, std::min(begin + kArticlesAtOnce, end),
                       [&](std::uint32_t article, std::span<const TermId> tokens) {
                         for (const TermId type : tokens) {
                           work(slots, article, new_types == nullptr ? type : new_types[type]);
                         }
                       });
    });
  }
}

TypePostingsBuilder::TypePostingsBuilder(const Extract& extract, std::size_t n_types,
                                         unsigned threads)
    : extract_(extract), threads_(threads), range_starts_{0} {
  TokenIndex n_tokens = 0;
  for (const ArticleRange& range : extract.ranges) {
    range_starts_.push_back(range_starts_.back() + range.last - range.first);
    n_tokens += range.last_token() - range.first_token();
  }
  const auto worth = static_cast<std::size_t>(
      n_tokens / kTokensPerType / (static_cast<TokenIndex>(n_types) + 1) + 1);
  blocks_.resize(std::min<std::size_t>(resolve_threads(threads), worth));
  count(n_types);
  list(n_types);
}

void TypePostingsBuilder::count(std::size_t n_types) {
  for (auto& slots : blocks_) slots.assign(n_types, {kNone, 0});
  pass([](Slot* slots, std::uint32_t article, TermId type) {
    Slot& slot = slots[type];
    if (std::exchange(slot.last, article) != article) ++slot.next;
  });
}

// Turns counts into places. When 2^32 places are taken, the types that follow are not listed.
void TypePostingsBuilder::list(std::size_t n_types) {
  const std::int64_t n_articles = range_starts_.back();
  const std::int64_t longest =
      n_articles < kNone ? std::max<std::int64_t>(n_articles / kListedShare, 1) : 0;
  std::int64_t end = 0;
  for (std::size_t type = 0; type < n_types; ++type) {
    std::int64_t n = 0;
    for (const auto& slots : blocks_) n += slots[type].next;
    if (n == 0) continue;
    const bool is_listed = n <= longest && end + n < kNone;
    std::int64_t next = end;
    for (auto& slots : blocks_) {
      const std::uint32_t of_block = slots[type].next;
      slots[type] = {kNone, is_listed ? static_cast<std::uint32_t>(next) : kNone};
      next += of_block;
    }
    if (is_listed) end = next;
    entries_.push_back({static_cast<TermId>(type), static_cast<std::uint32_t>(end)});
  }
}

void TypePostingsBuilder::for_each_piece(
    const std::function<void(std::span<const std::uint8_t>)>& take) {
  const std::size_t most = std::max(kFewestPlaces, kPlacesPerType * blocks_.front().size());
  std::vector<std::uint32_t> places;
  std::vector<std::uint8_t> gaps;
  std::uint32_t begin = 0;  // of the places of this range of types
  std::uint64_t n_gaps = 0;
  for (std::size_t i = 0; i < entries_.size();) {
    const TermId first_type = entries_[i].type;
    std::size_t last = i + 1;  // one list at least
    while (last < entries_.size() && entries_[last].end - begin <= most) ++last;
    const TermId n_types = entries_[last - 1].type - first_type + 1;
    const std::uint32_t end = entries_[last - 1].end;
    places.resize(end - begin);
    pass([&](Slot* slots, std::uint32_t article, TermId type) {
      if (type - first_type >= n_types) return;  // also one below the first
      Slot& slot = slots[type];
      if (slot.next == kNone || std::exchange(slot.last, article) == article) return;
      places[slot.next++ - begin] = article;
    });
    gaps.clear();
    for (std::uint32_t place = begin; i < last; ++i) {
      const std::uint32_t next = std::exchange(entries_[i].end, static_cast<std::uint32_t>(n_gaps));
      const std::size_t before = gaps.size();
      append_gaps(std::span(places).subspan(place - begin, next - place), gaps);
      place = next;
      const std::uint64_t with_these = n_gaps + gaps.size() - before;
      if (with_these >= kNone) {  // there is no room: not listed
        gaps.resize(before);
        continue;
      }
      entries_[i].end = static_cast<std::uint32_t>(n_gaps = with_these);
    }
    take(gaps);
    begin = end;
  }
}

}  // namespace broadsheet::corpus
