#include "broadsheet/statistics/diversity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::statistics {
namespace {

std::vector<TermId> ids_of(const std::string& text) {
  std::map<std::string, TermId> ids;
  std::vector<TermId> result;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    result.push_back(ids.emplace(word, static_cast<TermId>(ids.size())).first->second);
  }
  return result;
}

Diversity measure(const std::string& text, const DiversityOptions& options = {}) {
  const auto ids = ids_of(text);
  return DiversityMeter(ids.size() + 1, options).measure(ids);
}

const std::string kThreeRepeats = [] {
  const std::string once =
      "the cat sat on the mat the dog sat on the log and then the cat and the dog ran to the old "
      "house by the river while birds sang in the tall trees above them ";
  return once + once + once;
}();

TEST(Diversity, AgreesWithLexicalrichnessOnThreeRepeats) {
  const Diversity d = measure(kThreeRepeats, {.segment = 25});
  EXPECT_EQ(d.tokens, 108);
  EXPECT_NEAR(d.ttr, 0.212962962963, 1e-12);
  EXPECT_NEAR(d.mattr, 0.46, 1e-12);
  EXPECT_NEAR(d.msttr, 0.67, 1e-12);
  EXPECT_NEAR(d.yule_k, 817.901234567902, 1e-9);
  EXPECT_NEAR(d.simpson, 0.0825545171339564, 1e-12);
  EXPECT_NEAR(d.mtld, 19.026804123711, 1e-11);
  EXPECT_NEAR(d.hdd, 0.451242190454, 1e-11);
}

TEST(Diversity, AgreesWithTheFormulasByHand) {
  // 7 words, 2 types with 4 and 3: sum of squares 25.
  const Diversity d = measure("one one two one one two two");
  EXPECT_EQ(d.types, 2);
  EXPECT_NEAR(d.guiraud, 2 / std::sqrt(7.0), 1e-15);
  EXPECT_NEAR(d.cttr, 2 / std::sqrt(14.0), 1e-15);
  EXPECT_NEAR(d.herdan_c, std::log(2.0) / std::log(7.0), 1e-15);
  EXPECT_NEAR(d.maas, (std::log(7.0) - std::log(2.0)) / std::pow(std::log(7.0), 2), 1e-15);
  EXPECT_NEAR(d.yule_i, 4.0 / 23, 1e-15);
  EXPECT_NEAR(d.herdan_vm, std::sqrt(25.0 / 49 - 0.5), 1e-15);
  EXPECT_NEAR(d.simpson, 18.0 / 42, 1e-15);
  EXPECT_TRUE(std::isnan(d.mattr));
  EXPECT_TRUE(std::isnan(d.hdd));
}

TEST(Diversity, IsUndefinedForNoWordsAndKnowsNoRepeats) {
  EXPECT_TRUE(std::isnan(measure("").ttr));
  EXPECT_TRUE(std::isnan(measure("").mtld));
  const Diversity all_new = measure("a b c d");
  EXPECT_EQ(all_new.ttr, 1);
  EXPECT_EQ(all_new.mtld, 4);  // the threshold is never reached: all words
  EXPECT_EQ(all_new.yule_k, 0);
  EXPECT_TRUE(std::isnan(measure("a").herdan_c));
}

TEST(Diversity, MeasuresEachArticleOrAllAsOneText) {
  const corpus::Corpus corpus =
      corpus::small_corpus({{.text = "one two two"}, {.text = ""}, {.text = "two three"}});
  const auto each = diversity(corpus, true);
  ASSERT_EQ(each.size(), 3U);
  EXPECT_EQ(each[0].types, 2);
  EXPECT_EQ(each[1].tokens, 0);
  const auto all = diversity(corpus, false);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].tokens, 5);
  EXPECT_EQ(all[0].types, 3);
  EXPECT_THROW(static_cast<void>(diversity(corpus, true, {.window = 0})), ArgumentError);
  EXPECT_THROW(static_cast<void>(diversity(corpus, true, {.mtld_threshold = 1})), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::statistics
