#include "broadsheet/article/name_words.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(NameWords, HaveTheirClasses) {
  EXPECT_EQ(name_word("President"), NameWord::title);
  EXPECT_EQ(name_word("Monday"), NameWord::calendar);
  EXPECT_EQ(name_word("American"), NameWord::people);
  EXPECT_EQ(name_word("However"), NameWord::opener);
  EXPECT_EQ(name_word("You\u2019re"), NameWord::opener);
  EXPECT_EQ(name_word("Don't"), NameWord::opener);
  EXPECT_EQ(name_word("Teachers"), NameWord::common);
  EXPECT_EQ(name_word("Los"), NameWord::foreign_article);
  EXPECT_EQ(name_word("Costa"), NameWord::plain);
  EXPECT_EQ(name_word("O'Brien"), NameWord::plain);
  EXPECT_EQ(name_word(""), NameWord::plain);
  EXPECT_TRUE(heads_institution("Department"));
  EXPECT_TRUE(ends_institution("Administration"));
  EXPECT_TRUE(is_name_particle("van"));
  EXPECT_TRUE(joins_to_one_name("Trinidad", "Tobago"));
  EXPECT_FALSE(joins_to_one_name("Tobago", "Trinidad"));
}

}  // namespace
}  // namespace broadsheet::article
