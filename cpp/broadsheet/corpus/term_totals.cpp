#include "broadsheet/corpus/term_totals.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <numeric>
#include <utility>

#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 256;
constexpr std::size_t kTermsAtOnce = 1024;

/// Sums by term, added up by one thread.
///
/// Occurrences and articles in one word of 32 bits, 19 of the first and 13 of the second, so that
/// each count costs one addition and most terms stay in the fastest caches; before either is full,
/// all words are emptied into columns of 64 bits. Articles are added by the hundred in one loop,
/// whose end would cost more than the additions of a short one.
class PackedSums {
 public:
  void add(const CountMatrix& m, std::size_t begin, std::size_t end) {
    if (packed_.empty()) packed_.extend(static_cast<std::size_t>(m.n_terms), 0);
    const auto first = static_cast<std::size_t>(m.offsets[begin]);
    const auto n = static_cast<std::size_t>(m.offsets[end]) - first;
    const auto terms = m.terms.span().subspan(first, n);
    const auto counts = m.counts.span().subspan(first, n);
    const std::size_t n_articles = end - begin;
    if (n_articles > kMostArticles) return add_wide(terms, counts);
    if (n_packed_ + n_articles > kMostArticles) empty_out();
    // What the counts may come to is known when they have been read, so after they were added.
    // Sums of words are exact whatever flows over, so they can be taken back.
    std::uint64_t most = add_packed<1>(terms, counts) * n_articles;
    if (most_counted_ + most >= kOneArticle) {
      add_packed<-1>(terms, counts);
      empty_out();
      if (most >= kOneArticle) return add_wide(terms, counts);
      add_packed<1>(terms, counts);
    }
    n_packed_ += n_articles;
    most_counted_ += most;
  }

  [[nodiscard]] bool empty() const noexcept { return packed_.empty(); }

  /// Adds the sums of the terms [begin, end) to columns.
  void add_to(std::int64_t* counts, std::int64_t* articles, std::size_t begin,
              std::size_t end) const noexcept {
    for (std::size_t t = begin; t < end; ++t) {
      counts[t] += packed_[t] % kOneArticle;
      articles[t] += packed_[t] / kOneArticle;
    }
    if (counts_.empty()) return;
    for (std::size_t t = begin; t < end; ++t) {
      counts[t] += counts_[t];
      articles[t] += articles_[t];
    }
  }

 private:
  static constexpr std::uint32_t kOneArticle = 1U << 19U;
  static constexpr std::size_t kMostArticles = 0xFFFFFFFFU / kOneArticle;

  // Adds the counts, or takes them away; returns a number that none of them is larger than. Two
  // counts and two terms with one load each: loads are what the loop waits for.
  template <int kSign>
  std::uint64_t add_packed(std::span<const std::int32_t> terms,
                           std::span<const std::int32_t> counts) {
    constexpr std::uint64_t kTwoArticles = std::uint64_t{kOneArticle} << 32U | kOneArticle;
    std::uint32_t* const packed = packed_.data();
    const auto add = [packed](std::uint64_t term, std::uint32_t more) {
      packed[term] += kSign > 0 ? more : 0U - more;
    };
    const auto two = [](const std::int32_t* at) {
      std::uint64_t both = 0;
      std::memcpy(&both, at, sizeof both);
      return both;
    };
    const std::size_t n = terms.size();
    std::uint64_t bits = 0;
    std::size_t k = 0;
    for (; k + 2 <= n; k += 2) {
      const std::uint64_t term = two(terms.data() + k);
      const std::uint64_t count = two(counts.data() + k);
      bits |= count;
      const std::uint64_t more = count + kTwoArticles;
      add(static_cast<std::uint32_t>(term), static_cast<std::uint32_t>(more));
      add(term >> 32U, static_cast<std::uint32_t>(more >> 32U));
    }
    for (; k < n; ++k) {
      const auto count = static_cast<std::uint32_t>(counts[k]);
      bits |= count;
      add(static_cast<std::uint32_t>(terms[k]), kOneArticle + count);
    }
    return (bits | bits >> 32U) & 0xFFFFFFFFU;
  }

  void add_wide(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts) {
    if (counts_.empty()) empty_out();
    for (std::size_t k = 0; k < terms.size(); ++k) {
      counts_[static_cast<std::size_t>(terms[k])] += counts[k];
      ++articles_[static_cast<std::size_t>(terms[k])];
    }
  }

  void empty_out() {
    std::vector<std::int64_t> counts(packed_.size(), 0);
    std::vector<std::int64_t> articles(packed_.size(), 0);
    add_to(counts.data(), articles.data(), 0, packed_.size());
    counts_ = std::move(counts);
    articles_ = std::move(articles);
    std::fill(packed_.begin(), packed_.end(), 0U);
    n_packed_ = 0;
    most_counted_ = 0;
  }

  GrowingArray<std::uint32_t> packed_;  // whose pages the process keeps from call to call
  std::size_t n_packed_ = 0;            // articles
  std::uint64_t most_counted_ = 0;      // no term has more
  std::vector<std::int64_t> counts_, articles_;
};

// The totals of a set from what each thread has of it, some terms at a time.
TermTotals merged(const CountMatrix& set, std::span<const PackedSums* const> parts) {
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
    for (const PackedSums* part : parts) part->add_to(counts.data(), articles.data(), begin, end);
    totals.n_words += std::accumulate(counts.data() + begin, counts.data() + end, std::int64_t{0});
  }
  totals.n_articles = set.n_articles;
  totals.counts = to_column(std::move(counts));
  totals.articles = to_column(std::move(articles));
  return totals;
}

}  // namespace

std::vector<TermTotals> term_totals(std::span<const CountMatrix* const> sets, unsigned threads) {
  // The articles of all sets, one after another.
  std::vector<std::size_t> firsts = {0};
  for (const CountMatrix* set : sets) {
    firsts.push_back(firsts.back() + static_cast<std::size_t>(set->n_articles));
  }
  std::vector<std::vector<PackedSums>> workers(resolve_threads(threads));
  for (auto& sums : workers) sums = std::vector<PackedSums>(sets.size());
  for_each_chunk_by_worker(firsts.back(), kArticlesPerChunk, threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             for (std::size_t s = 0; s < sets.size(); ++s) {
                               const std::size_t from = std::max(begin, firsts[s]);
                               const std::size_t to = std::min(end, firsts[s + 1]);
                               if (from < to)
                                 workers[worker][s].add(*sets[s], from - firsts[s], to - firsts[s]);
                             }
                           });
  std::vector<TermTotals> totals(sets.size());
  for_each_chunk(sets.size(), 1, threads, [&](std::size_t s, std::size_t, std::size_t) {
    std::vector<const PackedSums*> parts;
    for (const auto& sums : workers) {
      if (!sums[s].empty()) parts.push_back(&sums[s]);
    }
    totals[s] = merged(*sets[s], parts);
  });
  return totals;
}

TermTotals term_totals(const CountMatrix& counts, unsigned threads) {
  const CountMatrix* const one = &counts;
  return std::move(term_totals(std::span(&one, 1), threads).front());
}

}  // namespace broadsheet::corpus
