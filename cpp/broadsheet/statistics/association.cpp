#include "broadsheet/statistics/association.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::statistics {
namespace {

// Where a cell is this near its expectation, their exact difference keeps more digits than the
// cell.
constexpr double kNear = 0.1;
constexpr std::size_t kPairsPerChunk = 8192;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double real(std::int64_t value) noexcept { return static_cast<double>(value); }

// n11 n - n1 n2 without loss: the numerator of every difference between a cell and its expectation.
double cross_difference(const PairCounts& pair) noexcept {
  __extension__ using Wide = __int128;
  return static_cast<double>(static_cast<Wide>(pair.n11) * pair.n -
                             static_cast<Wide>(pair.n1) * pair.n2);
}

double delta(const PairCounts& pair, std::int64_t given) noexcept {
  if (given == 0 || given == pair.n) return kNaN;
  return cross_difference(pair) / real(given) / real(pair.n - given);
}

}  // namespace

double expected_count(const PairCounts& pair) noexcept {
  return real(pair.n1) * (real(pair.n2) / real(pair.n));
}

double log_likelihood(const PairCounts& pair) noexcept {
  if (pair.n == 0) return kNaN;
  const double difference = cross_difference(pair) / real(pair.n);
  const std::int64_t rest1 = pair.n - pair.n1;
  const std::int64_t rest2 = pair.n - pair.n2;
  const auto cell = [&](std::int64_t observed, std::int64_t row, std::int64_t column, double sign) {
    const double expected = real(row) * (real(column) / real(pair.n));
    if (std::abs(difference) > kNear * expected) return deviance_term(real(observed), expected);
    return deviance_term_by_difference(expected, sign * difference);
  };
  const double sum = cell(pair.n11, pair.n1, pair.n2, 1) +
                     cell(pair.n1 - pair.n11, pair.n1, rest2, -1) +
                     cell(pair.n2 - pair.n11, rest1, pair.n2, -1) +
                     cell(rest1 - pair.n2 + pair.n11, rest1, rest2, 1);
  return std::max(0.0, 2 * sum);
}

double pmi(const PairCounts& pair) noexcept {
  return std::log2(real(pair.n11) / expected_count(pair));
}

double pmi2(const PairCounts& pair) noexcept { return std::log2(real(pair.n11)) + pmi(pair); }

double mi3(const PairCounts& pair) noexcept { return 2 * std::log2(real(pair.n11)) + pmi(pair); }

double npmi(const PairCounts& pair) noexcept {
  if (pair.n == 0) return kNaN;
  if (pair.n11 == 0) return -1;
  if (pair.n11 == pair.n) return 1;
  // Both logarithms are near 0 where nearly every pair is this pair.
  const double rest = real(pair.n - pair.n11) / real(pair.n);
  const double surprise =
      rest < kNear ? -std::log1p(-rest) : -std::log(real(pair.n11) / real(pair.n));
  const double excess = cross_difference(pair) / (real(pair.n1) * real(pair.n2));
  const double gain = std::abs(excess) < kNear ? std::log1p(excess)
                                               : std::log(real(pair.n11) / expected_count(pair));
  return gain / surprise;
}

double t_score(const PairCounts& pair) noexcept {
  return cross_difference(pair) / real(pair.n) / std::sqrt(real(pair.n11));
}

double z_score(const PairCounts& pair) noexcept {
  return cross_difference(pair) / real(pair.n) / std::sqrt(expected_count(pair));
}

double dice(const PairCounts& pair) noexcept {
  return 2 * real(pair.n11) / (real(pair.n1) + real(pair.n2));
}

double log_dice(const PairCounts& pair) noexcept { return 14 + std::log2(dice(pair)); }

double chi_square(const PairCounts& pair) noexcept {
  if (pair.n == 0) return kNaN;
  const double difference = cross_difference(pair);
  if (difference == 0) return 0;
  return difference / real(pair.n1) * (difference / real(pair.n2)) / real(pair.n - pair.n1) *
         (real(pair.n) / real(pair.n - pair.n2));
}

double delta_p_forward(const PairCounts& pair) noexcept { return delta(pair, pair.n1); }

double delta_p_backward(const PairCounts& pair) noexcept { return delta(pair, pair.n2); }

std::span<const AssociationMeasure> association_measures() noexcept {
  static constexpr AssociationMeasure kMeasures[] = {
      {"expected", expected_count},
      {"log_likelihood", log_likelihood},
      {"pmi", pmi},
      {"pmi2", pmi2},
      {"mi3", mi3},
      {"npmi", npmi},
      {"t_score", t_score},
      {"z_score", z_score},
      {"dice", dice},
      {"log_dice", log_dice},
      {"chi_square", chi_square},
      {"delta_p_forward", delta_p_forward},
      {"delta_p_backward", delta_p_backward},
  };
  return kMeasures;
}

std::vector<double> association_column(std::span<const PairCounts> pairs,
                                       const AssociationMeasure& measure, unsigned threads) {
  std::vector<double> column(pairs.size());
  for_each_chunk(pairs.size(), kPairsPerChunk, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) column[i] = measure.function(pairs[i]);
                 });
  return column;
}

}  // namespace broadsheet::statistics
