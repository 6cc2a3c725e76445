#include "broadsheet/article/known_names.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(KnownNames, HaveTheirLists) {
  EXPECT_TRUE(is_known_place("K\u00f6ln"));
  EXPECT_FALSE(is_known_place("Costa"));
  EXPECT_TRUE(is_known_organisation("Reuters"));
  EXPECT_TRUE(is_surname_and_place("Jordan"));
  EXPECT_FALSE(is_surname_and_place("Biden"));
  EXPECT_TRUE(ends_thing("House"));
  EXPECT_TRUE(begins_thing("New"));
  EXPECT_TRUE(keeps_article("Salvador"));
  EXPECT_FALSE(keeps_article("Guardia"));
  EXPECT_FALSE(is_known_place(""));
}

}  // namespace
}  // namespace broadsheet::article
