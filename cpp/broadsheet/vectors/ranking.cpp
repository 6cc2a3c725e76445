#include "broadsheet/vectors/ranking.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <tuple>

namespace broadsheet::vectors {
namespace {

// An object, since a pointer to a function would keep it from being inlined into a sort.
struct MoreSimilar {
  bool operator()(const Candidate& x, const Candidate& y) const noexcept {
    return x.similarity != y.similarity ? x.similarity > y.similarity : x.article < y.article;
  }
};

// The score of the k-th best; requires at least k candidates.
double kth_similarity(std::vector<Candidate>& candidates, std::size_t k) {
  const auto kth = candidates.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(candidates.begin(), kth, candidates.end(), MoreSimilar());
  return kth->similarity;
}

// Sorts a few by counting, for each, those that are more similar: no branch depends on a
// comparison. False, and nothing done, where there are more or some are equally similar.
bool sort_few(std::vector<Candidate>& candidates) {
  constexpr std::size_t kMost = 32;
  const std::size_t n = candidates.size();
  if (n > kMost) return false;
  std::array<double, kMost> similarities;
  for (std::size_t c = 0; c < n; ++c) similarities[c] = candidates[c].similarity;
  std::array<Candidate, kMost> sorted;
  std::uint64_t taken = 0;
  for (const Candidate& candidate : candidates) {
    std::size_t place = 0;
    for (std::size_t c = 0; c < n; ++c) place += similarities[c] > candidate.similarity ? 1 : 0;
    taken |= std::uint64_t{1} << place;
    sorted[place] = candidate;
  }
  if (taken + 1 != std::uint64_t{1} << n) return false;
  std::copy_n(sorted.begin(), n, candidates.begin());
  return true;
}

}  // namespace

void rank(std::vector<Candidate>& candidates, std::size_t k) {
  if (k == 0) {
    candidates.clear();
    return;
  }
  constexpr std::size_t kFew = 32;  // are sorted sooner than sifted
  if (candidates.size() > k + kFew) {
    // Down to two ties below the k-th: its run starts at most one tie above it.
    const double lowest = kth_similarity(candidates, k) - 2 * kTie;
    std::erase_if(candidates, [&](const Candidate& c) { return c.similarity < lowest; });
  }
  if (!sort_few(candidates)) std::ranges::sort(candidates, MoreSimilar());
  for (std::size_t begin = 0; begin < std::min(k, candidates.size());) {
    const double last = candidates[begin].similarity - kTie;
    std::size_t end = begin + 1;
    while (end < candidates.size() && candidates[end].similarity > last) ++end;
    if (end - begin > 1) {
      std::sort(candidates.begin() + static_cast<std::ptrdiff_t>(begin),
                candidates.begin() + static_cast<std::ptrdiff_t>(end),
                [](const Candidate& x, const Candidate& y) { return x.article < y.article; });
    }
    begin = end;
  }
  if (candidates.size() > k) candidates.resize(k);
}

void prune(std::vector<Candidate>& candidates, std::size_t k) {
  if (candidates.size() < 4 * k + 64) return;
  const double lowest = kth_similarity(candidates, k) - 2 * kTie;
  std::erase_if(candidates, [&](const Candidate& c) { return c.similarity < lowest; });
  std::ranges::sort(candidates, MoreSimilar());
  // Of a stretch of equal scores only the first k can count: each is beaten by those before it.
  std::size_t kept = 0;
  std::size_t equal = 0;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    equal = c > 0 && candidates[c].similarity == candidates[c - 1].similarity ? equal + 1 : 0;
    if (equal >= k) continue;
    candidates[kept++] = candidates[c];
  }
  candidates.resize(kept);
}

void rank_pairs(Neighbours& pairs) {
  std::vector<std::size_t> order(pairs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto by_article = [&](std::size_t x, std::size_t y) {
    return std::tie(pairs.article_a[x], pairs.article_b[x]) <
           std::tie(pairs.article_a[y], pairs.article_b[y]);
  };
  std::ranges::sort(order, [&](std::size_t x, std::size_t y) {
    if (pairs.similarity[x] != pairs.similarity[y]) {
      return pairs.similarity[x] > pairs.similarity[y];
    }
    return by_article(x, y);
  });
  for (std::size_t begin = 0; begin < order.size();) {
    const double last = pairs.similarity[order[begin]] - kTie;
    std::size_t end = begin + 1;
    while (end < order.size() && pairs.similarity[order[end]] > last) ++end;
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin),
              order.begin() + static_cast<std::ptrdiff_t>(end), by_article);
    begin = end;
  }
  Neighbours sorted;
  for (const std::size_t at : order) {
    sorted.push_back(pairs.article_a[at], pairs.article_b[at], pairs.similarity[at]);
  }
  pairs = std::move(sorted);
}

}  // namespace broadsheet::vectors
