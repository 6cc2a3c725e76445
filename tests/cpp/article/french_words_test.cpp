#include "broadsheet/article/french_words.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(FrenchWords, BeginAndEndInstitutions) {
  EXPECT_TRUE(is_french_head("Cour"));
  EXPECT_TRUE(is_french_head("L'Assembl\u00e9e"));
  EXPECT_TRUE(is_french_head("L\u2019Assembl\u00e9e"));
  EXPECT_FALSE(is_french_head("Paris"));
  EXPECT_TRUE(is_french_complement("nationale"));
  EXPECT_FALSE(is_french_complement("rouge"));
}

}  // namespace
}  // namespace broadsheet::article
