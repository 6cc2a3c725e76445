#include "broadsheet/comparison/interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/comparison/measures.hpp"

namespace broadsheet::comparison {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double square(double x) noexcept { return x * x; }

double ratio(std::int64_t count, std::int64_t tokens) noexcept {
  return static_cast<double>(count) / static_cast<double>(tokens);
}

/// A gamma (Poisson) bound as a multiple of the effective count n, by E. Byar's cube; far down,
/// where the cube fails, by the first term of the gamma's series.
double lower_multiple(double n, double z) noexcept {
  if (n >= 2) return std::pow(std::max(0.0, 1 - 1 / (9 * n) - z / (3 * std::sqrt(n))), 3);
  return std::exp((std::log(normal_survival(z)) + log_gamma(n + 1)) / n) / n;
}

double upper_multiple(double n, double z) noexcept {
  const double more = n + 1;
  return more / n * std::pow(1 - 1 / (9 * more) + z / (3 * std::sqrt(more)), 3);
}

/// The upper 95 % bound of a Poisson count of 0, over the 0.5 that it is taken as.
constexpr double kNoneMultiple = 3.69 / 0.5;

}  // namespace

/// The logarithm of one side's rate: its variance, and how far its bounds lie from it.
struct LogRatioInterval::LogRate {
  double variance = 0;
  double below = 0;
  double above = 0;
  double overdispersion = 1;  // sum r^2 / count: 1 for Poisson counts
};

LogRatioInterval::LogRatioInterval(const Contingency& table) : table_(table) {
  for (std::size_t i = 0; i < table.n_pieces(); ++i) {
    Side& side = i < table.n_pieces_a ? a_ : b_;
    const double length = pulled_length(static_cast<std::int32_t>(i));
    side.n += 1;
    side.squares += square(length);
    if (i < table.n_pieces_a && table.partners[i] >= 0) {
      products_ += length * pulled_length(table.partners[i]);
    }
  }
}

double LogRatioInterval::pulled_length(std::int32_t piece) const noexcept {
  return pull(piece) * static_cast<double>(table_.piece_lengths[static_cast<std::size_t>(piece)]);
}

double LogRatioInterval::pull(std::int32_t piece) const noexcept {
  const std::int64_t tokens = table_.in_a(piece) ? table_.tokens_a : table_.tokens_b;
  const std::int64_t others = tokens - table_.piece_lengths[static_cast<std::size_t>(piece)];
  return others > 0 ? ratio(tokens, others) : 1;
}

LogRatioInterval::LogRate LogRatioInterval::log_rate(std::int64_t term, bool of_a) const {
  const auto t = static_cast<std::size_t>(term);
  const std::int64_t count = of_a ? table_.count_a[t] : table_.count_b[t];
  const Side& side = of_a ? a_ : b_;
  LogRate result;
  if (count == 0) return result;
  const double rate = ratio(count, of_a ? table_.tokens_a : table_.tokens_b);
  // As if no unit held the term, then put right for those that do.
  double squares = square(rate) * side.squares;
  const auto pieces = table_.pieces_of(term);
  const auto counts = table_.counts_of(term);
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (table_.in_a(pieces[k]) != of_a) continue;
    const double expected = rate * pulled_length(pieces[k]);
    const double residual = pull(pieces[k]) * static_cast<double>(counts[k]) - expected;
    squares += square(residual) - square(expected);
  }
  squares = std::max(0.0, squares);
  const auto n = static_cast<double>(count);
  result.variance = (side.n - 1) / side.n * squares / square(n);
  result.overdispersion = std::max(1.0, squares / n);
  if (result.variance > 0) {
    const double z = student_t_quantile(0.975, side.n - 1);
    result.below = -std::log(std::max(1e-12, lower_multiple(1 / result.variance, z)));
    result.above = std::log(upper_multiple(1 / result.variance, z));
  }
  return result;
}

/// Of the two logarithms: sum over units in both sets of r_a r_b / (count_a count_b), multiplied
/// out so that only units that hold the term need a visit.
double LogRatioInterval::covariance(std::int64_t term) const {
  const auto t = static_cast<std::size_t>(term);
  if (table_.count_a[t] == 0 || table_.count_b[t] == 0 || products_ == 0) return 0;
  const double rate_a = ratio(table_.count_a[t], table_.tokens_a);
  const double rate_b = ratio(table_.count_b[t], table_.tokens_b);
  const auto pieces = table_.pieces_of(term);
  const auto counts = table_.counts_of(term);
  double sum = rate_a * rate_b * products_;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    const std::int32_t partner = table_.partners[static_cast<std::size_t>(pieces[k])];
    if (partner < 0) continue;
    const double count = pull(pieces[k]) * static_cast<double>(counts[k]);
    const bool of_a = table_.in_a(pieces[k]);
    sum -= (of_a ? rate_b : rate_a) * count * pulled_length(partner);
    if (!of_a) continue;
    const auto at = std::lower_bound(pieces.begin(), pieces.end(), partner);
    if (at == pieces.end() || *at != partner) continue;
    const auto other = counts[static_cast<std::size_t>(at - pieces.begin())];
    sum += count * pull(partner) * static_cast<double>(other);
  }
  const double factor = std::sqrt((a_.n - 1) / a_.n * (b_.n - 1) / b_.n);
  return factor * sum / static_cast<double>(table_.count_a[t]) /
         static_cast<double>(table_.count_b[t]);
}

Interval LogRatioInterval::operator()(std::int64_t term) const {
  const auto t = static_cast<std::size_t>(term);
  const std::int64_t count_a = table_.count_a[t];
  const std::int64_t count_b = table_.count_b[t];
  const double middle = log_ratio({count_a, count_b, table_.tokens_a, table_.tokens_b});
  if (a_.n < 2 || b_.n < 2 || count_a + count_b == 0 || std::isnan(middle)) return {kNone, kNone};

  LogRate a = log_rate(term, true);
  LogRate b = log_rate(term, false);
  if (count_a == 0) a.below = a.above = std::log(kNoneMultiple * b.overdispersion);
  if (count_b == 0) b.below = b.above = std::log(kNoneMultiple * a.overdispersion);
  double below = std::hypot(a.below, b.above);
  double above = std::hypot(a.above, b.below);
  const double apart = a.variance + b.variance;
  if (products_ > 0 && count_a > 0 && count_b > 0 && apart > 0) {
    const double together = std::max(0.0, apart - 2 * covariance(term));
    below *= std::sqrt(together / apart);
    above *= std::sqrt(together / apart);
  }
  return {middle - below / std::numbers::ln2, middle + above / std::numbers::ln2};
}

}  // namespace broadsheet::comparison
