#include "broadsheet/comparison/divergence.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/error.hpp"
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

constexpr std::size_t kTermsPerChunk = 16384;
constexpr std::size_t kTermsPerSum = 256;

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
LikenessSums add_terms(const corpus::TermTotals& in_a, const corpus::TermTotals& in_b,
                       const TermLikeness& terms, std::size_t begin, std::size_t end) {
  LikenessSums sums;
  for (std::size_t first = begin; first < end; first += kTermsPerSum) {
    double divergence = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t t = first; t < std::min(end, first + kTermsPerSum); ++t) {
      const std::int64_t articles = in_a.articles[t] + in_b.articles[t];
      if (articles == 0) continue;
      divergence += terms.divergence(in_a.counts[t], in_b.counts[t]);
      const double idf = terms.idf(articles);
      const double x = static_cast<double>(in_a.counts[t]) * idf;
      const double y = static_cast<double>(in_b.counts[t]) * idf;
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

std::int64_t words_in(const std::vector<std::int64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

void require_words(std::string_view what, std::int64_t in_a, std::int64_t in_b) {
  if (in_a > 0 && in_b > 0) return;
  throw ArgumentError(std::string(what) + " needs words in both sets, and " +
                      (in_a > 0 ? "b" : "a") +
                      " has none that are counted; check the selection and what is set aside");
}

}  // namespace

Shift shift(const Contingency& table) {
  const std::int64_t total_a = words_in(table.count_a);
  const std::int64_t total_b = words_in(table.count_b);
  require_words("a word shift", total_a, total_b);
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
  require_words("likeness", words_in(table.count_a), words_in(table.count_b));
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

Likeness likeness(const corpus::TermTotals& a, const corpus::TermTotals& b, unsigned threads) {
  const std::size_t n_terms = a.counts.size();
  if (n_terms != b.counts.size()) {
    throw ArgumentError("the two sets must have the same terms as columns, got " +
                        std::to_string(n_terms) + " and " + std::to_string(b.counts.size()) +
                        "; take two views of one corpus");
  }
  require_words("likeness", a.n_words, b.n_words);
  const TermLikeness terms(a.n_words, b.n_words, a.n_articles + b.n_articles);
  std::vector<LikenessSums> chunks(n_chunks(n_terms, kTermsPerChunk));
  for_each_chunk(n_terms, kTermsPerChunk, threads,
                 [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                   chunks[chunk] = add_terms(a, b, terms, begin, end);
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
