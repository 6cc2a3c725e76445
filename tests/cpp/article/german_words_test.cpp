#include "broadsheet/article/german_words.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(GermanWords, CountByTheirLastPart) {
  EXPECT_TRUE(is_german_role("Vorstandschefin"));
  EXPECT_TRUE(is_german_role("Autobauer"));
  EXPECT_FALSE(is_german_role("Merkel"));
  EXPECT_TRUE(is_german_noun("Staatsanwaltschaft"));
  EXPECT_TRUE(is_german_noun("Zahl"));
  EXPECT_FALSE(is_german_noun("Habeck"));
  EXPECT_TRUE(is_german_place("Reutlingen"));
  EXPECT_TRUE(is_german_institution("Oberlandesgericht"));
  EXPECT_FALSE(is_german_noun(""));
}

}  // namespace
}  // namespace broadsheet::article
