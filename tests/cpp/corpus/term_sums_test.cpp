#include "broadsheet/corpus/term_sums.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace broadsheet::corpus {
namespace {

using Integers = std::vector<std::int32_t>;

struct Sums {
  std::vector<std::int64_t> counts, articles;
};

Sums sums_of(const TermSums& sums, std::size_t n_terms) {
  Sums read{std::vector<std::int64_t>(n_terms, 0), std::vector<std::int64_t>(n_terms, 0)};
  sums.add_to(read.counts.data(), read.articles.data(), 0, n_terms);
  return read;
}

TEST(TermSums, AddUpOccurrencesAndArticles) {
  TermSums sums(4);
  sums.add(Integers{0, 2, 3, 0, 3}, Integers{5, 1, 1, 2, 7}, 2);
  sums.add(Integers{3}, Integers{1}, 1);
  const Sums read = sums_of(sums, 4);
  EXPECT_EQ(read.counts, (std::vector<std::int64_t>{7, 0, 1, 9}));
  EXPECT_EQ(read.articles, (std::vector<std::int64_t>{2, 0, 1, 3}));
  EXPECT_TRUE(TermSums().empty());
  EXPECT_FALSE(sums.empty());
}

TEST(TermSums, AreAddedToWhatColumnsHold) {
  TermSums sums(3);
  sums.add(Integers{1, 2}, Integers{4, 6}, 1);
  Sums read{{10, 20, 30}, {1, 2, 3}};
  sums.add_to(read.counts.data(), read.articles.data(), 1, 2);
  EXPECT_EQ(read.counts, (std::vector<std::int64_t>{10, 24, 30}));
  EXPECT_EQ(read.articles, (std::vector<std::int64_t>{1, 3, 3}));
}

// Where 13 bits of articles or 19 of occurrences would be full, they are emptied in time.
TEST(TermSums, HoldMoreThanTheirWords) {
  TermSums one_by_one(2);
  std::int64_t expected = 0;
  for (std::int32_t i = 0; i < 20'000; ++i) {
    const std::int32_t count = i % 1000 == 999 ? 2147483647 : 1 + i % 300;
    one_by_one.add(Integers{1}, Integers{count}, 1);
    expected += count;
  }
  EXPECT_EQ(sums_of(one_by_one, 2).counts, (std::vector<std::int64_t>{0, expected}));
  EXPECT_EQ(sums_of(one_by_one, 2).articles, (std::vector<std::int64_t>{0, 20'000}));

  TermSums at_once(2);
  at_once.add(Integers(20'000, 1), Integers(20'000, 300'000), 20'000);
  EXPECT_EQ(sums_of(at_once, 2).counts, (std::vector<std::int64_t>{0, 6'000'000'000}));
  EXPECT_EQ(sums_of(at_once, 2).articles, (std::vector<std::int64_t>{0, 20'000}));
}

}  // namespace
}  // namespace broadsheet::corpus
