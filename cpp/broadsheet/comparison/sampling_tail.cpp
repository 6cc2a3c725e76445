#include "broadsheet/comparison/sampling_tail.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <optional>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/comparison/saddlepoint.hpp"

namespace broadsheet::comparison {
namespace {

constexpr std::size_t kFewUnits = 10;

/// Distances that differ by rounding only count as equal, as they would in exact arithmetic.
double with_ties(const RandomSum& sum, double distance) {
  return distance - 1e-10 * (std::abs(distance) + std::sqrt(sum.variance()));
}

/// P(Normal(mean, deviation) >= at); a point mass where deviation is 0.
double normal_tail(double mean, double deviation, double at) noexcept {
  const double gap = at - mean;
  if (deviation <= 0 || std::abs(gap) > 12 * deviation) return gap <= 0 ? 1 : 0;
  return normal_survival(gap / deviation);
}

/// Mean and deviation of what the units that are not in `values` add when j of those are drawn.
struct Rest {
  double log_probability;  // that just these j of `values` are drawn
  double mean;
  double deviation;
};

Rest rest_given(const RandomSum& sum, std::int64_t j) {
  const std::int64_t n = sum.n_units - static_cast<std::int64_t>(sum.values.size());
  const std::int64_t m = sum.n_chosen - j;
  if (m < 0 || m > n) return {-INFINITY, 0, 0};
  const auto dn = static_cast<double>(n);
  const auto dm = static_cast<double>(m);
  const double log_probability = log_choose(dn, dm) - log_choose(static_cast<double>(sum.n_units),
                                                                 static_cast<double>(sum.n_chosen));
  const double mean = n == 0 ? 0 : dm / dn * sum.rest_sum;
  const double squares = n == 0 ? 0 : sum.rest_sum_squares - sum.rest_sum * sum.rest_sum / dn;
  const double variance = n < 2 ? 0 : dm * (dn - dm) / (dn * (dn - 1)) * std::max(0.0, squares);
  return {log_probability, mean + sum.more_pairs_mean,
          std::sqrt(variance + sum.more_pairs_variance)};
}

// --- all draws ------------------------------------------------------------------------------

/// Tries every draw of the units from `first` on, and every toss.
class AllDraws {
 public:
  AllDraws(const RandomSum& sum, double distance)
      : sum_(sum), mean_(sum.mean()), distance_(with_ties(sum, distance)) {}

  double tail() {
    draw(0, sum_.n_chosen, sum_.more_pairs_mean);
    return static_cast<double>(extreme_) / static_cast<double>(all_);
  }

 private:
  void draw(std::size_t first, std::int64_t n_left, double total) {
    if (n_left == 0) {
      toss(0, total);
      return;
    }
    const std::size_t last = sum_.values.size() - static_cast<std::size_t>(n_left);
    for (std::size_t i = first; i <= last; ++i) draw(i + 1, n_left - 1, total + sum_.values[i]);
  }
  void toss(std::size_t pair, double total) {
    if (pair < sum_.pairs.size()) {
      toss(pair + 1, total + sum_.pairs[pair].heads);
      toss(pair + 1, total + sum_.pairs[pair].tails);
      return;
    }
    ++all_;
    if (std::abs(total - mean_) >= distance_) ++extreme_;
  }

  const RandomSum& sum_;
  double mean_;
  double distance_;
  std::int64_t all_ = 0;
  std::int64_t extreme_ = 0;
};

// --- few units matter -------------------------------------------------------------------

double few_units_tail(const RandomSum& sum, double distance) {
  const std::size_t n_values = sum.values.size();
  const std::size_t n = n_values + sum.pairs.size();
  std::array<Rest, kFewUnits + 1> rest{};
  for (std::size_t j = 0; j <= n_values; ++j)
    rest[j] = rest_given(sum, static_cast<std::int64_t>(j));
  std::array<double, kFewUnits + 1> probability{};
  for (std::size_t j = 0; j <= n_values; ++j) {
    probability[j] = std::exp(rest[j].log_probability);
  }
  const double mean = sum.mean();
  const double gap = with_ties(sum, distance);
  double total = 0;  // of the subset that `bits` stands for; bit i set: unit i drawn, or heads
  for (const auto& pair : sum.pairs) total += pair.tails;
  std::uint32_t bits = 0;
  double tail = 0;
  for (std::uint32_t k = 0; k < (1U << n); ++k) {
    const auto j = static_cast<std::size_t>(std::popcount(bits & ((1U << n_values) - 1)));
    if (probability[j] > 0) {
      const double middle = total + rest[j].mean - mean;
      tail += probability[j] * (normal_tail(middle, rest[j].deviation, gap) +
                                normal_tail(-middle, rest[j].deviation, gap));
    }
    const auto flip = static_cast<std::size_t>(std::countr_zero(k + 1));  // Gray code
    if (flip >= n) break;
    bits ^= 1U << flip;
    const double change = flip < n_values
                              ? sum.values[flip]
                              : sum.pairs[flip - n_values].heads - sum.pairs[flip - n_values].tails;
    total += (bits >> flip & 1U) != 0 ? change : -change;
  }
  return std::ldexp(tail, -static_cast<int>(sum.pairs.size()));
}

// --- counts that make a lattice ------------------------------------------------------------

/// The sum as a sum of whole counts, which the draw decides exactly, and of a small remainder:
/// value - count, whose mean given the counts drawn is taken by regression.
class Lattice {
 public:
  explicit Lattice(const RandomSum& sum) : sum_(sum) {
    for (const std::int64_t count : sum.counts) {
      if (count == 1) {
        ++n_ones_;
      } else {
        more_.push_back(static_cast<std::size_t>(count) - 1);
      }
    }
    excess_ = std::accumulate(more_.begin(), more_.end(), std::size_t{0});
  }

  /// Steps of work, about.
  [[nodiscard]] double cost() const {
    return static_cast<double>(more_.size() + 1) * static_cast<double>(excess_ + 1) *
           static_cast<double>(more_.size() + n_ones_ + 1);
  }

  double two_sided_tail(double distance) {
    fit_remainder();
    count_subsets();
    const double mean = sum_.mean();
    const double gap = with_ties(sum_, distance);
    double tail = 0;
    for (std::size_t ones = 0; ones <= n_ones_; ++ones) {
      for (std::size_t more = 0; more <= more_.size(); ++more) {
        tail += tail_given(ones, more, mean, gap);
      }
    }
    return tail;
  }

 private:
  /// Remainder = level + slope * count, and the sum of squares that this leaves.
  void fit_remainder() {
    const auto n = static_cast<double>(sum_.values.size());
    double count = 0, squares = 0, rest = 0, rest_squares = 0, products = 0;
    for (std::size_t i = 0; i < sum_.values.size(); ++i) {
      const auto x = static_cast<double>(sum_.counts[i]);
      const double y = sum_.values[i] - x;
      count += x;
      squares += x * x;
      rest += y;
      rest_squares += y * y;
      products += x * y;
    }
    const double spread = squares - count * count / n;
    slope_ = spread > 1e-9 ? (products - count * rest / n) / spread : 0;
    level_ = (rest - slope_ * count) / n;
    left_ = std::max(0.0, rest_squares - rest * rest / n - slope_ * slope_ * spread);
  }

  /// subsets_[more][e]: how many ways there are to draw `more` units with a count above one
  /// whose counts above one add up to e.
  void count_subsets() {
    subsets_.assign(more_.size() + 1, std::vector<double>(excess_ + 1, 0.0));
    subsets_[0][0] = 1;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < more_.size(); ++i) {
      for (std::size_t j = i + 1; j-- > 0;) {
        for (std::size_t e = 0; e <= reached; ++e) {
          subsets_[j + 1][e + more_[i]] += subsets_[j][e];
        }
      }
      reached += more_[i];
    }
  }

  double tail_given(std::size_t ones, std::size_t more, double mean, double gap) const {
    const auto drawn = static_cast<double>(ones + more);
    const auto n = static_cast<double>(sum_.values.size());
    const Rest rest = rest_given(sum_, static_cast<std::int64_t>(ones + more));
    // The ways to draw the ones alone are more than a double holds.
    const double log_ways = log_choose(static_cast<double>(n_ones_), static_cast<double>(ones));
    const double probability = std::exp(rest.log_probability + log_ways);
    if (!(probability > 0)) return 0;
    const double left = left_ * drawn * (n - drawn) / (n * (n - 1));
    const double deviation = std::sqrt(rest.deviation * rest.deviation + left);
    const double fixed = rest.mean + drawn * level_ - mean;
    double tail = 0;
    for (std::size_t e = 0; e <= excess_; ++e) {
      if (subsets_[more][e] == 0) continue;
      const double middle = fixed + (1 + slope_) * (drawn + static_cast<double>(e));
      tail += subsets_[more][e] *
              (normal_tail(middle, deviation, gap) + normal_tail(-middle, deviation, gap));
    }
    return probability * tail;
  }

  const RandomSum& sum_;
  std::size_t n_ones_ = 0;
  std::vector<std::size_t> more_;  // count - 1 of the others
  std::size_t excess_ = 0;         // their sum
  std::vector<std::vector<double>> subsets_;
  double level_ = 0;
  double slope_ = 0;
  double left_ = 0;
};

// What small differences cost matters more than their last digit: most terms have one.
constexpr double kMaxLatticeCost = 50'000;
constexpr double kMaxCostOfSmall = 5'000;

// --- many units ---------------------------------------------------------------------------

/// P(sum >= at) where at is beyond all sums but those in which every unit of `values` is drawn:
/// the sum there lies on a lattice, blurred by the rest, and the saddlepoint runs off.
std::optional<double> edge_tail(const RandomSum& sum, double at) {
  const auto n_values = static_cast<std::int64_t>(sum.values.size());
  if (sum.counts.empty() || !sum.pairs.empty() || sum.n_chosen < n_values) return std::nullopt;
  // A long article may hold the term less often than one without it would seem to.
  const double least = *std::min_element(sum.values.begin(), sum.values.end());
  const bool all_are_above = std::all_of(sum.groups.begin(), sum.groups.end(),
                                         [&](const auto& g) { return g.value < least; });
  if (!all_are_above) return std::nullopt;
  const auto step = static_cast<double>(*std::min_element(sum.counts.begin(), sum.counts.end()));
  const Rest rest = rest_given(sum, n_values);
  const double highest = std::accumulate(sum.values.begin(), sum.values.end(), 0.0) + rest.mean;
  if (rest.deviation > 0.2 * step || at < highest - 0.5 * step) return std::nullopt;
  return std::exp(rest.log_probability) * normal_tail(highest, rest.deviation, at);
}

/// ln of the number of draws and tosses there are; of pairs only those that stand one by one.
double log_draws(const RandomSum& sum) {
  return log_choose(static_cast<double>(sum.n_units), static_cast<double>(sum.n_chosen)) +
         static_cast<double>(sum.pairs.size()) * std::numbers::ln2;
}

struct Largest {
  double sum;
  double log_probability;  // of the draws that reach it
};

/// The largest sum there is, groups taken as units of their mean value.
Largest largest_sum(const RandomSum& sum) {
  std::vector<RandomSum::Group> units = sum.groups;
  for (const double value : sum.values) units.push_back({1, value});
  std::sort(units.begin(), units.end(), [](const auto& x, const auto& y) {
    return x.value != y.value ? x.value > y.value : x.n > y.n;
  });
  double total = sum.more_pairs_mean;
  for (const auto& pair : sum.pairs) total += std::max(pair.heads, pair.tails);
  auto left = static_cast<double>(sum.n_chosen);
  double log_ways = 0;
  const double tie = 1e-9 * std::sqrt(sum.variance());
  for (std::size_t i = 0; i < units.size() && left > 0;) {
    std::size_t last = i;
    double n = 0;
    double value = 0;
    for (; last < units.size() && units[last].value >= units[i].value - tie; ++last) {
      n += units[last].n;
      value += units[last].n * units[last].value;
    }
    const double drawn = std::min(left, n);
    total += n > 0 ? drawn * value / n : 0;
    if (drawn < n) log_ways = log_choose(n, drawn);
    left -= drawn;
    i = last;
  }
  return {total, log_ways - log_draws(sum)};
}

double upper_tail(const RandomSum& sum, double distance, double deviation) {
  const double at = sum.mean() + distance;
  if (const auto tail = edge_tail(sum, at)) return *tail;
  const Largest largest = largest_sum(sum);
  const bool is_blurred = sum.more_pairs_variance > 0;
  if (!is_blurred && at > largest.sum - 1e-9 * deviation) {
    // Groups are no more than their mean: what lies beyond it may be a draw, too.
    const bool is_beyond = at > largest.sum + 1e-9 * deviation;
    if (is_beyond) return sum.groups.empty() ? 0 : std::exp(-log_draws(sum));
    return std::exp(largest.log_probability);
  }
  if (const auto tail = saddlepoint_tail(sum, at, deviation)) {
    return std::max(*tail, is_blurred ? 0 : std::exp(largest.log_probability));
  }
  return is_blurred ? 0 : std::exp(largest.log_probability);
}

double tail_of_many(const RandomSum& sum, double distance, double deviation) {
  if (sum.values.size() + sum.pairs.size() <= kFewUnits) return few_units_tail(sum, distance);
  const bool can_draw = sum.n_chosen > 0 && sum.n_chosen < sum.n_units;
  const bool is_small = distance <= deviation;
  if (can_draw && !sum.counts.empty() && sum.pairs.empty()) {
    Lattice lattice(sum);
    if (lattice.cost() <= (is_small ? kMaxCostOfSmall : kMaxLatticeCost)) {
      return lattice.two_sided_tail(distance);
    }
  }
  if (is_small || !can_draw) return two_sided_normal_tail(sum, distance);
  return upper_tail(sum, distance, deviation) + upper_tail(complement(sum), distance, deviation);
}

}  // namespace

double two_sided_normal_tail(const RandomSum& sum, double distance) {
  const double variance = sum.variance();
  if (!(variance > 0)) return 1;
  return std::min(1.0, 2 * normal_survival(std::abs(distance) / std::sqrt(variance)));
}

std::int64_t count_draws(std::int64_t n_units, std::int64_t n_chosen, std::int64_t n_pairs,
                         std::int64_t limit) noexcept {
  const std::int64_t m = std::min(n_chosen, n_units - n_chosen);
  std::int64_t draws = 1;
  for (std::int64_t i = 1; i <= m; ++i) {
    draws = draws * (n_units - m + i) / i;
    if (draws > limit) return limit + 1;
  }
  for (std::int64_t i = 0; i < n_pairs; ++i) {
    draws *= 2;
    if (draws > limit) return limit + 1;
  }
  return draws;
}

double two_sided_tail(const RandomSum& sum, double distance) {
  const double deviation = std::sqrt(sum.variance());
  distance = std::abs(distance);
  if (!(deviation > 0) || distance <= 1e-10 * deviation) return 1;
  const auto n_values = static_cast<std::int64_t>(sum.values.size());
  const auto n_pairs = static_cast<std::int64_t>(sum.pairs.size());
  if (n_values == sum.n_units && !(sum.more_pairs_variance > 0) &&
      count_draws(sum.n_units, sum.n_chosen, n_pairs, kMaxDraws) <= kMaxDraws) {
    const bool take_fewer = sum.n_chosen > sum.n_units / 2;
    return AllDraws(take_fewer ? complement(sum) : sum, distance).tail();
  }
  // What was seen is one of the draws, whatever rounding says of the edge of the sums.
  const double one_draw = std::max(std::exp(-log_draws(sum)), std::numeric_limits<double>::min());
  return std::clamp(tail_of_many(sum, distance, deviation), std::min(one_draw, 1.0), 1.0);
}

}  // namespace broadsheet::comparison
