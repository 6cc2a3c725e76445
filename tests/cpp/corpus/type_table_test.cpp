#include "broadsheet/corpus/type_table.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::corpus {
namespace {

TEST(TypeTable, GivesOneIdToAWordHoweverOften) {
  TypeTable table;
  const TermId us = table.count("us", false);
  EXPECT_EQ(table.count("us", false), us);
  EXPECT_NE(table.count("us", true), us);
  EXPECT_EQ(table.occurrences(us), 2);
  EXPECT_EQ(table.word(us), "us");
}

TEST(TypeTable, KeepsAllWordsWhenItGrows) {
  TypeTable table;
  constexpr int kWords = 50'000;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < kWords; ++i) {
      EXPECT_EQ(table.count("word" + std::to_string(i), false), static_cast<TermId>(i));
    }
  }
  EXPECT_EQ(table.size(), static_cast<std::size_t>(kWords));
  EXPECT_EQ(table.occurrences(kWords - 1), 2);
}

}  // namespace
}  // namespace broadsheet::corpus
