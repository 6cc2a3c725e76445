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
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double square(double x) noexcept { return x * x; }

double ratio(std::int64_t count, std::int64_t tokens) noexcept {
  return static_cast<double>(count) / static_cast<double>(tokens);
}

/// For a count of 0, taken as 0.5: such that 1.96 deviations reach from 0.5 to 3.69, the upper
/// 95 % bound of a Poisson count of 0, times the words that come in one cluster.
double variance_of_none(double overdispersion) noexcept {
  return square(std::log(3.69 / 0.5 * overdispersion) / 1.96);
}

}  // namespace

/// The logarithm of one side's rate.
struct LogRatioInterval::LogRate {
  double variance = 0;
  double degrees = kInfinity;  // how well the variance is known
  double overdispersion = 1;   // sum r^2 / count: 1 for Poisson counts
};

LogRatioInterval::LogRatioInterval(const Contingency& table) : table_(table) {
  for (std::size_t i = 0; i < table.n_pieces(); ++i) {
    Side& side = i < table.n_pieces_a ? a_ : b_;
    const double length = pulled_length(static_cast<std::int32_t>(i));
    side.n += 1;
    side.squares += square(length);
    side.fourths += square(square(length));
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
  double fourths = square(square(rate)) * side.fourths;
  const auto pieces = table_.pieces_of(term);
  const auto counts = table_.counts_of(term);
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (table_.in_a(pieces[k]) != of_a) continue;
    const double expected = rate * pulled_length(pieces[k]);
    const double residual = pull(pieces[k]) * static_cast<double>(counts[k]) - expected;
    squares += square(residual) - square(expected);
    fourths += square(square(residual)) - square(square(expected));
  }
  squares = std::max(0.0, squares);
  const auto n = static_cast<double>(count);
  result.variance = (side.n - 1) / side.n * squares / square(n);
  if (fourths > 0) result.degrees = std::max(1.0, 2 * square(squares) / fourths);
  result.overdispersion = std::max(1.0, squares / n);
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
  if (count_a == 0) a.variance = variance_of_none(b.overdispersion);
  if (count_b == 0) b.variance = variance_of_none(a.overdispersion);
  const double variance = std::max(0.0, a.variance + b.variance - 2 * covariance(term));
  const double information = square(a.variance) / a.degrees + square(b.variance) / b.degrees;
  const double degrees =
      information > 0 ? std::max(1.0, square(a.variance + b.variance) / information) : kInfinity;
  const double half = student_t_quantile(0.975, degrees) * std::sqrt(variance) / std::numbers::ln2;
  return {middle - half, middle + half};
}

}  // namespace broadsheet::comparison
