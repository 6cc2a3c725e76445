#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

/// How the vocabulary grows: words and different words after each article, in the order given.
/// Words that the term map drops count as neither.
struct GrowthCurve {
  std::vector<std::int64_t> tokens;
  std::vector<std::int64_t> types;
};

/// Linear in tokens. ArgumentError on a position out of range.
[[nodiscard]] GrowthCurve vocabulary_growth(const corpus::Corpus& corpus,
                                            std::span<const ArticleIndex> order);

/// Heaps' (Herdan's) law, types = k tokens^beta: least squares of ln types on ln tokens over the
/// points of the curve that have words (Heaps 1978; Herdan 1960). NaN for fewer than two different
/// points.
struct HeapsFit {
  double k;
  double beta;
  double r_squared;  // of the logarithms
};
[[nodiscard]] HeapsFit fit_heaps(const GrowthCurve& curve);

/// Zipf-Mandelbrot law (Mandelbrot 1953): the term of rank r has the probability
/// p(r) = (r + q)^-a / sum over all ranks of (s + q)^-a, with q >= 0.
///
/// Maximum likelihood of the counts by rank: for each q the likelihood is concave in a (an
/// exponential family), so a is found by Newton's method; q by golden section on ln(1 + q), up to
/// q = 1000. NaN for fewer than three different terms.
struct ZipfMandelbrotFit {
  double a;
  double q;
  double log_likelihood;
};

/// counts: of each term, in falling order, none 0. O(terms * evaluations).
[[nodiscard]] ZipfMandelbrotFit fit_zipf_mandelbrot(std::span<const std::int64_t> counts);

}  // namespace broadsheet::statistics
