#include "broadsheet/statistics/readability.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::small_corpus;

TEST(Readability, IsTheFormulasByHand) {
  // 100 words, 5 sentences, 450 letters, 150 syllables, 10 polysyllables, 20 long, 4 unfamiliar.
  const Readability r = readability({5, 100, 450, 150, 10, 20, 4});
  EXPECT_NEAR(r.flesch, 206.835 - 20.3 - 126.9, 1e-12);
  EXPECT_NEAR(r.flesch_kincaid, 7.8 + 17.7 - 15.59, 1e-12);
  EXPECT_NEAR(r.fog, 12.0, 1e-12);
  EXPECT_NEAR(r.smog, 1.043 * std::sqrt(60.0) + 3.1291, 1e-12);
  EXPECT_NEAR(r.coleman_liau, 26.46 - 1.48 - 15.8, 1e-12);
  EXPECT_NEAR(r.ari, 21.195 + 10 - 21.43, 1e-12);
  EXPECT_NEAR(r.lix, 40, 1e-12);
  EXPECT_NEAR(r.rix, 4, 1e-12);
  EXPECT_NEAR(r.dale_chall, 15.79 * 0.04 + 0.992, 1e-12);
  EXPECT_NEAR(r.fernandez_huerta, 206.84 - 90 - 20.4, 1e-12);
  EXPECT_NEAR(r.inflesz, 206.835 - 93.45 - 20, 1e-12);
}

TEST(Readability, IsUndefinedWithoutWordsOrRules) {
  EXPECT_TRUE(std::isnan(readability({}).lix));
  const Readability r = readability({5, 100, 450, -1, -1, 20, -1});
  EXPECT_TRUE(std::isnan(r.flesch));
  EXPECT_TRUE(std::isnan(r.dale_chall));
  EXPECT_FALSE(std::isnan(r.lix));
}

TEST(TextCounts, CountWordsSentencesAndLetters) {
  const auto corpus =
      small_corpus({{.text = "The mayor walked. Immigration, in 2024!"}, {.text = ""}});
  const auto counts = text_counts(corpus);
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].sentences, 2);
  EXPECT_EQ(counts[0].words, 6);
  EXPECT_EQ(counts[0].letters, 3 + 5 + 6 + 11 + 2 + 4);
  EXPECT_EQ(counts[0].syllables, 1 + 2 + 1 + 4 + 1);
  EXPECT_EQ(counts[0].polysyllables, 1);
  EXPECT_EQ(counts[0].long_words, 1);
  EXPECT_EQ(counts[0].unfamiliar_words, -1);
  EXPECT_EQ(counts[1].words, 0);
}

TEST(TextCounts, KnowFamiliarWordsInAnyCase) {
  const auto corpus = small_corpus({{.text = "The US mayor walked."}});
  const std::vector<std::string> familiar{"the", "us", "walked"};
  EXPECT_EQ(text_counts(corpus, {.familiar_words = familiar})[0].unfamiliar_words, 1);
}

TEST(TextCounts, DoNotDependOnThreads) {
  std::vector<corpus::GivenArticle> articles(300, {.text = "One port closed. Another opened."});
  const auto corpus = small_corpus(articles);
  const auto one = text_counts(corpus, {.threads = 1});
  const auto three = text_counts(corpus, {.threads = 3});
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].syllables, three[i].syllables);
}

}  // namespace
}  // namespace broadsheet::statistics
