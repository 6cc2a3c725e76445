#include "broadsheet/corpus/term_totals.hpp"

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::corpus {
namespace {

using Rows = std::vector<std::vector<std::int32_t>>;  // counts by article and term

CountMatrix matrix_of(const Rows& rows, std::size_t n_terms) {
  CountMatrix matrix;
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> terms;
  std::vector<std::int32_t> counts;
  for (const auto& row : rows) {
    for (std::size_t t = 0; t < row.size(); ++t) {
      if (row[t] == 0) continue;
      terms.push_back(static_cast<std::int32_t>(t));
      counts.push_back(row[t]);
    }
    offsets.push_back(static_cast<std::int64_t>(terms.size()));
  }
  matrix.n_articles = static_cast<std::int64_t>(rows.size());
  matrix.n_terms = static_cast<std::int64_t>(n_terms);
  matrix.set_offsets(std::move(offsets));
  matrix.terms = std::move(terms);
  matrix.counts = std::move(counts);
  return matrix;
}

// Mostly small counts, and now and then one as large as its type.
Rows random_rows(std::size_t n, std::size_t n_terms, std::uint64_t seed) {
  Rows rows(n, std::vector<std::int32_t>(n_terms));
  for (std::size_t i = 0; i < n; ++i) {
    RandomStream random(seed, i);
    for (std::int32_t& count : rows[i]) {
      if (random.below(3) != 0) continue;
      count = 1 + static_cast<std::int32_t>(random.below(5));
      if (random.below(2000) == 0) count = 2147483647;
      if (random.below(500) == 0) count = 100'000;
    }
  }
  return rows;
}

void expect_sums(const TermTotals& totals, const Rows& rows, std::size_t n_terms) {
  std::vector<std::int64_t> counts(n_terms, 0);
  std::vector<std::int64_t> articles(n_terms, 0);
  for (const auto& row : rows) {
    for (std::size_t t = 0; t < row.size(); ++t) {
      counts[t] += row[t];
      articles[t] += row[t] != 0 ? 1 : 0;
    }
  }
  EXPECT_EQ(totals.n_articles, static_cast<std::int64_t>(rows.size()));
  EXPECT_EQ(std::vector(totals.counts.begin(), totals.counts.end()), counts);
  EXPECT_EQ(std::vector(totals.articles.begin(), totals.articles.end()), articles);
  EXPECT_EQ(totals.n_words, std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
}

TEST(TermTotals, AreTheSumsOfTheColumnsOfEachSet) {
  constexpr std::size_t kTerms = 41;
  const Rows a = random_rows(1500, kTerms, 1);
  const Rows b = random_rows(3, kTerms, 2);
  const Rows c = random_rows(700, kTerms, 3);
  const std::array<CountMatrix, 3> sets = {matrix_of(a, kTerms), matrix_of(b, kTerms),
                                           matrix_of(c, kTerms)};
  const std::array<const CountMatrix*, 3> all = {sets.data(), &sets[1], &sets[2]};
  for (const unsigned threads : {1U, 2U, 7U}) {
    const auto totals = term_totals(all, threads);
    ASSERT_EQ(totals.size(), 3U);
    expect_sums(totals[0], a, kTerms);
    expect_sums(totals[1], b, kTerms);
    expect_sums(totals[2], c, kTerms);
    expect_sums(term_totals(sets[2], threads), c, kTerms);
  }
}

TEST(TermTotals, HoldMoreArticlesAndWordsThanTheirPartsDo) {
  // More articles than are added up in 13 bits, and more words than 32 bits hold.
  const Rows many(20'000, {2147483647, 1, 0, 3});
  expect_sums(term_totals(matrix_of(many, 4), 1), many, 4);
  const Rows small(20'000, {1, 1, 0, 3});
  expect_sums(term_totals(matrix_of(small, 4), 2), small, 4);
}

TEST(TermTotals, OfNoArticlesAreNought) {
  expect_sums(term_totals(matrix_of({}, 3)), {}, 3);
  expect_sums(term_totals(matrix_of(Rows(5), 0)), Rows(5), 0);
  EXPECT_TRUE(term_totals(std::vector<const CountMatrix*>{}).empty());
}

}  // namespace
}  // namespace broadsheet::corpus
