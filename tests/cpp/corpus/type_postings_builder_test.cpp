#include "broadsheet/corpus/type_postings_builder.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

// A word of its own for each number, so that words stand in 1 to all of the articles.
Corpus corpus_of(int n_articles) {
  std::vector<GivenArticle> given;
  for (int i = 0; i < n_articles; ++i) {
    std::string text = i % 11 == 0 ? "" : "the";
    for (const int every : {2, 3, 50, 63, 64, 65, 100, 150}) {
      if (i % every == 1) text += " every" + std::to_string(every) + " every" + std::to_string(i);
    }
    given.push_back({text, "", "", "n" + std::to_string(i), ""});
  }
  return small_corpus(given);
}

TypePostings made(const Extract& extract, std::size_t n_types, unsigned threads) {
  TypePostingsBuilder builder(extract, n_types, threads);
  std::vector<std::uint8_t> gaps;
  builder.for_each_piece([&](std::span<const std::uint8_t> some) {
    gaps.insert(gaps.end(), some.begin(), some.end());
  });
  return {gaps, builder.entries()};
}

// What postings must say, by looking at every token.
void expect_right(const TypePostings& postings, const Extract& extract, std::size_t n_types) {
  std::vector<std::vector<std::uint32_t>> articles(n_types);
  std::uint32_t article = 0;
  for (const ArticleRange& range : extract.ranges) {
    for (auto i = range.first; i < range.last; ++i, ++article) {
      const ArticleRange one{range.part, range.decided, i, i + 1};
      std::set<TermId> types;
      for (auto token = one.first_token(); token < one.last_token(); ++token) {
        const TermId type = range.part->tokens[static_cast<std::size_t>(token)];
        types.insert(extract.same_types ? type : extract.new_types[type]);
      }
      for (const TermId type : types) articles[type].push_back(article);
    }
  }
  const std::size_t longest = std::max<std::size_t>(article / 64, 1);
  std::size_t n_listed = 0;
  for (TermId type = 0; type < n_types; ++type) {
    if (articles[type].size() > longest) {
      EXPECT_EQ(postings.find(type), std::nullopt) << type;
    } else {
      EXPECT_EQ(postings.find(type), articles[type]) << type;
      n_listed += articles[type].size();
    }
  }
  EXPECT_GT(n_listed, 0U);
}

TEST(TypePostingsBuilder, ListsRareTypesAsLookingAtEveryTokenDoes) {
  for (const int n : {3, 100, 200, 450}) {
    const Corpus corpus = corpus_of(n);
    const Extract all = extract(corpus);
    for (const unsigned threads : {1U, 2U, 7U}) {
      expect_right(made(all, all.kept_types.size(), threads), all, all.kept_types.size());
    }
  }
}

TEST(TypePostingsBuilder, NumbersArticlesAndTypesAsTheExtractDoes) {
  const Corpus corpus = corpus_of(300);
  std::vector<ArticleIndex> positions;
  for (ArticleIndex i = 299; i > 60; i -= 1 + i % 2) positions.push_back(i);
  const Extract some = extract(corpus.select(positions));
  ASSERT_FALSE(some.same_types);
  expect_right(made(some, some.kept_types.size(), 2), some, some.kept_types.size());
}

TEST(TypePostingsBuilder, IsTheSameForAnyNumberOfThreads) {
  // Many tokens of few types, so that the articles are cut into blocks.
  std::vector<GivenArticle> given;
  for (int i = 0; i < 130; ++i) {
    std::string text;
    for (int k = 0; k < 40; ++k) text += (i * k) % 37 == 5 ? "rare" : k % 2 == 0 ? "the " : "port ";
    given.push_back({text + (i % 90 == 7 ? " only" : ""), "", "", "n" + std::to_string(i), ""});
  }
  const Corpus corpus = small_corpus(given);
  const Extract all = extract(corpus);
  const std::size_t n_types = all.kept_types.size();
  const TypePostings one = made(all, n_types, 1);
  expect_right(one, all, n_types);
  for (const unsigned threads : {2U, 3U, 7U}) {
    const TypePostings other = made(all, n_types, threads);
    EXPECT_TRUE(
        std::equal(one.gaps().begin(), one.gaps().end(), other.gaps().begin(), other.gaps().end()));
    EXPECT_TRUE(std::equal(one.entries().begin(), one.entries().end(), other.entries().begin(),
                           other.entries().end()));
  }
}

TEST(TypePostingsBuilder, OfNoArticlesHasNoEntries) {
  const Corpus corpus = small_corpus({});
  const Extract none = extract(corpus);
  TypePostingsBuilder builder(none, 0, 2);
  builder.for_each_piece([](std::span<const std::uint8_t> some) { EXPECT_TRUE(some.empty()); });
  EXPECT_TRUE(builder.entries().empty());
}

}  // namespace
}  // namespace broadsheet::corpus
