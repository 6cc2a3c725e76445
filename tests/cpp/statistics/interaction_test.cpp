#include "broadsheet/statistics/interaction.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using Words = std::vector<std::string>;

// Articles of one sentence each: the words are what stands between spaces.
std::vector<corpus::GivenArticle> random_articles() {
  const Words words{"the", "port", "closed", "again", "and", "ships", "waited"};
  std::vector<corpus::GivenArticle> articles(60);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::uint64_t w = 0; w < 25; ++w) {
      articles[i].text += words[hash_integer(w, i) % words.size()] + " ";
    }
    articles[i].text += "said.";
  }
  return articles;
}

// The definition: every n-gram of the text compared with the measured one.
double brute_lambda(const std::vector<corpus::GivenArticle>& articles, const Words& ngram,
                    double& z) {
  const std::size_t n = ngram.size();
  std::vector<double> cells(std::size_t{1} << n, 0.5);
  for (const auto& article : articles) {
    Words words{""};
    for (const char c : article.text) {
      if (c == ' ') {
        words.emplace_back();
      } else if (c != '.') {
        words.back() += c;
      }
    }
    for (std::size_t i = 0; i + n <= words.size(); ++i) {
      std::size_t pattern = 0;
      for (std::size_t k = 0; k < n; ++k) pattern |= (words[i + k] == ngram[k] ? 1U : 0U) << k;
      cells[pattern] += 1;
    }
  }
  double lambda = 0;
  double variance = 0;
  for (std::size_t b = 0; b < cells.size(); ++b) {
    lambda +=
        ((n - static_cast<std::size_t>(std::popcount(b))) % 2 == 1 ? -1 : 1) * std::log(cells[b]);
    variance += 1 / cells[b];
  }
  z = lambda / std::sqrt(variance);
  return lambda;
}

TEST(Interactions, FollowTheirDefinition) {
  const auto articles = random_articles();
  const Corpus corpus = small_corpus(articles);
  for (const std::int64_t n : {2, 3, 4, 5}) {
    const NgramOptions options{.n = n, .min_count = n > 3 ? 2 : 5};
    const NgramTable table = ngrams(corpus, options);
    const Interactions found = interactions(corpus, table, options);
    ASSERT_GT(table.size(), 5U);
    for (std::size_t row = 0; row < table.size(); row += 7) {
      Words ngram;
      for (std::int64_t k = 0; k < n; ++k) {
        ngram.emplace_back(corpus.term(
            table.terms[row * static_cast<std::size_t>(n) + static_cast<std::size_t>(k)]));
      }
      double z = 0;
      const double lambda = brute_lambda(articles, ngram, z);
      EXPECT_NEAR(found.lambda[row], lambda, 1e-10);
      EXPECT_NEAR(found.z[row], z, 1e-10);
    }
  }
}

TEST(Interactions, OfTwoWordsAreTheLogOddsRatio) {
  const Corpus corpus = small_corpus({{.text = "a b a b a c"}});
  // Pairs ab ba ab ba ac: ab 2, a without b 1, b after another 0, neither 2.
  const NgramOptions options{.min_count = 2};
  const NgramTable table = ngrams(corpus, options);
  ASSERT_EQ(corpus.term(table.terms[0]), "a");
  const Interactions found = interactions(corpus, table, options);
  EXPECT_NEAR(found.lambda[0], std::log(2.5 * 2.5 / (1.5 * 0.5)), 1e-14);
}

TEST(Interactions, AreTheSameForAnyNumberOfThreadsAndRefuseWhatTheyDoNotMeasure) {
  const Corpus corpus = small_corpus(random_articles());
  NgramOptions options{.n = 3, .min_count = 2, .threads = 1};
  const NgramTable table = ngrams(corpus, options);
  ASSERT_GT(table.size(), 5U);
  const Interactions one = interactions(corpus, table, options);
  options.threads = 5;
  EXPECT_EQ(one.lambda, interactions(corpus, table, options).lambda);
  options.skip = 1;
  EXPECT_THROW(static_cast<void>(interactions(corpus, table, options)), ArgumentError);
  const NgramOptions six{.n = 6};
  EXPECT_THROW(static_cast<void>(interactions(corpus, ngrams(corpus, six), six)), ArgumentError);
  const Corpus empty = small_corpus({{.text = ""}});
  EXPECT_TRUE(interactions(empty, ngrams(empty), {}).z.empty());
}

}  // namespace
}  // namespace broadsheet::statistics
