#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/statistics/dispersion.hpp"

namespace broadsheet::statistics {

/// What the parts are over which dispersion is measured.
enum class Parts : std::uint8_t { articles, groups, slices };

struct TermOptions {
  Parts parts = Parts::articles;
  std::span<const std::int32_t> groups;  // Parts::groups: one number from 0 for each article
  std::int64_t n_slices = 0;             // Parts::slices
  std::span<const DispersionMeasure> measures;
  bool reduced_frequency = false;               // fill TermTable::average_reduced_frequency
  bool intervals = false;                       // fill TermTable::per_million_low and _high
  const corpus::CountMatrix* counts = nullptr;  // of the corpus, where they are at hand
  unsigned threads = 0;
};

/// The terms of a corpus as columns: most frequent first, ties by the term's bytes.
///
/// count: occurrences. articles: articles that have the term. per_million: count / running words *
/// 10^6. idf: ln((1 + N) / (1 + articles)) + 1 with N articles (scikit-learn's smooth idf).
/// dispersion: DPnorm over the parts (0 even, 1 uneven; NaN for a single part).
///
/// per_million_low, per_million_high: 95 % interval by article, never by token. The relative
/// frequency p = sum x / sum w is a ratio of article totals (x occurrences, w running words); its
/// variance by linearization is N / (N - 1) * sum (x - p w)^2 / (sum w)^2 over the N articles with
/// words (Cochran, Sampling Techniques, 1977, 6.4), and the interval p * exp(-+ t * se / p) is
/// Student's with N - 1 degrees of freedom on the log scale, so that it never reaches below 0.
struct TermTable {
  std::vector<TermId> term;
  std::vector<std::int64_t> count;
  std::vector<std::int64_t> articles;
  std::vector<double> per_million;
  std::vector<double> idf;
  std::vector<double> dispersion;
  std::vector<std::vector<double>> measures;  // as asked for
  std::vector<double> average_reduced_frequency;
  std::vector<double> per_million_low;
  std::vector<double> per_million_high;
};

/// Time and memory grow with the view's tokens, not with the corpus it is a view of. Bit-identical
/// for any number of threads. Where the corpus has a memory bound, terms are counted in bands of
/// ranks that fit into half of it, a pass over the articles for each: the same to the last bit.
[[nodiscard]] TermTable terms(const corpus::Corpus& corpus, const TermOptions& options = {});

/// The 95 % interval of TermTable for one ratio: x in the clusters that have any, the sizes w of
/// all clusters (none 0), their sum, and the sum of their squares.
struct Interval {
  double low;
  double high;
};
[[nodiscard]] Interval interval_by_cluster(const TermParts& term, double sum_of_squared_sizes,
                                           double t_quantile) noexcept;

}  // namespace broadsheet::statistics
