#pragma once

#include <cstdint>

namespace broadsheet::comparison {

/// How often a term stands in two sets of articles.
///
///               the term    other words
///     set A        a           n - a        n words
///     set B        b           m - b        m words
///
/// All measures here treat words as independent, which the words of one article are not: they
/// describe, they do not test. For a test see exchange.hpp.
struct TwoByTwo {
  std::int64_t a;
  std::int64_t b;
  std::int64_t n;
  std::int64_t m;
};

/// G-squared of all four cells: 2 sum O ln(O / E), never negative; the sign of the difference
/// is that of the log ratio. T. Dunning, "Accurate methods for the statistics of surprise and
/// coincidence", 1993. Computed as deviance terms from the exact difference O - E, so it keeps
/// its digits where a / n is close to b / m. 0 where a set is empty or the term absent.
[[nodiscard]] double log_likelihood(const TwoByTwo& table) noexcept;

/// The two cells of the term alone: 2 (a ln(a / E_a) + b ln(b / E_b)). P. Rayson and R. Garside,
/// "Comparing corpora using frequency profiling", 2000.
[[nodiscard]] double log_likelihood_two_cells(const TwoByTwo& table) noexcept;

/// G-squared divided by q = 1 + (N/(a+b) + N/(c+d) - 1)(N/n + N/m - 1) / (6 N). D. Williams,
/// "Improved likelihood ratio tests for complete contingency tables", 1976.
[[nodiscard]] double log_likelihood_williams(const TwoByTwo& table) noexcept;

/// Pearson's chi-square, no correction.
[[nodiscard]] double chi_square(const TwoByTwo& table) noexcept;

/// The same with each |O - E| made smaller by 1/2, but not below 0. F. Yates, 1934.
[[nodiscard]] double chi_square_yates(const TwoByTwo& table) noexcept;

/// What a count of 0 becomes before it is divided by.
enum class ZeroCell {
  half_if_zero,    // 0.5 in the empty cell only (A. Hardie, "Log Ratio", 2014)
  half_everywhere  // 0.5 added to both counts
};

/// log2((a / n) / (b / m)): 1 is twice as often in A, -1 half as often. NaN for an empty set.
[[nodiscard]] double log_ratio(const TwoByTwo& table,
                               ZeroCell zero = ZeroCell::half_if_zero) noexcept;

/// 100 (a/n - b/m) / (b/m); infinite where b is 0. C. Gabrielatos and A. Marchi, 2011.
[[nodiscard]] double percent_difference(const TwoByTwo& table) noexcept;

/// (a / c) / (b / d), with c = n - a and d = m - b.
[[nodiscard]] double odds_ratio(const TwoByTwo& table) noexcept;

/// (a / n) / (b / m).
[[nodiscard]] double relative_risk(const TwoByTwo& table) noexcept;

/// (a/n - b/m) / (a/n + b/m), from -1 to 1. K. Hofland and S. Johansson, 1982.
[[nodiscard]] double difference_coefficient(const TwoByTwo& table) noexcept;

/// (per million in A + k) / (per million in B + k). A. Kilgarriff, "Simple maths for
/// keywords", 2009. Requires k > 0.
[[nodiscard]] double simple_maths(const TwoByTwo& table, double k) noexcept;

/// G-squared - ln N, the Bayesian information criterion for one degree of freedom; above 10 is
/// "very strong" evidence against equal rates. A. Wilson, 2013.
[[nodiscard]] double bayes_factor_bic(const TwoByTwo& table) noexcept;

/// Fisher's exact test, two-sided: the sum of all tables with the same margins that are at most
/// as likely as this one. O(sqrt(variance)) for the usual table, O(a + b) at most.
[[nodiscard]] double fisher_p(const TwoByTwo& table) noexcept;

/// A difference of log odds and its z.
struct LogOdds {
  double delta;
  double z;
};

/// Log odds ratio with an informative Dirichlet prior that gives the term prior of prior_total
/// pseudo-words in each set: delta = ln((a+p) / (n+P-a-p)) - ln((b+p) / (m+P-b-p)),
/// z = delta / sqrt(1/(a+p) + 1/(b+p)). B. Monroe, M. Colaresi and K. Quinn, "Fightin' words",
/// 2008, equations 16, 19 and 22. Requires 0 < prior < prior_total.
[[nodiscard]] LogOdds log_odds_dirichlet(const TwoByTwo& table, double prior,
                                         double prior_total) noexcept;

}  // namespace broadsheet::comparison
