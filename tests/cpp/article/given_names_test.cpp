#include "broadsheet/article/given_names.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(GivenNames, AreKnownAsTheyAreSpelled) {
  EXPECT_TRUE(is_given_name("Paul"));
  EXPECT_TRUE(is_given_name("Mar\u00eda"));
  EXPECT_FALSE(is_given_name("paul"));
  EXPECT_FALSE(is_given_name("Border"));
  EXPECT_FALSE(is_given_name("Will"));
  EXPECT_FALSE(is_given_name(""));
}

}  // namespace
}  // namespace broadsheet::article
