#include "broadsheet/vectors/frequent_column_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

using Words = std::vector<std::uint32_t>;

TEST(FrequentColumnOrder, OfAllWordsChangesOneColumnFromRowToRow) {
  Words words;
  for (std::uint32_t word = 0; word < 512; ++word) words.push_back(word << 23U);
  const auto order = frequent_column_order(words);
  for (std::size_t place = 1; place < order.size(); ++place) {
    EXPECT_EQ(std::popcount(words[order[place]] ^ words[order[place - 1]]), 1) << place;
  }
}

TEST(FrequentColumnOrder, HasEveryRowOnceAndEqualOnesInTheirOrder) {
  RandomStream random(3, 0);
  Words words;
  for (std::size_t row = 0; row < 5000; ++row) {
    words.push_back(static_cast<std::uint32_t>(random.below(40)) * 0x08000801U);
  }
  const auto order = frequent_column_order(words);
  Words rows(order.begin(), order.end());
  std::ranges::sort(rows);
  ASSERT_EQ(rows.size(), words.size());
  for (std::uint32_t row = 0; row < rows.size(); ++row) ASSERT_EQ(rows[row], row);
  std::size_t n_changes = 0;
  for (std::size_t place = 1; place < order.size(); ++place) {
    if (words[order[place]] == words[order[place - 1]]) {
      EXPECT_LT(order[place - 1], order[place]);
    } else {
      ++n_changes;
    }
  }
  EXPECT_EQ(n_changes, 39U);  // 40 words, each in one stretch
}

TEST(FrequentColumnOrder, OfNothingIsNothing) {
  EXPECT_TRUE(frequent_column_order(Words()).empty());
}

}  // namespace
}  // namespace broadsheet::vectors
