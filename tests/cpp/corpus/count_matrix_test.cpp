#include "broadsheet/corpus/count_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "broadsheet/base/hash.hpp"
#include "broadsheet/corpus/term_totals.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

Corpus made_up(std::size_t n) {
  std::vector<GivenArticle> articles(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::uint64_t w = 0; w < 120; ++w) {
      articles[i].text += "w" + std::to_string(hash_integer(w, i) % 9000) + " ";
    }
  }
  return small_corpus(articles);
}

TEST(CountMatrix, EqualsCountingByHandWithColumnsInOrder) {
  const Corpus corpus = made_up(150);
  const CountMatrix matrix = count_matrix(corpus, 2);
  ASSERT_EQ(matrix.n_articles, 150);
  ASSERT_EQ(matrix.n_terms, static_cast<std::int64_t>(corpus.n_terms()));
  for (ArticleIndex i = 0; i < matrix.n_articles; ++i) {
    std::map<std::string, std::int32_t> by_hand;
    for (const std::string& term : terms_of(corpus, i)) ++by_hand[term];
    const auto terms = matrix.row_terms(i);
    const auto counts = matrix.row_counts(i);
    ASSERT_EQ(terms.size(), by_hand.size());
    for (std::size_t k = 0; k < terms.size(); ++k) {
      if (k > 0) {
        ASSERT_LT(terms[k - 1], terms[k]);
      }
      const std::string term(corpus.term(static_cast<TermId>(terms[k])));
      ASSERT_EQ(counts[k], by_hand.at(term));
    }
    EXPECT_EQ(matrix.article_lengths[static_cast<std::size_t>(i)], 120);
  }
}

TEST(CountMatrix, IsTheSameForAnyNumberOfThreads) {
  const Corpus corpus = made_up(300);
  const CountMatrix one = count_matrix(corpus, 1);
  for (const unsigned threads : {2U, 7U}) {
    const CountMatrix other = count_matrix(corpus, threads);
    EXPECT_TRUE(
        std::equal(one.terms.begin(), one.terms.end(), other.terms.begin(), other.terms.end()));
    EXPECT_TRUE(
        std::equal(one.counts.begin(), one.counts.end(), other.counts.begin(), other.counts.end()));
    EXPECT_TRUE(std::equal(one.offsets.begin(), one.offsets.end(), other.offsets.begin(),
                           other.offsets.end()));
  }
}

TEST(CountMatrix, OfASubsetHasTheRowsOfTheWhole) {
  const Corpus corpus = made_up(50);
  const std::vector<ArticleIndex> positions = {40, 3};
  const CountMatrix whole = count_matrix(corpus);
  const CountMatrix part = count_matrix(corpus.select(positions));
  for (ArticleIndex i = 0; i < 2; ++i) {
    const auto expected = whole.row_terms(positions[static_cast<std::size_t>(i)]);
    const auto row = part.row_terms(i);
    EXPECT_TRUE(std::equal(row.begin(), row.end(), expected.begin(), expected.end()));
  }
}

// Of articles with many words for each term, the sums by term are kept with the counts.
TEST(CountMatrix, HasTheSumsOfItsColumnsWhereTheyAreSmallBesideIt) {
  std::vector<GivenArticle> articles(700);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::uint64_t w = 0; w < 90; ++w) {
      articles[i].text += "w" + std::to_string(hash_integer(w, i) % 500) + " ";
    }
  }
  const Corpus corpus = small_corpus(articles);
  for (const unsigned threads : {1U, 2U, 7U}) {
    CountMatrix matrix = count_matrix(corpus, threads);
    ASSERT_NE(matrix.sums, nullptr);
    const TermTotals kept = term_totals(matrix, threads);
    matrix.sums = nullptr;
    const TermTotals added_up = term_totals(matrix, 1);
    EXPECT_TRUE(std::ranges::equal(kept.counts, added_up.counts));
    EXPECT_TRUE(std::ranges::equal(kept.articles, added_up.articles));
    EXPECT_EQ(kept.n_words, 700 * 90);
    EXPECT_EQ(kept.n_articles, 700);
  }
  EXPECT_EQ(count_matrix(corpus.select(std::vector<ArticleIndex>{1, 2}), 1).sums, nullptr);
  EXPECT_EQ(count_matrix(made_up(50), 1).sums, nullptr);
}

// A small view of a corpus with many terms is counted by sorting; its rows are the same.
TEST(CountMatrix, OfAFewArticlesAmongManyTermsHasTheRowsOfTheWhole) {
  std::vector<GivenArticle> articles(300);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::size_t k = 0; k < 60; ++k) {
      std::string word = "w";  // in letters: lines that differ in digits alone are one line
      for (std::size_t n = i * 10'000 + k * k; n > 0; n /= 26) {
        word += static_cast<char>('a' + n % 26);
      }
      articles[i].text += "The port of " + word + " closed. ";
    }
  }
  const Corpus corpus = small_corpus(articles, 2);
  const std::vector<ArticleIndex> positions = {299, 0, 17, 17};
  const Corpus view = corpus.select(positions);
  const CountMatrix whole = count_matrix(corpus);
  const CountMatrix part = count_matrix(view);
  ASSERT_GT(corpus.n_terms(), 8U * 4U * 300U);
  EXPECT_EQ(part.n_terms, whole.n_terms);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const auto row = static_cast<ArticleIndex>(i);
    const auto expected = whole.row_terms(positions[i]);
    const auto counts = whole.row_counts(positions[i]);
    EXPECT_TRUE(std::ranges::equal(part.row_terms(row), expected));
    EXPECT_TRUE(std::ranges::equal(part.row_counts(row), counts));
    EXPECT_EQ(part.article_lengths[i], 300);
  }
}

TEST(CountMatrix, OfNothingHasNoRows) {
  const CountMatrix matrix = count_matrix(small_corpus({}));
  EXPECT_EQ(matrix.n_articles, 0);
  EXPECT_EQ(matrix.n_non_zero(), 0);
  EXPECT_EQ(matrix.offsets.size(), 1U);
}

}  // namespace
}  // namespace broadsheet::corpus
