#include "broadsheet/statistics/dispersion.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <string>

#include "broadsheet/base/error.hpp"

namespace broadsheet::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kPairedValues = 8;  // not sorted, but compared each with each
constexpr std::size_t kFewValues = 32;    // sorted by comparing
constexpr std::size_t kTabulated = 1024;  // most counts are smaller
// Sums of logarithms below this lost digits where their terms nearly cancel.
constexpr double kFewBits = 0.5;

constexpr std::array<DispersionMeasure, 10> kMeasures{{
    {"range", &Dispersion::range},
    {"dp", &Dispersion::dp},
    {"dp_norm", &Dispersion::dp_norm},
    {"juilland_d", &Dispersion::juilland_d},
    {"rosengren_s", &Dispersion::rosengren_s},
    {"carroll_d2", &Dispersion::carroll_d2},
    {"kld", &Dispersion::kld},
    {"kld_norm", &Dispersion::kld_norm},
    {"d_a", &Dispersion::d_a},
    {"gini", &Dispersion::gini},
}};

double real(std::int64_t value) noexcept { return static_cast<double>(value); }

using Table = std::array<double, kTabulated>;

Table tabulate(double (*function)(double)) {
  Table table{};
  for (std::size_t i = 1; i < table.size(); ++i) table[i] = function(static_cast<double>(i));
  return table;
}

const Table kLogs = tabulate(std::log2);
const Table kRoots = tabulate(std::sqrt);

double log2_of(std::int64_t count) noexcept {
  const auto i = static_cast<std::size_t>(count);
  return i < kTabulated ? kLogs[i] : std::log2(real(count));
}

double root_of(std::int64_t count) noexcept {
  const auto i = static_cast<std::size_t>(count);
  return i < kTabulated ? kRoots[i] : std::sqrt(real(count));
}

// Sorts positive numbers: into as many buckets as there are numbers, by their bits, which order as
// they do, and each bucket by comparing. Linear unless they crowd.
void sort_positive(PartShares::Scratch& scratch) {
  std::vector<double>& values = scratch.relative;
  if (values.size() <= kFewValues) {
    std::sort(values.begin(), values.end());
    return;
  }
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const auto low = std::bit_cast<std::uint64_t>(*least);
  const std::uint64_t reach = std::bit_cast<std::uint64_t>(*most) - low;
  const std::size_t n_buckets = std::bit_ceil(values.size());
  const int shift =
      std::max(0, static_cast<int>(std::bit_width(reach)) - std::countr_zero(n_buckets));
  const auto bucket = [&](double value) {
    return static_cast<std::size_t>((std::bit_cast<std::uint64_t>(value) - low) >> shift);
  };
  std::vector<std::uint32_t>& ends = scratch.bucket_ends;
  ends.assign(n_buckets + 1, 0);
  for (const double value : values) ++ends[bucket(value) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<double>& sorted = scratch.sorted;
  sorted.resize(values.size());
  for (const double value : values) sorted[ends[bucket(value)]++] = value;
  for (std::size_t b = 0, begin = 0; b < n_buckets; begin = ends[b++]) {
    const auto first = sorted.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(ends[b]);
    if (!std::is_sorted(first, last)) std::sort(first, last);
  }
  values.swap(sorted);
}

// Sum of |p_i - p_j| over pairs i < j: in ascending order the k-th of n (from 0) is added k times
// and taken away n - 1 - k times. The parts without the term come first and add nothing.
double pair_differences(PartShares::Scratch& scratch, double n) {
  const std::vector<double>& p = scratch.relative;
  if (p.size() <= kPairedValues) {
    const double n_without = n - real(static_cast<std::int64_t>(p.size()));
    double pairs = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      pairs += n_without * p[i];
      for (std::size_t j = 0; j < i; ++j) pairs += std::abs(p[i] - p[j]);
    }
    return pairs;
  }
  sort_positive(scratch);
  double sum = 0;
  double k = n - real(static_cast<std::int64_t>(scratch.relative.size()));
  for (const double value : p) {
    sum += (2 * k - n + 1) * value;
    k += 1;
  }
  return sum;
}

// A part without the term adds its share to twice DP; all shares add up to 1.
double half_deviation(double twice, double share_with_term) noexcept {
  return std::max(0.0, (twice + std::max(0.0, 1 - share_with_term)) / 2);
}

}  // namespace

std::span<const DispersionMeasure> dispersion_measures() noexcept { return kMeasures; }

const DispersionMeasure& dispersion_measure(std::string_view name) {
  std::string names;
  for (const DispersionMeasure& measure : kMeasures) {
    if (measure.name == name) return measure;
    names.append(names.empty() ? "" : ", ").append(measure.name);
  }
  throw ArgumentError("a measure of dispersion must be one of " + names + ", got \"" +
                      std::string(name) + "\"");
}

PartShares::Wanted PartShares::wanted(std::span<const DispersionMeasure> measures) noexcept {
  using D = Dispersion;
  const auto any_of = [&](auto... members) {
    return std::any_of(measures.begin(), measures.end(), [&](const DispersionMeasure& measure) {
      return ((measure.member == members) || ...);
    });
  };
  return {any_of(&D::carroll_d2, &D::kld, &D::kld_norm), any_of(&D::kld_norm),
          any_of(&D::d_a, &D::gini)};
}

PartShares::PartShares(std::span<const std::int64_t> part_sizes)
    : n_(real(static_cast<std::int64_t>(part_sizes.size()))),
      log2_n_(std::log2(n_)),
      log2_total_(0),
      largest_(kNaN) {
  const double total = real(std::accumulate(part_sizes.begin(), part_sizes.end(), std::int64_t{0}));
  parts_.reserve(part_sizes.size());
  for (const std::int64_t size : part_sizes) {
    const double share = real(size) / total;
    parts_.push_back({1 / real(size), share, std::sqrt(share), std::log2(real(size))});
  }
  log2_total_ = std::log2(total);
  if (part_sizes.size() > 1) {
    largest_ = 1 - real(*std::min_element(part_sizes.begin(), part_sizes.end())) / total;
  }
}

double PartShares::dp_norm(const TermParts& term) const noexcept {
  const double f = real(term.count);
  double twice = 0;
  double share_with_term = 0;
  for (const PartCount& in : term.parts) {
    const double s = part(in).share;
    twice += std::abs(real(in.count) / f - s);
    share_with_term += s;
  }
  return half_deviation(twice, share_with_term) / largest_;
}

// With the logarithm of each count and each size at hand, the sums need none for each part: sum (v
// / f) log2((v / f) / s) = sum (v / f) (log2 v - log2 size) + log2 total - log2 f.
void PartShares::add_information(const TermParts& term, const Sums& sums,
                                 std::span<const double> relative, Dispersion& result) const {
  const double f = real(term.count);
  double kld = sums.v_log_p / f + log2_total_ - log2_of(term.count);
  if (kld < kFewBits) {
    kld = 0;
    for (const PartCount& in : term.parts) {
      const double share = real(in.count) / f;
      kld += share * std::log2(share / part(in).share);
    }
  }
  double entropy = std::log2(sums.p) - sums.p_log_p / sums.p;
  if (entropy < kFewBits) {
    entropy = 0;
    for (const double p : relative) entropy -= p / sums.p * std::log2(p / sums.p);
  }
  result.kld = std::max(0.0, kld);
  result.carroll_d2 = n_ < 2 ? kNaN : entropy / log2_n_;
}

// Most terms of a corpus stand in one part only.
Dispersion PartShares::of_one_part(const TermParts& term) const noexcept {
  const Part& part = this->part(term.parts[0]);
  Dispersion result{};
  result.range = 1;
  result.dp = 1 - part.share;
  result.dp_norm = result.dp / largest_;
  result.rosengren_s = part.share;
  result.juilland_d = result.carroll_d2 = result.d_a = n_ < 2 ? kNaN : 0;
  result.kld = log2_total_ - part.log2_size;
  result.gini = (n_ - 1) / n_;
  return result;
}

Dispersion PartShares::measure(const TermParts& term, Wanted wanted, Scratch& scratch) const {
  Dispersion result =
      term.parts.size() == 1 ? of_one_part(term) : of_several_parts(term, wanted, scratch);
  if (wanted.kld_norm) result.kld_norm = -std::expm1(-result.kld * std::numbers::ln2);
  return result;
}

Dispersion PartShares::of_several_parts(const TermParts& term, Wanted wanted,
                                        Scratch& scratch) const {
  const double f = real(term.count);
  const double share_of_one = 1 / f;
  const std::size_t k = term.parts.size();
  std::vector<double>& relative = scratch.relative;
  relative.resize(k);
  double twice = 0;
  double share_with_term = 0;
  double root_sum = 0;
  Sums sums{};
  for (std::size_t i = 0; i < k; ++i) {
    const std::int32_t count = term.parts[i].count;
    const Part& part = this->part(term.parts[i]);
    const double v = real(count);
    const double p = v * part.rate_of_one;
    twice += std::abs(v * share_of_one - part.share);
    share_with_term += part.share;
    root_sum += root_of(count) * part.root_share;
    relative[i] = p;
    sums.p += p;
    if (wanted.logarithms) {
      const double log2_p = log2_of(count) - part.log2_size;
      sums.v_log_p += v * log2_p;
      sums.p_log_p += p * log2_p;
    }
  }
  const double mean = sums.p / n_;
  double squares = (n_ - real(static_cast<std::int64_t>(k))) * mean * mean;
  for (const double p : relative) squares += (p - mean) * (p - mean);

  Dispersion result{};
  result.range = real(static_cast<std::int64_t>(k));
  result.dp = half_deviation(twice, share_with_term);
  result.dp_norm = result.dp / largest_;
  result.rosengren_s = root_sum * root_sum / f;
  result.juilland_d = n_ < 2 ? kNaN : 1 - std::sqrt(squares / n_) / mean / std::sqrt(n_ - 1);
  if (wanted.logarithms) add_information(term, sums, relative, result);
  if (wanted.order) {
    const double differences = pair_differences(scratch, n_);
    result.gini = differences / (n_ * n_ * mean);
    result.d_a = n_ < 2 ? kNaN : 1 - differences / (n_ * (n_ - 1) / 2) / (2 * mean);
  }
  return result;
}

double average_reduced_frequency(std::span<const std::int64_t> positions,
                                 std::int64_t total_size) noexcept {
  if (positions.empty()) return 0;
  const double v = real(total_size) / real(static_cast<std::int64_t>(positions.size()));
  double sum = std::min(v, real(positions.front() - positions.back() + total_size));
  for (std::size_t i = 1; i < positions.size(); ++i) {
    sum += std::min(v, real(positions[i] - positions[i - 1]));
  }
  return sum / v;
}

}  // namespace broadsheet::statistics
