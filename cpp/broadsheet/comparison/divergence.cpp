#include "broadsheet/comparison/divergence.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::comparison {
namespace {

/// With x = (p - q) / (p + q): (1 + x) ln(1 + x) + (1 - x) ln(1 - x) = 2 sum of x^2n / (2n (2n -
/// 1)), as far as float64 tells for |x| <= 1/8.
double near_equal(double x) noexcept {
  const double y = x * x;
  double sum = 0;
  for (int n = 9; n >= 1; --n) sum = sum * y + 1.0 / (2 * n * (2 * n - 1));
  return 2 * y * sum;
}

/// Half of p log2(p/m) + q log2(q/m), in deviance form: near p = q the two logarithms are nearly
/// opposite, and their sum would keep few digits.
double contribution(double p, double q) noexcept {
  if (p == 0 || q == 0) return (p + q) / 2;
  const double middle = (p + q) / 2;
  const double half_gap = (p - q) / 2;
  constexpr double kNear = 0.125;
  if (std::abs(half_gap) <= kNear * middle) {
    return middle * near_equal(half_gap / middle) / (2 * std::numbers::ln2);
  }
  return (deviance_term_by_difference(middle, half_gap) +
          deviance_term_by_difference(middle, -half_gap)) /
         (2 * std::numbers::ln2);
}

constexpr std::size_t kArticlesPerChunk = 256;
constexpr std::size_t kTermsPerChunk = 16384;
constexpr std::size_t kTermsPerSum = 256;

/// Occurrences and articles of each term, added up by one thread.
///
/// Both in one word of 32 bits, 19 of occurrences and 13 of articles, so that each count costs one
/// addition and most terms stay in the fastest caches; before either may be full, all words are
/// emptied into columns of 64 bits. Articles are added by the hundred in one loop, whose end would
/// cost more than the additions of a short one.
class TermTotals {
 public:
  void add(const corpus::CountMatrix& m, std::size_t begin, std::size_t end) {
    if (packed_.empty()) packed_.extend(static_cast<std::size_t>(m.n_terms), 0);
    const auto first = static_cast<std::size_t>(m.offsets[begin]);
    const auto n = static_cast<std::size_t>(m.offsets[end]) - first;
    const auto terms = m.terms.span().subspan(first, n);
    const auto counts = m.counts.span().subspan(first, n);
    std::uint32_t bits = 0;  // all counts together: none is larger
    for (const std::int32_t count : counts) bits |= static_cast<std::uint32_t>(count);
    const std::size_t n_articles = end - begin;
    const std::uint64_t most = std::uint64_t{bits} * n_articles;
    if (n_packed_ + n_articles > kMostArticles || most_counted_ + most >= kOneArticle) empty_out();
    if (most >= kOneArticle) {
      add_wide(terms, counts);
      return;
    }
    n_packed_ += n_articles;
    most_counted_ += most;
    std::uint32_t* packed = packed_.data();
    for (std::size_t k = 0; k < n; ++k) {
      packed[terms[k]] += kOneArticle + static_cast<std::uint32_t>(counts[k]);
    }
  }

  [[nodiscard]] bool empty() const noexcept { return packed_.empty(); }
  /// All occurrences.
  [[nodiscard]] std::int64_t total() const noexcept {
    std::int64_t total = 0;
    for (const std::uint32_t packed : packed_) total += packed % kOneArticle;
    return std::accumulate(counts_.begin(), counts_.end(), total);
  }
  [[nodiscard]] std::int64_t count(std::size_t t) const noexcept {
    const auto packed = static_cast<std::int64_t>(packed_[t] % kOneArticle);
    return counts_.empty() ? packed : packed + counts_[t];
  }
  [[nodiscard]] std::int64_t articles(std::size_t t) const noexcept {
    const auto packed = static_cast<std::int64_t>(packed_[t] / kOneArticle);
    return articles_.empty() ? packed : packed + articles_[t];
  }

 private:
  static constexpr std::uint32_t kOneArticle = 1U << 19U;
  static constexpr std::size_t kMostArticles = 0xFFFFFFFFU / kOneArticle;

  void add_wide(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts) {
    for (std::size_t k = 0; k < terms.size(); ++k) {
      counts_[static_cast<std::size_t>(terms[k])] += counts[k];
      ++articles_[static_cast<std::size_t>(terms[k])];
    }
  }

  void empty_out() {
    counts_.resize(packed_.size());
    articles_.resize(packed_.size());
    for (std::size_t t = 0; t < packed_.size(); ++t) {
      counts_[t] += packed_[t] % kOneArticle;
      articles_[t] += packed_[t] / kOneArticle;
      packed_[t] = 0;
    }
    n_packed_ = 0;
    most_counted_ = 0;
  }

  GrowingArray<std::uint32_t> packed_;  // whose pages the process keeps from call to call
  std::size_t n_packed_ = 0;            // articles
  std::uint64_t most_counted_ = 0;      // no term has more
  std::vector<std::int64_t> counts_, articles_;
};

// A set's totals, in as many parts as threads counted it.
using Totals = std::vector<TermTotals>;

std::pair<Totals, Totals> totals_of(const corpus::CountMatrix& a, const corpus::CountMatrix& b,
                                    unsigned threads) {
  Totals totals_a(resolve_threads(threads));
  Totals totals_b(totals_a.size());
  const auto n_a = static_cast<std::size_t>(a.n_articles);
  const auto n = n_a + static_cast<std::size_t>(b.n_articles);
  for_each_chunk_by_worker(n, kArticlesPerChunk, threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             if (begin < n_a) totals_a[worker].add(a, begin, std::min(end, n_a));
                             if (end > n_a)
                               totals_b[worker].add(b, std::max(begin, n_a) - n_a, end - n_a);
                           });
  std::erase_if(totals_a, [](const TermTotals& part) { return part.empty(); });
  std::erase_if(totals_b, [](const TermTotals& part) { return part.empty(); });
  return {std::move(totals_a), std::move(totals_b)};
}

std::int64_t n_words(const Totals& totals) {
  std::int64_t n = 0;
  for (const TermTotals& part : totals) n += part.total();
  return n;
}

// What terms add to a likeness. Most terms are rare, and few different counts make up most of
// them: their logarithms are looked up.
class TermLikeness {
 public:
  TermLikeness(std::int64_t total_a, std::int64_t total_b, std::int64_t n_articles)
      : total_a_(static_cast<double>(total_a)),
        total_b_(static_cast<double>(total_b)),
        n_articles_(static_cast<double>(n_articles)) {
    for (std::int64_t a = 0; a < kFew; ++a) {
      for (std::int64_t b = 0; b < kFew; ++b) divergences_.push_back(divergence_of(a, b));
    }
    for (std::int64_t n = 0; n < kFewArticles; ++n) idfs_.push_back(idf_of(n));
  }

  [[nodiscard]] double divergence(std::int64_t a, std::int64_t b) const noexcept {
    if (a < kFew && b < kFew) return divergences_[static_cast<std::size_t>(a * kFew + b)];
    return divergence_of(a, b);
  }
  [[nodiscard]] double idf(std::int64_t articles) const noexcept {
    if (articles < kFewArticles) return idfs_[static_cast<std::size_t>(articles)];
    return idf_of(articles);
  }

 private:
  static constexpr std::int64_t kFew = 24;
  static constexpr std::int64_t kFewArticles = 512;

  [[nodiscard]] double divergence_of(std::int64_t a, std::int64_t b) const noexcept {
    return contribution(static_cast<double>(a) / total_a_, static_cast<double>(b) / total_b_);
  }
  [[nodiscard]] double idf_of(std::int64_t articles) const noexcept {
    return std::log((1 + n_articles_) / (1 + static_cast<double>(articles))) + 1;
  }

  double total_a_, total_b_, n_articles_;
  std::vector<double> divergences_, idfs_;
};

struct LikenessSums {
  CompensatedSum divergence, aa, bb, ab;
};

// Of the terms [begin, end): plain sums of a few terms, then sums of those that carry along.
LikenessSums add_terms(const Totals& totals_a, const Totals& totals_b, const TermLikeness& terms,
                       std::size_t begin, std::size_t end) {
  LikenessSums sums;
  for (std::size_t first = begin; first < end; first += kTermsPerSum) {
    double divergence = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t t = first; t < std::min(end, first + kTermsPerSum); ++t) {
      std::int64_t a = 0, b = 0, articles = 0;
      for (const TermTotals& part : totals_a) {
        a += part.count(t);
        articles += part.articles(t);
      }
      for (const TermTotals& part : totals_b) {
        b += part.count(t);
        articles += part.articles(t);
      }
      if (articles == 0) continue;
      divergence += terms.divergence(a, b);
      const double idf = terms.idf(articles);
      const double x = static_cast<double>(a) * idf;
      const double y = static_cast<double>(b) * idf;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
    sums.divergence.add(divergence);
    sums.aa.add(aa);
    sums.bb.add(bb);
    sums.ab.add(ab);
  }
  return sums;
}

}  // namespace

Shift shift(const Contingency& table) {
  const auto total_a = std::accumulate(table.count_a.begin(), table.count_a.end(), std::int64_t{0});
  const auto total_b = std::accumulate(table.count_b.begin(), table.count_b.end(), std::int64_t{0});
  if (total_a == 0 || total_b == 0) {
    throw ArgumentError("a word shift needs words on both sides, and " +
                        std::string(total_a == 0 ? "a" : "b") +
                        " has none that are counted; check the selection and what is set aside");
  }
  struct Row {
    std::int64_t term;
    double contribution, share_a, share_b;
  };
  std::vector<Row> rows;
  CompensatedSum total;
  for (std::size_t t = 0; t < table.count_a.size(); ++t) {
    if (table.count_a[t] + table.count_b[t] == 0) continue;
    const double p = static_cast<double>(table.count_a[t]) / static_cast<double>(total_a);
    const double q = static_cast<double>(table.count_b[t]) / static_cast<double>(total_b);
    rows.push_back({static_cast<std::int64_t>(t), contribution(p, q), p, q});
    total.add(rows.back().contribution);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& x, const Row& y) { return x.contribution > y.contribution; });
  Shift result;
  result.total = total.value();
  for (const Row& row : rows) {
    result.terms.push_back(row.term);
    result.contribution.push_back(row.contribution);
    result.share_a.push_back(row.share_a);
    result.share_b.push_back(row.share_b);
  }
  return result;
}

double cosine(const Contingency& table) {
  const auto n_articles = static_cast<double>(table.n_articles_a + table.n_articles_b);
  CompensatedSum aa;
  CompensatedSum bb;
  CompensatedSum ab;
  for (std::size_t t = 0; t < table.count_a.size(); ++t) {
    const auto articles = static_cast<double>(table.articles_a[t] + table.articles_b[t]);
    const double idf = std::log((1 + n_articles) / (1 + articles)) + 1;
    const double a = static_cast<double>(table.count_a[t]) * idf;
    const double b = static_cast<double>(table.count_b[t]) * idf;
    aa.add(a * a);
    bb.add(b * b);
    ab.add(a * b);
  }
  return ab.value() / std::sqrt(aa.value()) / std::sqrt(bb.value());
}

Likeness likeness(const corpus::CountMatrix& a, const corpus::CountMatrix& b, unsigned threads) {
  if (a.n_terms != b.n_terms) {
    throw ArgumentError("the two sets must have the same terms as columns, got " +
                        std::to_string(a.n_terms) + " and " + std::to_string(b.n_terms) +
                        "; take two views of one corpus");
  }
  const auto [totals_a, totals_b] = totals_of(a, b, threads);
  const std::int64_t n_a = n_words(totals_a);
  const std::int64_t n_b = n_words(totals_b);
  if (n_a == 0 || n_b == 0) {
    throw ArgumentError("likeness needs words in both sets, and " +
                        std::string(n_a == 0 ? "a" : "b") +
                        " has none that are counted; check the selection and what is set aside");
  }
  const TermLikeness terms(n_a, n_b, a.n_articles + b.n_articles);
  const auto n_terms = static_cast<std::size_t>(a.n_terms);
  std::vector<LikenessSums> chunks(n_chunks(n_terms, kTermsPerChunk));
  for_each_chunk(n_terms, kTermsPerChunk, threads,
                 [&, &in_a = totals_a, &in_b = totals_b](std::size_t chunk, std::size_t begin,
                                                         std::size_t end) {
                   chunks[chunk] = add_terms(in_a, in_b, terms, begin, end);
                 });
  LikenessSums all;
  for (const LikenessSums& sums : chunks) {
    all.divergence.add(sums.divergence);
    all.aa.add(sums.aa);
    all.bb.add(sums.bb);
    all.ab.add(sums.ab);
  }
  return {all.divergence.value(),
          all.ab.value() / std::sqrt(all.aa.value()) / std::sqrt(all.bb.value())};
}

}  // namespace broadsheet::comparison
