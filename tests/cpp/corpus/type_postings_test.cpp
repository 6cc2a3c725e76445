#include "broadsheet/corpus/type_postings.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace broadsheet::corpus {
namespace {

using Articles = std::vector<std::uint32_t>;
using Bytes = std::vector<std::uint8_t>;

Bytes gaps_of(const Articles& articles) {
  Bytes gaps;
  append_gaps(articles, gaps);
  return gaps;
}

TEST(TypePostings, WriteGapsAsTheirFormSays) {
  EXPECT_EQ(gaps_of({0}), (Bytes{0}));
  EXPECT_EQ(gaps_of({5, 132, 260}), (Bytes{5, 127, 0x80, 1}));
  EXPECT_EQ(gaps_of({0xFFFF'FFFE}), (Bytes{0xFE, 0xFF, 0xFF, 0xFF, 0x0F}));
}

TEST(TypePostings, ReadGapsAsTheyWereWritten) {
  for (const Articles& articles : std::vector<Articles>{
           {}, {0}, {0, 1, 2}, {127, 128, 16383, 16384, 2'097'152, 0xFFFF'FFFE}}) {
    EXPECT_EQ(articles_of_gaps(gaps_of(articles), 0xFFFF'FFFF), articles);
  }
}

TEST(TypePostings, RefuseGapsOfNoArticles) {
  const std::uint64_t n_articles = 10;
  EXPECT_TRUE(articles_of_gaps(Bytes{3, 6}, n_articles));
  EXPECT_FALSE(articles_of_gaps(Bytes{3, 7}, n_articles)) << "the part has ten articles";
  EXPECT_FALSE(articles_of_gaps(Bytes{3, 0}, n_articles)) << "twice the same";
  EXPECT_FALSE(articles_of_gaps(Bytes{3, 0x81}, n_articles)) << "cut short";
  EXPECT_FALSE(articles_of_gaps(Bytes{0x80, 0x80, 0x80, 0x80, 0x80, 0}, n_articles)) << "too long";
  EXPECT_FALSE(articles_of_gaps(Bytes{0xFF, 0xFF, 0xFF, 0xFF, 0x7F}, 0xFFFF'FFFF));
}

TEST(TypePostings, FindTheArticlesOfATypeThatIsListed) {
  const TypePostings postings(Bytes{0, 5, 1, 2, 2, 5},
                              std::vector<TypePostings::Entry>{{3, 2}, {7, 2}, {8, 3}, {12, 6}});
  EXPECT_EQ(postings.find(3), (Articles{0, 5}));
  EXPECT_EQ(postings.find(8), (Articles{1}));
  EXPECT_EQ(postings.find(12), (Articles{2, 4, 9}));
  EXPECT_EQ(postings.find(7), std::nullopt) << "it stands in many";
  for (const TermId none : {0U, 5U, 13U}) EXPECT_EQ(postings.find(none), Articles{}) << none;
}

TEST(TypePostings, OfNoFileKnowNothing) { EXPECT_EQ(TypePostings().find(0), std::nullopt); }

}  // namespace
}  // namespace broadsheet::corpus
