#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "broadsheet/vectors/ranking.hpp"

namespace broadsheet::vectors::testing {

inline NearestOptions options_of(std::int64_t k, double min_similarity = 0, unsigned threads = 2) {
  NearestOptions options;
  options.k = k;
  options.min_similarity = min_similarity;
  options.threads = threads;
  return options;
}

/// To the bit.
inline void expect_same(const Neighbours& got, const Neighbours& expected,
                        const std::string& what) {
  EXPECT_EQ(got.article_a, expected.article_a) << what;
  EXPECT_EQ(got.article_b, expected.article_b) << what;
  EXPECT_EQ(got.similarity, expected.similarity) << what;
}

}  // namespace broadsheet::vectors::testing
