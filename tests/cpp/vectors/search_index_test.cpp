#include "broadsheet/vectors/search_index.hpp"

#include <gtest/gtest.h>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/random.hpp"
#include "matrices.hpp"

namespace broadsheet::vectors {
namespace {

constexpr const char* kVariants[] = {"bm25-robertson", "bm25-lucene", "bm25-atire", "bm25+",
                                     "bm25l"};

// Every article by the formula of BM25, Lucene's form.
double lucene(const corpus::CountMatrix& counts, const std::vector<std::int32_t>& query,
              ArticleIndex article) {
  double total = 0;
  for (const std::int64_t length : counts.article_lengths) total += static_cast<double>(length);
  const double mean = total / static_cast<double>(counts.n_articles);
  double score = 0;
  for (const std::int32_t term : query) {
    double df = 0;
    double tf = 0;
    for (ArticleIndex i = 0; i < counts.n_articles; ++i) {
      const auto terms = counts.row_terms(i);
      const auto at = std::ranges::find(terms, term);
      if (at == terms.end()) continue;
      df += 1;
      if (i == article) tf = counts.row_counts(i)[static_cast<std::size_t>(at - terms.begin())];
    }
    const double n = static_cast<double>(counts.n_articles);
    const double length =
        static_cast<double>(counts.article_lengths[static_cast<std::size_t>(article)]);
    const double idf = std::log(1 + (n - df + 0.5) / (df + 0.5));
    score += idf * tf / (tf + 1.5 * (1 - 0.75 + 0.75 * length / mean));
  }
  return score;
}

std::vector<std::vector<std::int32_t>> random_queries(std::size_t n, std::size_t n_terms) {
  std::vector<std::vector<std::int32_t>> queries(n);
  for (std::size_t q = 0; q < n; ++q) {
    RandomStream random(11, q);
    for (std::uint64_t w = 0; w < 1 + q % 7; ++w) {
      const double rank = std::pow(static_cast<double>(n_terms), random.uniform()) - 1;
      queries[q].push_back(static_cast<std::int32_t>(rank));
    }
  }
  return queries;
}

TEST(SearchIndex, ScoresByTheFormula) {
  const auto counts = testing::synthetic_news({.n_articles = 60, .n_terms = 300});
  const SearchIndex index(weighting_of_name("bm25"), counts);
  for (const auto& query : random_queries(20, 300)) {
    for (const Candidate& c : index.best(query, 60)) {
      EXPECT_NEAR(c.similarity, lucene(counts, query, c.article), 1e-12);
    }
  }
}

// The k best are the first k of the ranking of all, which never leaves a list out.
TEST(SearchIndex, FindsTheBestWhateverItSkips) {
  const auto counts = testing::synthetic_news({.n_articles = 900, .n_terms = 2000});
  for (const char* variant : kVariants) {
    const SearchIndex index(weighting_of_name(variant), counts);
    for (const auto& query : random_queries(150, 2000)) {
      const auto all = index.best(query, 900);
      for (const std::size_t k : {1U, 5U, 40U}) {
        const auto few = index.best(query, k);
        ASSERT_EQ(few.size(), std::min(k, all.size())) << variant;
        for (std::size_t i = 0; i < few.size(); ++i) {
          EXPECT_EQ(few[i].article, all[i].article) << variant << " " << i;
          EXPECT_EQ(few[i].similarity, all[i].similarity);
        }
      }
    }
  }
}

TEST(SearchIndex, LeavesOutWhatIsNotAllowed) {
  const auto counts = testing::synthetic_news({.n_articles = 300});
  const SearchIndex index(weighting_of_name("bm25"), counts);
  std::vector<std::uint8_t> allowed(300);
  for (std::size_t i = 0; i < 300; i += 3) allowed[i] = 1;
  for (const auto& query : random_queries(40, 2000)) {
    std::vector<ArticleIndex> expected;
    for (const Candidate& c : index.best(query, 300)) {
      if (c.article % 3 == 0 && expected.size() < 7) expected.push_back(c.article);
    }
    std::vector<ArticleIndex> found;
    for (const Candidate& c : index.best(query, 7, allowed)) found.push_back(c.article);
    EXPECT_EQ(found, expected);
  }
}

// Robertson's idf of a word of half the articles or more is 0.
TEST(SearchIndex, ListsArticlesLastWhoseWordsWeighNothing) {
  const auto counts = testing::synthetic_news({.n_articles = 300});
  const SearchIndex index(weighting_of_name("bm25-robertson"), counts);
  std::vector<std::int32_t> weightless;
  std::int32_t some = 0;
  for (std::int32_t t = 0; t < 2000; ++t) {
    if (index.articles_with(t).empty()) continue;
    if (index.highest(t) == 0) weightless.push_back(t);
    if (index.highest(t) > 0 && index.articles_with(t).size() > 20) some = t;
  }
  ASSERT_GE(weightless.size(), 2U);
  const std::vector<std::int32_t> query = {weightless[0], some, weightless[1]};
  std::vector<std::uint8_t> allowed(300, 1);
  for (std::size_t i = 0; i < 300; i += 7) allowed[i] = 0;
  for (const std::size_t k : {5U, 100U, 300U}) {
    std::vector<Candidate> expected;
    for (ArticleIndex i = 0; i < 300; ++i) {
      const auto terms = counts.row_terms(i);
      const auto has = [&](std::int32_t t) { return std::ranges::find(terms, t) != terms.end(); };
      if (i % 7 == 0 || std::ranges::none_of(query, has)) continue;
      double score = 0;
      for (const Candidate& c : index.best(std::span(&query[1], 1), 300)) {
        if (c.article == i) score = c.similarity;
      }
      expected.push_back({score, i});
    }
    rank(expected, k);
    const auto found = index.best(query, k, allowed);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].article, expected[i].article);
      EXPECT_EQ(found[i].similarity, expected[i].similarity);
    }
  }
}

TEST(SearchIndex, TakesADeltaThatSwallowsAllElse) {
  const auto counts = testing::synthetic_news({.n_articles = 300});
  Weighting plus = weighting_of_name("bm25+");
  plus.delta = 1e20;
  const auto found = SearchIndex(plus, counts).best(std::vector<std::int32_t>{0, 1, 2, 3}, 300);
  std::vector<std::uint8_t> seen(300);
  for (const Candidate& c : found) EXPECT_EQ(seen[static_cast<std::size_t>(c.article)]++, 0);
}

TEST(SearchIndex, ManyQueriesAtOnceAreTheSameForAnyNumberOfThreads) {
  const auto counts = testing::synthetic_news({});
  const SearchIndex index(weighting_of_name("bm25+"), counts);
  const auto queries = random_queries(100, 2000);
  for (const unsigned threads : {1U, 3U}) {
    const auto results = index.best_of_each(queries, 10, threads);
    for (std::size_t q = 0; q < queries.size(); ++q) {
      const auto one = index.best(queries[q], 10);
      ASSERT_EQ(results[q].size(), one.size());
      for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(results[q][i].similarity, one[i].similarity);
        EXPECT_EQ(results[q][i].article, one[i].article);
      }
    }
  }
}

TEST(SearchIndex, RanksByBm25Only) {
  EXPECT_THROW(SearchIndex(weighting_of_name("tfidf"), testing::synthetic_news({})), ArgumentError);
}

}  // namespace
}  // namespace broadsheet::vectors
