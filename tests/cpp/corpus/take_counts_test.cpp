#include "broadsheet/corpus/take_counts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace broadsheet::corpus {
namespace {

TEST(TakeCounts, GivesWhatIsNotZeroInOrderAndClearsIt) {
  std::mt19937 random(6);
  for (const std::size_t n : {0U, 16U, 64U, 1024U}) {
    for (const unsigned rarity : {1U, 3U, 50U}) {
      std::vector<std::int32_t> counters(n);
      std::vector<std::int32_t> terms;
      std::vector<std::int32_t> values;
      for (std::size_t i = 0; i < n; ++i) {
        if (random() % rarity != 0) continue;
        counters[i] = static_cast<std::int32_t>(1 + random() % 70'000);
        terms.push_back(static_cast<std::int32_t>(i));
        values.push_back(counters[i]);
      }
      for (const auto take : {take_counts, take_counts_portably}) {
        std::vector<std::int32_t> left = counters;
        std::vector<std::int32_t> found_terms(n + kTakeSlack);
        std::vector<std::int32_t> found_values(n + kTakeSlack);
        const std::size_t found = take(left.data(), n, found_terms.data(), found_values.data());
        found_terms.resize(found);
        found_values.resize(found);
        EXPECT_EQ(found_terms, terms);
        EXPECT_EQ(found_values, values);
        EXPECT_EQ(std::count(left.begin(), left.end(), 0), static_cast<std::ptrdiff_t>(n));
      }
    }
  }
}

TEST(TakeCounts, LooksAtAMultipleOfSixteen) { EXPECT_EQ(counters_worth_a_look() % 16, 0U); }

}  // namespace
}  // namespace broadsheet::corpus
