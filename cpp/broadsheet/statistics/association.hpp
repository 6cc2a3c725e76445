#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// Measures of how strongly two words attract each other, as pure functions of four counts.
///
///                  second is term_2   is not
///     first is term_1      n11                     n1
///           is not                                 n - n1
///                          n2           n - n2     n
///
/// n: pairs of words looked at; n1, n2: pairs with term_1 first, with term_2 second; n11: with
/// both. E = n1 n2 / n is what independence would give. All require 0 <= n11 <= min(n1, n2) and
/// n1 + n2 - n11 <= n; all are exact to a few units in the last place also for n = 10^12. S. Evert,
/// "Corpora and collocations", 2008, collects the formulas; log is the natural logarithm.
namespace broadsheet::statistics {

struct PairCounts {
  std::int64_t n11;
  std::int64_t n1;
  std::int64_t n2;
  std::int64_t n;
};

/// E = n1 n2 / n; NaN for n = 0, as all measures are.
[[nodiscard]] double expected_count(const PairCounts& pair) noexcept;

/// G-squared over the four cells, 2 sum O ln(O / E), never negative (Dunning 1993).
[[nodiscard]] double log_likelihood(const PairCounts& pair) noexcept;

/// log2(n11 / E) (Church & Hanks 1990); -infinity when n11 is 0.
[[nodiscard]] double pmi(const PairCounts& pair) noexcept;

/// log2(n11^2 / E) (Daille 1994).
[[nodiscard]] double pmi2(const PairCounts& pair) noexcept;

/// log2(n11^3 / E), also MI3 (Daille 1994, in the form of Sketch Engine).
[[nodiscard]] double mi3(const PairCounts& pair) noexcept;

/// PMI over -log2(n11 / n): 1 always together, 0 independent, -1 never (Bouma 2009). 1 where every
/// pair is this pair.
[[nodiscard]] double npmi(const PairCounts& pair) noexcept;

/// (n11 - E) / sqrt(n11) (Church et al. 1991); -infinity when n11 is 0.
[[nodiscard]] double t_score(const PairCounts& pair) noexcept;

/// (n11 - E) / sqrt(E) (Berry-Rogghe 1973, in Evert's form).
[[nodiscard]] double z_score(const PairCounts& pair) noexcept;

/// 2 n11 / (n1 + n2).
[[nodiscard]] double dice(const PairCounts& pair) noexcept;

/// 14 + log2(dice): at most 14, independent of n; +1 means twice as typical (Rychly 2008).
[[nodiscard]] double log_dice(const PairCounts& pair) noexcept;

/// Pearson's chi-square of the four cells, without correction.
[[nodiscard]] double chi_square(const PairCounts& pair) noexcept;

/// P(term_2 | term_1) - P(term_2 | not term_1): how well the first foretells the second (Allan
/// 1980; Gries 2013). NaN where a row is empty.
[[nodiscard]] double delta_p_forward(const PairCounts& pair) noexcept;

/// P(term_1 | term_2) - P(term_1 | not term_2): how well the second foretells the first.
[[nodiscard]] double delta_p_backward(const PairCounts& pair) noexcept;

/// A measure under the name of its column.
struct AssociationMeasure {
  std::string_view name;
  double (*function)(const PairCounts&) noexcept;
};

/// All measures: those above, "expected" first.
[[nodiscard]] std::span<const AssociationMeasure> association_measures() noexcept;

/// One measure of many pairs.
[[nodiscard]] std::vector<double> association_column(std::span<const PairCounts> pairs,
                                                     const AssociationMeasure& measure,
                                                     unsigned threads = 0);

}  // namespace broadsheet::statistics
