#include "broadsheet/corpus/join.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

const std::vector<GivenArticle> kFirst = {
    {"The port closed.", "Port news", "Ledger", "a", "2024-01-08T10:00:00+02:00"}};
const std::vector<GivenArticle> kSecond = {{"Snow fell.", {}, "Courier", "b", {}}};

TEST(Join, OfTwoCorporaIsReadingAllAtOnce) {
  const Corpus joined = join(small_corpus(kFirst), small_corpus(kSecond), 1);
  const Corpus whole = small_corpus({kFirst[0], kSecond[0]});
  ASSERT_EQ(joined.n_articles(), 2);
  ASSERT_EQ(joined.n_terms(), whole.n_terms());
  for (ArticleIndex i = 0; i < 2; ++i) {
    EXPECT_EQ(terms_of(joined, i), terms_of(whole, i));
    EXPECT_EQ(joined.outlet(i), whole.outlet(i));
    EXPECT_EQ(joined.article(i).id(), whole.article(i).id());
    EXPECT_EQ(joined.article(i).text(), whole.article(i).text());
  }
  const Part& part = *joined.columns()->parts[0];
  const Part& expected = *whole.columns()->parts[0];
  EXPECT_EQ(part.dates[0], expected.dates[0]);
  EXPECT_EQ(part.date_offsets[0], 120);
  EXPECT_EQ(part.date_forms[0], expected.date_forms[0]);
  EXPECT_EQ(part.title_added[0], 1);
}

TEST(Join, OfTwoViewsSharesTheColumns) {
  const Corpus corpus = small_corpus({kFirst[0], kSecond[0]});
  const std::vector<ArticleIndex> first = {0};
  const std::vector<ArticleIndex> second = {1};
  const Corpus joined = join(corpus.select(second), corpus.select(first), 1);
  EXPECT_TRUE(joined.comparable(corpus));
  EXPECT_EQ(joined.base_position(0), 1);
  EXPECT_EQ(joined.base_position(1), 0);
}

TEST(Join, RefusesWhatDoesNotCompare) {
  BuilderOptions folded;
  folded.tokenizer.case_mode = text::CaseMode::fold;
  EXPECT_THROW((void)join(small_corpus(kFirst), small_corpus(kSecond, 1, folded), 1),
               ArgumentError);
  SegmentMask all;
  all.kinds = ~std::uint32_t{0};
  EXPECT_THROW((void)join(small_corpus(kFirst), small_corpus(kSecond).with_mask(all), 1),
               ArgumentError);
  const Corpus second = small_corpus(kSecond);
  const std::vector<std::string> dropped(second.n_terms(), "");
  EXPECT_THROW((void)join(small_corpus(kFirst), second.map_terms(dropped), 1), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::corpus
