#include "broadsheet/comparison/copies.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"

namespace broadsheet::comparison {
namespace {

using corpus::Corpus;
using corpus::small_corpus;

/// An article of so many words.
std::string article(const std::string& word, int n = 60) {
  std::string text;
  for (int i = 0; i < n; ++i) text += word + std::string(i + 1 < n ? " " : ".");
  return text;
}

Corpus select(const Corpus& corpus, const std::vector<std::int64_t>& positions) {
  return corpus.select(positions);
}

TEST(TextUnits, AreOneForArticlesOfOneText) {
  const Corpus corpus = small_corpus({{article("ant")},
                                      {article("bee")},
                                      {article("ant")},
                                      {article("cat")},
                                      {article("bee")},
                                      {article("ant")}});
  const TextUnits units = text_units(select(corpus, {2, 1, 0}), select(corpus, {3, 4, 5}));
  EXPECT_EQ(units.a, (std::vector<std::int64_t>{0, 1, 0}));
  EXPECT_EQ(units.b, (std::vector<std::int64_t>{3, 1, 0}));
  EXPECT_EQ(units.n_copies, 3);
  EXPECT_EQ(units.most, 3);
  EXPECT_EQ(units.most_common, 0);
}

TEST(TextUnits, AreArticlesWhereTextsDifferOrAreShort) {
  const Corpus corpus = small_corpus({{article("ant")},
                                      {article("ant") + " More."},
                                      {article("bee", 49)},
                                      {article("bee", 49)},
                                      {article("bit")}});  // as long as the first
  const TextUnits units = text_units(select(corpus, {0, 2}), select(corpus, {1, 3, 4}));
  EXPECT_EQ(units.a, (std::vector<std::int64_t>{0, 2}));
  EXPECT_EQ(units.b, (std::vector<std::int64_t>{1, 3, 4}));
  EXPECT_EQ(units.n_copies, 0);
  EXPECT_EQ(units.most_common, -1);
}

TEST(TextUnits, DoNotTakeAnArticleOfBothSidesForACopy) {
  const Corpus corpus = small_corpus({{article("ant")}, {article("bee")}});
  const TextUnits units = text_units(corpus, corpus);
  EXPECT_EQ(units.a, (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(units.b, units.a);
  EXPECT_EQ(units.n_copies, 0);
}

}  // namespace
}  // namespace broadsheet::comparison
