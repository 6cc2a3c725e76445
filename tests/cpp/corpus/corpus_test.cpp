#include "broadsheet/corpus/corpus.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

using Strings = std::vector<std::string>;

Corpus three() {
  return small_corpus({{"The port closed.", {}, {}, {}, {}},
                       {"The bridge closed. The port did not.", {}, {}, {}, {}},
                       {"Snow fell.", {}, {}, {}, {}}});
}

TEST(Corpus, SelectsArticlesInTheGivenOrderWithTheSameTerms) {
  const Corpus corpus = three();
  const std::vector<ArticleIndex> positions = {2, 0};
  const Corpus view = corpus.select(positions);
  EXPECT_EQ(view.n_articles(), 2);
  EXPECT_EQ(terms_of(view, 0), (Strings{"snow", "fell"}));
  EXPECT_EQ(terms_of(view, 1), (Strings{"the", "port", "closed"}));
  EXPECT_EQ(view.n_terms(), corpus.n_terms());
  EXPECT_TRUE(view.comparable(corpus));
  EXPECT_EQ(view.article(0).part, corpus.article(0).part);  // no copy
}

TEST(Corpus, SelectsFromASelection) {
  const Corpus corpus = three();
  const std::vector<ArticleIndex> first = {2, 1, 0};
  const std::vector<ArticleIndex> second = {2};
  EXPECT_EQ(corpus.select(first).select(second).base_position(0), 0);
}

TEST(Corpus, RefusesAPositionOutOfRange) {
  const std::vector<ArticleIndex> position = {3};
  EXPECT_THROW((void)three().select(position), ArgumentError);
}

TEST(Corpus, MapsTermsAndKeepsTheRunningWords) {
  const Corpus corpus = three();
  Strings terms;
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    const std::string term(corpus.term(t));
    terms.push_back(term == "the" ? "" : term == "bridge" ? "port" : term);
  }
  const Corpus mapped = corpus.map_terms(terms);
  EXPECT_EQ(terms_of(mapped, 1), (Strings{"-", "port", "closed", "-", "port", "did", "not"}));
  EXPECT_EQ(mapped.n_tokens(1), 7);
  EXPECT_EQ(mapped.term(0), "port");
  EXPECT_FALSE(mapped.comparable(corpus));
  EXPECT_THROW((void)corpus.map_terms(Strings{"too few"}), ArgumentError);
}

TEST(Corpus, CountsOnlyWhatTheMaskCounts) {
  const Corpus corpus =
      small_corpus({{"Port reopens\n\n\"We are glad of it,\" said Ann.\n\nREAD MORE: Bridge shut",
                     "Port reopens",
                     {},
                     {},
                     {}}});
  EXPECT_EQ(terms_of(corpus, 0),
            (Strings{"port", "reopens", "we", "are", "glad", "of", "it", "said", "ann"}));
  SegmentMask mask;
  mask.kinds = article::bit(article::LineKind::title);
  EXPECT_EQ(terms_of(corpus.with_mask(mask), 0), (Strings{"port", "reopens"}));
  mask = SegmentMask{};
  mask.quotes = SegmentMask::Quotes::without;
  EXPECT_EQ(terms_of(corpus.with_mask(mask), 0), (Strings{"port", "reopens", "said", "ann"}));
  mask.quotes = SegmentMask::Quotes::only;
  EXPECT_EQ(terms_of(corpus.with_mask(mask), 0), (Strings{"we", "are", "glad", "of", "it"}));
  mask = SegmentMask{};
  mask.kinds = ~std::uint32_t{0};
  EXPECT_EQ(corpus.with_mask(mask).n_tokens(0), 13);
}

}  // namespace
}  // namespace broadsheet::corpus
