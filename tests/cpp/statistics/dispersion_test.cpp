#include "broadsheet/statistics/dispersion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/random.hpp"

namespace broadsheet::statistics {
namespace {

struct Example {
  std::vector<PartCount> parts;
  std::vector<std::int64_t> sizes;

  [[nodiscard]] TermParts view() const {
    std::int64_t count = 0;
    for (const PartCount& in : parts) count += in.count;
    return {parts, count, sizes, std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0})};
  }
};

Dispersion dispersion(const Example& example) {
  PartShares::Scratch scratch;
  return PartShares(example.sizes).measure(example.view(), {}, scratch);
}

double dp_norm(const Example& example) { return PartShares(example.sizes).dp_norm(example.view()); }

// The example of Gries (2020): 15 occurrences in five parts of 9 to 11 words.
Example gries() { return {{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}, {9, 10, 10, 10, 11}}; }

TEST(Dispersion, AgreesWithPublishedFiguresOnGriesExample) {
  const Dispersion d = dispersion(gries());
  EXPECT_EQ(d.range, 5);
  EXPECT_NEAR(d.dp, 0.18, 1e-12);
  EXPECT_NEAR(d.dp_norm, 0.219512195122, 1e-12);
  EXPECT_NEAR(d.juilland_d, 0.785150453450, 1e-12);
  EXPECT_NEAR(d.rosengren_s, 0.949816342304, 1e-12);
  EXPECT_NEAR(d.kld, 0.136971729365, 1e-12);
  EXPECT_NEAR(dp_norm(gries()), d.dp_norm, 1e-15);
}

// The definitions as sums over all parts and pairs of parts.
void expect_definitions(const Example& example) {
  const std::int64_t min_size = *std::min_element(example.sizes.begin(), example.sizes.end());
  const std::size_t n = example.sizes.size();
  std::vector<double> v(n, 0);
  double f = 0;
  double total = 0;
  for (const PartCount& in : example.parts) {
    v[static_cast<std::size_t>(in.part)] = in.count;
    f += in.count;
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
  const Dispersion d = dispersion(example);
  EXPECT_NEAR(d.dp, dp, 1e-12);
  EXPECT_NEAR(d.dp_norm, dp / (1 - static_cast<double>(min_size) / total), 1e-12);
  EXPECT_NEAR(d.carroll_d2, entropy / std::log2(parts), 1e-12);
  EXPECT_NEAR(d.juilland_d, 1 - std::sqrt(squares / parts) / mean / std::sqrt(parts - 1), 1e-12);
  EXPECT_NEAR(d.d_a, 1 - pairs / (parts * (parts - 1) / 2) / (2 * mean), 1e-12);
  EXPECT_NEAR(d.gini, 2 * pairs / (2 * parts * parts * mean), 1e-12);
  EXPECT_NEAR(d.kld_norm, 1 - std::exp2(-d.kld), 1e-12);
}

// Each part has the term but for one in `one_without`.
Example random_example(RandomStream& random, std::int32_t n, std::uint64_t one_without,
                       std::uint64_t sizes, std::uint64_t counts) {
  Example example;
  for (std::int32_t i = 0; i < n; ++i) {
    example.sizes.push_back(static_cast<std::int64_t>(20 + random.below(sizes)));
    if (random.below(one_without) == 0 && !(i + 1 == n && example.parts.empty())) continue;
    example.parts.push_back({i, static_cast<std::int32_t>(1 + random.below(counts))});
  }
  return example;
}

TEST(Dispersion, AgreesWithTheDefinitionsOnRandomParts) {
  RandomStream random(7, 0);
  for (int round = 0; round < 200; ++round) {
    const auto n = static_cast<std::int32_t>(2 + random.below(30));
    expect_definitions(random_example(random, n, 3, 100, 20));
  }
}

TEST(Dispersion, AgreesWithTheDefinitionsOnManyParts) {
  RandomStream random(8, 0);
  for (int round = 0; round < 20; ++round) {
    const auto n = static_cast<std::int32_t>(200 + random.below(200));
    expect_definitions(random_example(random, n, 3, 1000, 3));
    expect_definitions(random_example(random, n, n, 1, 2));  // few different rates
    expect_definitions(random_example(random, n, 2, 5, 3000));
    Example crowded = random_example(random, n, 4, 30, 2);  // and one rate far from the others
    crowded.parts.back().count = 1000000;
    expect_definitions(crowded);
  }
}

TEST(Dispersion, KeepsItsDigitsWhereLogarithmsCancel) {
  // (v / f) / s is 1.000001 in one part and 0.999999 in the other.
  const Example nearly_even{{{0, 1000001}, {1, 999999}}, {1000000, 1000000}};
  const double d = 1e-6;
  EXPECT_NEAR(dispersion(nearly_even).kld, d * d / (2 * std::log(2.0)), 1e-16);
  const Example unequal{{{0, 1000000}, {1, 1}}, {1000, 1000}};
  const double p = 1 / 1000001.0;
  const double entropy = -p * std::log2(p) - std::log1p(-p) * (1 - p) / std::log(2.0);
  EXPECT_NEAR(dispersion(unequal).carroll_d2 / entropy, 1, 1e-10);
}

TEST(Dispersion, LeavesOutWhatIsNotWanted) {
  RandomStream random(9, 0);
  const Example example = random_example(random, 50, 3, 100, 20);
  const PartShares shares(example.sizes);
  PartShares::Scratch scratch;
  const std::vector<DispersionMeasure> simple{dispersion_measure("juilland_d"),
                                              dispersion_measure("dp")};
  const Dispersion some = shares.measure(example.view(), PartShares::wanted(simple), scratch);
  const Dispersion all = dispersion(example);
  EXPECT_EQ(some.juilland_d, all.juilland_d);
  EXPECT_EQ(some.dp, all.dp);
  EXPECT_EQ(some.d_a, 0);
  EXPECT_EQ(some.kld, 0);
  EXPECT_THROW(static_cast<void>(dispersion_measure("dp_normal")), ArgumentError);
}

TEST(Dispersion, IsEvenForAConstantRateAndWorstForOnePart) {
  const Example even{{{0, 1}, {1, 2}, {2, 3}}, {10, 20, 30}};
  const Dispersion d = dispersion(even);
  EXPECT_NEAR(d.dp_norm, 0, 1e-15);
  EXPECT_NEAR(d.kld, 0, 1e-15);
  EXPECT_NEAR(d.juilland_d, 1, 1e-12);
  EXPECT_NEAR(d.rosengren_s, 1, 1e-12);
  EXPECT_NEAR(d.carroll_d2, 1, 1e-12);
  EXPECT_NEAR(d.d_a, 1, 1e-12);
  const Example clumped{{{0, 6}}, {10, 20, 30}};  // in the smallest part: DPnorm reaches 1
  EXPECT_NEAR(dispersion(clumped).dp_norm, 1, 1e-12);
  EXPECT_NEAR(dispersion(clumped).juilland_d, 0, 1e-12);
}

TEST(Dispersion, IsUndefinedForASinglePart) {
  const Example one{{{0, 6}}, {10}};
  const Dispersion d = dispersion(one);
  EXPECT_TRUE(std::isnan(d.dp_norm));
  EXPECT_TRUE(std::isnan(dp_norm(one)));
  EXPECT_TRUE(std::isnan(d.juilland_d));
  EXPECT_TRUE(std::isnan(d.carroll_d2));
  EXPECT_TRUE(std::isnan(d.d_a));
  EXPECT_EQ(d.range, 1);
}

TEST(Dispersion, HoldsForABillionWords) {
  const Example huge{{{0, 400000000}, {1, 100000000}}, {500000000, 500000000}};
  EXPECT_NEAR(dispersion(huge).dp, 0.3, 1e-12);
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
