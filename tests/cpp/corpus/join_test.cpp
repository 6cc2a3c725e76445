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
  const Corpus joined = join(small_corpus(kFirst), small_corpus(kSecond), 1).corpus;
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
  const Corpus joined = join(corpus.select(second), corpus.select(first), 1).corpus;
  EXPECT_TRUE(joined.comparable(corpus));
  EXPECT_EQ(joined.base_position(0), 1);
  EXPECT_EQ(joined.base_position(1), 0);
}

TEST(Join, OfTwoViewsLeavesOutWhatBothHave) {
  const Corpus corpus = small_corpus({kFirst[0], kSecond[0]});
  const std::vector<ArticleIndex> second = {1};
  const Joined joined = join(corpus.select(second), corpus, 1);
  ASSERT_EQ(joined.corpus.n_articles(), 2);
  EXPECT_EQ(joined.corpus.base_position(0), 1);
  ASSERT_EQ(joined.skipped.size(), 1U);
  EXPECT_EQ(joined.skipped[0].source, "b");
}

TEST(Join, SharesTheColumnsOfTheFirstAndAllButTheTokensOfTheSecond) {
  const Corpus first = small_corpus(kFirst);
  const Corpus second = small_corpus(kSecond);
  const Corpus joined = join(first, second, 1).corpus;
  ASSERT_EQ(joined.columns()->parts.size(), 2U);
  EXPECT_EQ(joined.columns()->parts[0], first.columns()->parts[0]);
  EXPECT_EQ(joined.columns()->parts[1]->texts.bytes.data(),
            second.columns()->parts[0]->texts.bytes.data());
}

TEST(Join, LeavesOutWhatIsThereAlready) {
  const Joined joined = join(small_corpus(kFirst), small_corpus({kSecond[0], kFirst[0]}), 1);
  EXPECT_EQ(joined.corpus.n_articles(), 2);
  ASSERT_EQ(joined.skipped.size(), 1U);
  EXPECT_EQ(joined.skipped[0].source, "a");
  GivenArticle other = kFirst[0];
  other.text = "Another text.";
  EXPECT_THROW((void)join(small_corpus(kFirst), small_corpus({other}), 1), FormatError);
  const Joined skipping = join(small_corpus(kFirst), small_corpus({other}), 1, OnError::skip);
  EXPECT_EQ(skipping.corpus.n_articles(), 1);
  EXPECT_EQ(skipping.skipped.size(), 1U);
}

// Articles of which each grouping decides something else: the outlet's line stands in four of
// them, and "US" is the country or not by what all of them say.
TEST(Join, IsAssociativeAndTheSameAsReadingAtOnce) {
  std::vector<GivenArticle> articles;
  for (int i = 0; i < 9; ++i) {
    const std::string n = std::to_string(i);
    articles.push_back({"Story " + n + (i % 2 == 0 ? " of the US." : " tells us.") +
                            "\nSign up here, Ledger\n" +
                            std::string(static_cast<std::size_t>(i), 'x'),
                        i % 3 == 0 ? "PORT TELLS US TO WAIT" : "",
                        i % 2 == 0 ? "Ledger" : "AP",
                        n,
                        {}});
  }
  const auto read = [&](std::size_t begin, std::size_t end) {
    return small_corpus({articles.begin() + static_cast<std::ptrdiff_t>(begin),
                         articles.begin() + static_cast<std::ptrdiff_t>(end)});
  };
  const Corpus whole = read(0, 9);
  for (std::size_t i = 0; i <= 9; i += 3) {
    for (std::size_t j = i; j <= 9; j += 2) {
      const Corpus a = read(0, i);
      const Corpus b = read(i, j);
      const Corpus c = read(j, 9);
      for (const Corpus& joined :
           {join(join(a, b, 1).corpus, c, 2).corpus, join(a, join(b, c, 7).corpus, 1).corpus}) {
        ASSERT_EQ(joined.n_articles(), 9);
        ASSERT_EQ(joined.n_terms(), whole.n_terms());
        for (TermId t = 0; t < whole.n_terms(); ++t) EXPECT_EQ(joined.term(t), whole.term(t));
        for (ArticleIndex k = 0; k < 9; ++k) {
          EXPECT_EQ(terms_of(joined, k), terms_of(whole, k));
          EXPECT_EQ(joined.outlet(k), whole.outlet(k));
        }
        EXPECT_TRUE(learned_the_same(*joined.decisions(), *whole.decisions()));
      }
    }
  }
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
