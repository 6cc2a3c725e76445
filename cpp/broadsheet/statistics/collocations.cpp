#include "broadsheet/statistics/collocations.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/statistics/byte_order.hpp"
#include "broadsheet/statistics/token_stream.hpp"

namespace broadsheet::statistics {
namespace {

// Pairs that one band of first terms may hold: bounds memory, and gives the threads work.
constexpr std::int64_t kPairsPerBand = std::int64_t{1} << 23;
constexpr std::size_t kRowsPerChunk = 4096;
constexpr std::int64_t kWidestWindow = 1000;

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }

/// How often each term stands first and second in a pair.
struct Marginals {
  std::vector<std::int64_t> first;
  std::vector<std::int64_t> second;
  std::int64_t n = 0;
};

// Calls f(first, second) for each pair whose first term is in [begin, end).
template <class F>
void for_each_pair(std::span<const TermId> terms, std::size_t window, TermId begin, TermId end,
                   F&& f) {
  const TermId width = end - begin;
  if (window == 1) {
    for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
      if (terms[i] - begin < width && is_term(terms[i + 1])) f(terms[i], terms[i + 1]);
    }
    return;
  }
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i] - begin >= width) continue;
    for (std::size_t j = i + 1; j <= i + window && terms[j] != kStretchEnd; ++j) {
      if (is_term(terms[j])) f(terms[i], terms[j]);
    }
  }
}

Marginals count_marginals(std::span<const TermId> terms, std::size_t window, TermId n_terms) {
  Marginals counts{std::vector<std::int64_t>(n_terms, 0), std::vector<std::int64_t>(n_terms, 0)};
  for_each_pair(terms, window, 0, kStretchEnd, [&](TermId first, TermId second) {
    ++counts.first[first];
    ++counts.second[second];
  });
  counts.n = std::accumulate(counts.first.begin(), counts.first.end(), std::int64_t{0});
  return counts;
}

struct Pair {
  TermId first;
  TermId second;
  std::int64_t count;
};

/// Counts all pairs whose first term is in a band: the seconds are laid out first term by first
/// term, and each row is counted in an array that the next row finds clean.
class BandCounter {
 public:
  BandCounter(std::span<const TermId> terms, std::size_t window, const Marginals& marginals)
      : terms_(terms), window_(window), marginals_(marginals), tally_(marginals.first.size(), 0) {}

  std::vector<Pair> count(TermId begin, TermId end, std::int64_t min_count) {
    std::vector<std::int64_t> next(end - begin + 1, 0);
    for (TermId t = begin; t < end; ++t)
      next[t - begin + 1] = next[t - begin] + marginals_.first[t];
    seconds_.resize(at(next.back()));
    TermId* const seconds = seconds_.data();
    std::int64_t* const places = next.data();
    for_each_pair(terms_, window_, begin, end,
                  [=](TermId first, TermId second) { seconds[places[first - begin]++] = second; });
    std::vector<Pair> pairs;
    std::int64_t from = 0;
    for (TermId t = begin; t < end; ++t) {
      const std::int64_t to = next[t - begin];
      if (to - from >= min_count) {
        count_row(t, std::span(seconds_).subspan(at(from), at(to - from)), min_count, pairs);
      }
      from = to;
    }
    return pairs;
  }

 private:
  void count_row(TermId first, std::span<const TermId> seconds, std::int64_t min_count,
                 std::vector<Pair>& pairs) {
    found_.clear();
    for (const TermId second : seconds) {
      if (++tally_[second] == min_count) found_.push_back(second);
    }
    std::sort(found_.begin(), found_.end());
    for (const TermId second : found_) pairs.push_back({first, second, tally_[second]});
    for (const TermId second : seconds) tally_[second] = 0;
  }

  std::span<const TermId> terms_;
  std::size_t window_;
  const Marginals& marginals_;
  std::vector<std::int64_t> tally_;
  std::vector<TermId> seconds_;
  std::vector<TermId> found_;
};

// Bands of first terms with about kPairsPerBand pairs each.
std::vector<TermId> band_ends(const Marginals& marginals) {
  std::vector<TermId> ends{0};
  const std::int64_t target = std::clamp(marginals.n / 4, std::int64_t{1}, kPairsPerBand);
  std::int64_t pairs = 0;
  const auto n_terms = static_cast<TermId>(marginals.first.size());
  for (TermId t = 0; t < n_terms; ++t) {
    pairs += marginals.first[t];
    if (pairs < target && t + 1 < n_terms) continue;
    ends.push_back(t + 1);
    pairs = 0;
  }
  return ends;
}

std::vector<Pair> count_pairs(const TokenStream& stream, const Marginals& marginals,
                              const CollocationOptions& options, std::int64_t min_count) {
  const std::vector<TermId> ends = band_ends(marginals);
  const std::size_t n_bands = ends.size() - 1;
  std::vector<std::vector<Pair>> bands(n_bands);
  for_each_chunk(n_bands, 1, options.threads, [&](std::size_t band, std::size_t, std::size_t) {
    BandCounter counter(stream.terms, at(options.window), marginals);
    bands[band] = counter.count(ends[band], ends[band + 1], min_count);
  });
  std::vector<Pair> pairs;
  for (const auto& band : bands) pairs.insert(pairs.end(), band.begin(), band.end());
  return pairs;
}

// Joins (a, b) and (b, a). The pairs come sorted, so a look-up is a binary search.
std::vector<Pair> fold_directions(std::vector<Pair> pairs, std::span<const std::uint32_t> places,
                                  std::int64_t min_count) {
  const auto less = [](const Pair& p, const Pair& q) {
    return std::tie(p.first, p.second) < std::tie(q.first, q.second);
  };
  std::vector<Pair> folded;
  for (const Pair& pair : pairs) {
    if (pair.first == pair.second) {
      folded.push_back({pair.first, pair.second, 2 * pair.count});
      continue;
    }
    const auto other =
        std::lower_bound(pairs.begin(), pairs.end(), Pair{pair.second, pair.first, 0}, less);
    const bool both =
        other != pairs.end() && other->first == pair.second && other->second == pair.first;
    const std::int64_t reverse = both ? other->count : 0;
    const bool leads =
        pair.count > reverse || (pair.count == reverse && places[pair.first] < places[pair.second]);
    if (leads) folded.push_back({pair.first, pair.second, pair.count + reverse});
  }
  std::erase_if(folded, [&](const Pair& pair) { return pair.count < min_count; });
  return folded;
}

void check(const CollocationOptions& options) {
  if (options.window < 1 || options.window > kWidestWindow) {
    throw ArgumentError("window must be from 1 to 1000 words, got " +
                        std::to_string(options.window));
  }
  if (options.min_count < 1) {
    throw ArgumentError("min_count must be 1 or more, got " + std::to_string(options.min_count));
  }
}

// The pairs as (term_1, term_2) of the result, with their marginals.
CollocationTable unsorted_table(std::vector<Pair> pairs, const Marginals& marginals,
                                const CollocationOptions& options) {
  const bool both = options.side == PairSide::both;
  CollocationTable table;
  table.n = both ? 2 * marginals.n : marginals.n;
  const auto margin = [&](const std::vector<std::int64_t>& side, TermId term) {
    return both ? marginals.first[term] + marginals.second[term] : side[term];
  };
  for (Pair pair : pairs) {
    if (options.node && both && pair.second == *options.node) std::swap(pair.first, pair.second);
    std::int64_t n1 = margin(marginals.first, pair.first);
    std::int64_t n2 = margin(marginals.second, pair.second);
    if (options.side == PairSide::left) {
      std::swap(pair.first, pair.second);
      std::swap(n1, n2);
    }
    if (options.node && pair.first != *options.node) continue;
    table.term_1.push_back(pair.first);
    table.term_2.push_back(pair.second);
    table.counts.push_back({pair.count, n1, n2, table.n});
  }
  return table;
}

}  // namespace

CollocationTable collocations(const corpus::Corpus& corpus, const CollocationOptions& options) {
  check(options);
  const TokenStream stream =
      token_stream(corpus, {options.close_gaps, options.across_sentences, options.threads});
  const Marginals marginals = count_marginals(stream.terms, at(options.window), corpus.n_terms());
  const bool both = options.side == PairSide::both;
  std::vector<Pair> pairs = count_pairs(stream, marginals, options, both ? 1 : options.min_count);
  const std::vector<std::uint32_t> places = places_by_bytes(corpus);
  if (both) pairs = fold_directions(std::move(pairs), places, options.min_count);
  const CollocationTable table = unsorted_table(std::move(pairs), marginals, options);

  const std::size_t n = table.term_1.size();
  std::vector<double> scores(n);
  for_each_chunk(n, kRowsPerChunk, options.threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i)
                     scores[i] = log_likelihood(table.counts[i]);
                 });
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (scores[a] != scores[b]) return scores[a] > scores[b];
    if (table.counts[a].n11 != table.counts[b].n11)
      return table.counts[a].n11 > table.counts[b].n11;
    return std::pair(places[table.term_1[a]], places[table.term_2[a]]) <
           std::pair(places[table.term_1[b]], places[table.term_2[b]]);
  });
  CollocationTable sorted;
  sorted.n = table.n;
  for (const std::uint32_t i : order) {
    sorted.term_1.push_back(table.term_1[i]);
    sorted.term_2.push_back(table.term_2[i]);
    sorted.counts.push_back(table.counts[i]);
    sorted.log_likelihood.push_back(scores[i]);
  }
  return sorted;
}

}  // namespace broadsheet::statistics
