#include "broadsheet/article/romanised_names.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(RomanisedNames, AreTwoSyllables) {
  EXPECT_TRUE(is_romanised_name("Soo-jin"));
  EXPECT_TRUE(is_romanised_name("Jae-in"));
  EXPECT_FALSE(is_romanised_name("Fox-owned"));
  EXPECT_FALSE(is_romanised_name("Fox-led"));
  EXPECT_FALSE(is_romanised_name("Soojin"));
  EXPECT_FALSE(is_romanised_name("-"));
}

}  // namespace
}  // namespace broadsheet::article
