#pragma once

#include <gtest/gtest.h>

#include <string>

#include "broadsheet/vectors/ranking.hpp"

namespace broadsheet::vectors::testing {

/// To the bit.
inline void expect_same(const Neighbours& got, const Neighbours& expected,
                        const std::string& what) {
  EXPECT_EQ(got.article_a, expected.article_a) << what;
  EXPECT_EQ(got.article_b, expected.article_b) << what;
  EXPECT_EQ(got.similarity, expected.similarity) << what;
}

}  // namespace broadsheet::vectors::testing
