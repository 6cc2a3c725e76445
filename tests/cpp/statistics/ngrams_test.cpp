#include "broadsheet/statistics/ngrams.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"

namespace broadsheet::statistics {
namespace {

using corpus::Corpus;
using corpus::small_corpus;
using Counts = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Counts counts_of(const Corpus& corpus, const NgramOptions& options) {
  const NgramTable table = ngrams(corpus, options);
  Counts counts;
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::string name;
    for (std::int64_t k = 0; k < table.n; ++k) {
      const auto place = i * static_cast<std::size_t>(table.n) + static_cast<std::size_t>(k);
      name += (k == 0 ? "" : " ") + std::string(corpus.term(table.terms[place]));
    }
    counts[name] = {table.count[i], table.articles[i]};
  }
  return counts;
}

TEST(Ngrams, CountSequencesWithinSentences) {
  const Corpus corpus =
      small_corpus({{.text = "to be or not to be. To be!"}, {.text = "not to be"}});
  const Counts expected{
      {"to be", {4, 2}}, {"be or", {1, 1}}, {"or not", {1, 1}}, {"not to", {2, 2}}};
  EXPECT_EQ(counts_of(corpus, {}), expected);
  EXPECT_EQ(counts_of(corpus, {.min_count = 2}).size(), 2U);
  EXPECT_EQ(counts_of(corpus, {.n = 3}).at("not to be"),
            (std::pair<std::int64_t, std::int64_t>{2, 2}));
  EXPECT_EQ(counts_of(corpus, {.across_sentences = true}).at("be to").first, 1);
}

TEST(Ngrams, AreSortedByCountThenIds) {
  const Corpus corpus = small_corpus({{.text = "a b a b b a c"}});
  const NgramTable table = ngrams(corpus);
  for (std::size_t i = 1; i < table.size(); ++i) {
    EXPECT_GE(table.count[i - 1], table.count[i]);
    if (table.count[i - 1] == table.count[i]) {
      EXPECT_LT(std::pair(table.terms[2 * i - 2], table.terms[2 * i - 1]),
                std::pair(table.terms[2 * i], table.terms[2 * i + 1]));
    }
  }
}

TEST(Ngrams, SkipUpToSoManyWords) {
  const Corpus corpus = small_corpus({{.text = "insurgents killed in ongoing fighting"}});
  // The example of Guthrie et al. (2006), section 2: 2-skip bigrams and trigrams of five words.
  EXPECT_EQ(counts_of(corpus, {.n = 2, .skip = 2}).size(), 9U);
  EXPECT_EQ(counts_of(corpus, {.n = 3, .skip = 2}).size(), 10U);
  EXPECT_TRUE(counts_of(corpus, {.n = 2, .skip = 2}).contains("insurgents ongoing"));
  EXPECT_FALSE(counts_of(corpus, {.n = 2, .skip = 2}).contains("insurgents fighting"));
}

TEST(Ngrams, DoNotCloseOverDroppedWordsUnlessTold) {
  const Corpus all = small_corpus({{.text = "house of cards"}});
  std::vector<std::string> without_of;
  for (TermId t = 0; t < all.n_terms(); ++t) {
    without_of.emplace_back(all.term(t) == "of" ? "" : all.term(t));
  }
  const Corpus corpus = all.map_terms(without_of);
  EXPECT_TRUE(counts_of(corpus, {}).empty());
  EXPECT_TRUE(counts_of(corpus, {.skip = 2}).empty());
  EXPECT_EQ(counts_of(corpus, {.close_gaps = true}).size(), 1U);
  EXPECT_EQ(ngrams(corpus).n_words, 3);
}

TEST(Ngrams, GiveTheSameForAnyNumberOfThreads) {
  std::vector<corpus::GivenArticle> articles(200);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::uint64_t w = 0; w < 40; ++w) {
      articles[i].text += "w" + std::to_string(hash_integer(w, i) % 17) + " ";
    }
    articles[i].text += "said.";
  }
  const Corpus corpus = small_corpus(articles);
  const NgramTable one = ngrams(corpus, {.n = 3, .threads = 1});
  const NgramTable five = ngrams(corpus, {.n = 3, .threads = 5});
  EXPECT_GT(one.size(), 1000U);
  EXPECT_EQ(one.terms, five.terms);
  EXPECT_EQ(one.count, five.count);
  EXPECT_EQ(one.articles, five.articles);
}

TEST(Ngrams, RefuseOptionsOutOfRange) {
  const Corpus corpus = small_corpus({{.text = "a b"}});
  EXPECT_THROW(static_cast<void>(ngrams(corpus, {.n = 1})), ArgumentError);
  EXPECT_THROW(static_cast<void>(ngrams(corpus, {.n = 11})), ArgumentError);
  EXPECT_THROW(static_cast<void>(ngrams(corpus, {.skip = 6})), ArgumentError);
  EXPECT_EQ(ngrams(small_corpus({{.text = ""}})).size(), 0U);
}

}  // namespace
}  // namespace broadsheet::statistics
