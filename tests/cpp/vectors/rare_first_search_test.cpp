#include "broadsheet/vectors/rare_first_search.hpp"

#include <gtest/gtest.h>

#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "headlines.hpp"
#include "matrices.hpp"
#include "neighbours.hpp"

namespace broadsheet::vectors {
namespace {

using testing::expect_same;
using testing::headlines;
using testing::options_of;

TEST(RareFirstSearch, FindsAllPairsAboveAThreshold) {
  const auto points = headlines(4, 600, 0.6);
  for (const double least : {0.1, 0.3, 0.8, 1.0}) {
    const auto options = options_of(1, least);
    expect_same(rare_first_pairs(points, options), pairs_by_brute_force(points, options),
                std::to_string(least));
  }
}

TEST(RareFirstSearch, FindsCopiesThatAreEquallyNear) {
  // Forty rows, each eight times: more copies than k, so that ties decide.
  std::vector<std::vector<int>> rows;
  for (int copy = 0; copy < 8; ++copy) {
    for (int i = 0; i < 40; ++i) {
      std::vector<int> row(50, 0);
      row[static_cast<std::size_t>(i)] = 1;
      row[static_cast<std::size_t>(40 + i % 10)] = 2;
      rows.push_back(row);
    }
  }
  const auto points =
      sparse_points(FittedWeighting(weighting_of_name("tfidf"), testing::counts_of(rows))
                        .apply(testing::counts_of(rows)));
  const auto options = options_of(1, 0.9);
  expect_same(rare_first_pairs(points, options), pairs_by_brute_force(points, options), "pairs");
}

TEST(RareFirstSearch, RefusesWhatDoesNotFitBeforeItStarts) {
  const auto points = headlines(6);
  auto options = options_of(1, 0.5);
  options.memory = 10'000;
  EXPECT_THROW((void)rare_first_pairs(points, options), MemoryLimitError);
}

}  // namespace
}  // namespace broadsheet::vectors
