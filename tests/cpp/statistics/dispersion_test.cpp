#include "broadsheet/statistics/dispersion.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::statistics {
namespace {

struct Example {
  std::vector<std::int32_t> parts;
  std::vector<std::int64_t> counts;
  std::vector<std::int64_t> sizes;

  [[nodiscard]] TermParts view() const {
    std::int64_t total = 0;
    for (const std::int64_t size : sizes) total += size;
    return {parts, counts, sizes, total};
  }
};

// The example of Gries (2020): 15 occurrences in five parts of 9 to 11 words.
Example gries() { return {{0, 1, 2, 3, 4}, {1, 2, 3, 4, 5}, {9, 10, 10, 10, 11}}; }

TEST(Dispersion, AgreesWithPublishedFiguresOnGriesExample) {
  const Dispersion d = dispersion(gries().view(), 9);
  EXPECT_EQ(d.range, 5);
  EXPECT_NEAR(d.dp, 0.18, 1e-12);
  EXPECT_NEAR(d.dp_norm, 0.219512195122, 1e-12);
  EXPECT_NEAR(d.juilland_d, 0.785150453450, 1e-12);
  EXPECT_NEAR(d.rosengren_s, 0.949816342304, 1e-12);
  EXPECT_NEAR(d.kld, 0.136971729365, 1e-12);
  EXPECT_NEAR(dp_norm(gries().view(), 9), d.dp_norm, 1e-15);
}

// The definitions as sums over all parts and pairs of parts.
void expect_definitions(const Example& example, std::int64_t min_size) {
  const std::size_t n = example.sizes.size();
  std::vector<double> v(n, 0);
  double f = 0;
  double total = 0;
  for (std::size_t k = 0; k < example.parts.size(); ++k) {
    v[static_cast<std::size_t>(example.parts[k])] = static_cast<double>(example.counts[k]);
    f += static_cast<double>(example.counts[k]);
  }
  for (const std::int64_t size : example.sizes) total += static_cast<double>(size);
  double dp = 0;
  double sum_p = 0;
  double pairs = 0;
  std::vector<double> p(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double size = static_cast<double>(example.sizes[i]);
    dp += std::abs(v[i] / f - size / total) / 2;
    p[i] = v[i] / size;
    sum_p += p[i];
  }
  double entropy = 0;
  double squares = 0;
  const double mean = sum_p / static_cast<double>(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (p[i] > 0) entropy -= p[i] / sum_p * std::log2(p[i] / sum_p);
    squares += (p[i] - mean) * (p[i] - mean);
    for (std::size_t j = 0; j < i; ++j) pairs += std::abs(p[i] - p[j]);
  }
  const double parts = static_cast<double>(n);
  const Dispersion d = dispersion(example.view(), min_size);
  EXPECT_NEAR(d.dp, dp, 1e-12);
  EXPECT_NEAR(d.dp_norm, dp / (1 - static_cast<double>(min_size) / total), 1e-12);
  EXPECT_NEAR(d.carroll_d2, entropy / std::log2(parts), 1e-12);
  EXPECT_NEAR(d.juilland_d, 1 - std::sqrt(squares / parts) / mean / std::sqrt(parts - 1), 1e-12);
  EXPECT_NEAR(d.d_a, 1 - pairs / (parts * (parts - 1) / 2) / (2 * mean), 1e-12);
  EXPECT_NEAR(d.gini, 2 * pairs / (2 * parts * parts * mean), 1e-12);
  EXPECT_NEAR(d.kld_norm, 1 - std::exp2(-d.kld), 1e-12);
}

TEST(Dispersion, AgreesWithTheDefinitionsOnRandomParts) {
  RandomStream random(7, 0);
  for (int round = 0; round < 200; ++round) {
    Example example;
    const auto n = static_cast<std::int32_t>(2 + random.below(30));
    std::int64_t min_size = 1000;
    for (std::int32_t i = 0; i < n; ++i) {
      example.sizes.push_back(static_cast<std::int64_t>(20 + random.below(100)));
      min_size = std::min(min_size, example.sizes.back());
      if (random.below(3) == 0 && !(i + 1 == n && example.parts.empty())) continue;
      example.parts.push_back(i);
      example.counts.push_back(static_cast<std::int64_t>(1 + random.below(20)));
    }
    expect_definitions(example, min_size);
  }
}

TEST(Dispersion, IsEvenForAConstantRateAndWorstForOnePart) {
  const Example even{{0, 1, 2}, {1, 2, 3}, {10, 20, 30}};
  const Dispersion d = dispersion(even.view(), 10);
  EXPECT_NEAR(d.dp_norm, 0, 1e-15);
  EXPECT_NEAR(d.kld, 0, 1e-15);
  EXPECT_NEAR(d.juilland_d, 1, 1e-12);
  EXPECT_NEAR(d.rosengren_s, 1, 1e-12);
  EXPECT_NEAR(d.carroll_d2, 1, 1e-12);
  EXPECT_NEAR(d.d_a, 1, 1e-12);
  const Example clumped{{0}, {6}, {10, 20, 30}};  // in the smallest part: DPnorm reaches 1
  EXPECT_NEAR(dispersion(clumped.view(), 10).dp_norm, 1, 1e-12);
  EXPECT_NEAR(dispersion(clumped.view(), 10).juilland_d, 0, 1e-12);
}

TEST(Dispersion, IsUndefinedForASinglePart) {
  const Example one{{0}, {6}, {10}};
  const Dispersion d = dispersion(one.view(), 10);
  EXPECT_TRUE(std::isnan(d.dp_norm));
  EXPECT_TRUE(std::isnan(dp_norm(one.view(), 10)));
  EXPECT_TRUE(std::isnan(d.juilland_d));
  EXPECT_TRUE(std::isnan(d.carroll_d2));
  EXPECT_TRUE(std::isnan(d.d_a));
  EXPECT_EQ(d.range, 1);
}

TEST(Dispersion, HoldsForABillionWords) {
  const Example huge{{0, 1}, {400000000, 100000000}, {500000000, 500000000}};
  EXPECT_NEAR(dispersion(huge.view(), 500000000).dp, 0.3, 1e-12);
}

TEST(AverageReducedFrequency, IsTheCountIfEvenAndNearOneInOnePlace) {
  const std::vector<std::int64_t> even{5, 15, 25, 35};
  EXPECT_DOUBLE_EQ(average_reduced_frequency(even, 40), 4);
  // Distances 1, 1, 1, 37 with v = 10: (3 + 10) / 10.
  const std::vector<std::int64_t> clumped{10, 11, 12, 13};
  EXPECT_DOUBLE_EQ(average_reduced_frequency(clumped, 40), 1.3);
  const std::vector<std::int64_t> once{3};
  EXPECT_DOUBLE_EQ(average_reduced_frequency(once, 40), 1);
}

}  // namespace
}  // namespace broadsheet::statistics
