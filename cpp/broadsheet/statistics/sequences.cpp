#include "broadsheet/statistics/sequences.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::statistics {
namespace {

using Items = std::vector<SequenceItem>;

// Whether the place and all up to the pattern's last one hold terms. A stream ends with an end.
bool is_whole(std::span<const TermId> terms, std::size_t place, const SequencePattern& pattern) {
  for (std::size_t next = place; next <= place + pattern.back(); ++next) {
    if (!is_term(terms[next])) return false;
  }
  return true;
}

/// Sorts the items of one band by their terms, one place of the pattern after the other: a radix
/// sort from the first term on whose digit is a term id. Groups that are too small are left.
class Grouper {
 public:
  Grouper(std::span<const TermId> terms, TermId n_terms, std::span<const SequencePattern> patterns,
          std::int64_t min_count)
      : terms_(terms),
        patterns_(patterns),
        min_count_(static_cast<std::size_t>(min_count)),
        tally_(n_terms, 0),
        met_(patterns.front().size() + 1) {}

  template <class F>
  void group(Items& items, const F& found) {
    spare_.resize(items.size());
    refine(items, spare_, 0, found);
  }

 private:
  [[nodiscard]] TermId digit(const SequenceItem& item, std::size_t level) const noexcept {
    const std::size_t offset = level == 0 ? 0 : patterns_[item.pattern][level - 1];
    return terms_[item.place + offset];
  }

  template <class F>
  void refine(std::span<SequenceItem> items, std::span<SequenceItem> spare, std::size_t level,
              const F& found) {
    if (level > patterns_.front().size()) {
      found(std::span<const SequenceItem>(items));
      return;
    }
    std::vector<TermId>& met = met_[level];
    met.clear();
    for (const SequenceItem& item : items) {
      if (tally_[digit(item, level)]++ == 0) met.push_back(digit(item, level));
    }
    std::sort(met.begin(), met.end());
    std::uint32_t start = 0;
    for (const TermId term : met) start += std::exchange(tally_[term], start);
    for (const SequenceItem& item : items) spare[tally_[digit(item, level)]++] = item;
    // tally_ now holds where each group ends.
    std::vector<std::uint32_t> ends;
    ends.reserve(met.size());
    for (const TermId term : met) ends.push_back(std::exchange(tally_[term], 0));
    std::uint32_t begin = 0;
    for (const std::uint32_t end : ends) {
      const std::size_t size = end - begin;
      if (size >= min_count_) {
        refine(spare.subspan(begin, size), items.subspan(begin, size), level + 1, found);
      }
      begin = end;
    }
  }

  std::span<const TermId> terms_;
  std::span<const SequencePattern> patterns_;
  std::size_t min_count_;
  std::vector<std::uint32_t> tally_;
  std::vector<std::vector<TermId>> met_;
  Items spare_;
};

// Bounds of bands of first terms with about the same number of tokens each.
std::vector<TermId> band_ends(std::span<const TermId> terms, TermId n_first) {
  std::vector<std::int64_t> counts(n_first, 0);
  for (const TermId term : terms) {
    if (term < n_first) ++counts[term];
  }
  const std::size_t target = terms.size() / kSequenceBands + 1;
  std::vector<TermId> ends{0};
  std::size_t n = 0;
  for (TermId t = 0; t < n_first; ++t) {
    n += static_cast<std::size_t>(counts[t]);
    if (n < target && t + 1 < n_first) continue;
    ends.push_back(t + 1);
    n = 0;
  }
  return ends;
}

}  // namespace

void group_sequences(
    const TokenStream& stream, TermId n_terms, std::span<const SequencePattern> patterns,
    std::int64_t min_count, unsigned threads,
    const std::function<void(std::size_t band, std::span<const SequenceItem> items)>& found,
    TermId n_first) {
  const std::span<const TermId> terms = stream.terms;
  if (terms.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw LimitError("sequences are counted in at most 4294967295 words at once, got " +
                     std::to_string(terms.size()) + "; count parts of the corpus");
  }
  const std::vector<TermId> ends = band_ends(terms, std::min(n_first, n_terms));
  for_each_chunk(ends.size() - 1, 1, threads, [&](std::size_t band, std::size_t, std::size_t) {
    const TermId width = ends[band + 1] - ends[band];
    Items items;
    for (std::size_t place = 0; place < terms.size(); ++place) {
      if (terms[place] - ends[band] >= width) continue;
      for (std::size_t p = 0; p < patterns.size(); ++p) {
        if (!is_whole(terms, place, patterns[p])) continue;
        items.push_back({static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(p)});
      }
    }
    if (items.empty()) return;
    Grouper grouper(terms, n_terms, patterns, min_count);
    grouper.group(items, [&](std::span<const SequenceItem> group) { found(band, group); });
  });
}

}  // namespace broadsheet::statistics
