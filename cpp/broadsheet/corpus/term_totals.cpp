#include "broadsheet/corpus/term_totals.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <numeric>
#include <utility>

#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/term_sums.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 256;
constexpr std::size_t kTermsAtOnce = 1024;

using Parts = std::vector<TermSums>;  // what each thread added up

void add(const CountMatrix& set, std::size_t begin, std::size_t end, TermSums& sums) {
  if (sums.empty()) sums = TermSums(static_cast<std::size_t>(set.n_terms));
  const auto first = static_cast<std::size_t>(set.offsets[begin]);
  const auto n = static_cast<std::size_t>(set.offsets[end]) - first;
  sums.add(set.terms.span().subspan(first, n), set.counts.span().subspan(first, n), end - begin);
}

// Adds up each of the sets that have no sums yet: the articles of all of them, one after another.
std::vector<std::shared_ptr<const Parts>> parts_of(std::span<const CountMatrix* const> sets,
                                                   unsigned threads) {
  std::vector<std::size_t> firsts = {0};
  std::vector<Parts> new_parts(sets.size());
  for (std::size_t s = 0; s < sets.size(); ++s) {
    const bool known = sets[s]->sums != nullptr;
    firsts.push_back(firsts.back() + (known ? 0 : static_cast<std::size_t>(sets[s]->n_articles)));
    if (!known) new_parts[s] = Parts(resolve_threads(threads));
  }
  for_each_chunk_by_worker(firsts.back(), kArticlesPerChunk, threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             for (std::size_t s = 0; s < sets.size(); ++s) {
                               const std::size_t from = std::max(begin, firsts[s]);
                               const std::size_t to = std::min(end, firsts[s + 1]);
                               if (from < to) {
                                 add(*sets[s], from - firsts[s], to - firsts[s],
                                     new_parts[s][worker]);
                               }
                             }
                           });
  std::vector<std::shared_ptr<const Parts>> parts(sets.size());
  for (std::size_t s = 0; s < sets.size(); ++s) {
    parts[s] = sets[s]->sums;
    if (parts[s] == nullptr) parts[s] = std::make_shared<Parts>(std::move(new_parts[s]));
  }
  return parts;
}

// The totals of a set from what each thread has of it, some terms at a time.
TermTotals merged(const CountMatrix& set, const Parts& parts) {
  const auto n_terms = static_cast<std::size_t>(set.n_terms);
  GrowingArray<std::int64_t> counts;
  GrowingArray<std::int64_t> articles;
  TermTotals totals;
  for (std::size_t begin = 0; begin < n_terms; begin += kTermsAtOnce) {
    const std::size_t end = std::min(n_terms, begin + kTermsAtOnce);
    if (begin == 0) {
      counts.reserve(n_terms);
      articles.reserve(n_terms);
    }
    counts.extend(end - begin, 0);
    articles.extend(end - begin, 0);
    for (const TermSums& part : parts) {
      if (!part.empty()) part.add_to(counts.data(), articles.data(), begin, end);
    }
    totals.n_words += std::accumulate(counts.data() + begin, counts.data() + end, std::int64_t{0});
  }
  totals.n_articles = set.n_articles;
  totals.counts = to_column(std::move(counts));
  totals.articles = to_column(std::move(articles));
  return totals;
}

}  // namespace

std::vector<TermTotals> term_totals(std::span<const CountMatrix* const> sets, unsigned threads) {
  const auto parts = parts_of(sets, threads);
  std::vector<TermTotals> totals(sets.size());
  for_each_chunk(sets.size(), 1, threads, [&](std::size_t s, std::size_t, std::size_t) {
    totals[s] = merged(*sets[s], *parts[s]);
  });
  return totals;
}

TermTotals term_totals(const CountMatrix& counts, unsigned threads) {
  const CountMatrix* const one = &counts;
  return std::move(term_totals(std::span(&one, 1), threads).front());
}

}  // namespace broadsheet::corpus
