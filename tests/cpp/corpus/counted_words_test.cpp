#include "broadsheet/corpus/counted_words.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

using Fingerprints = std::vector<std::uint64_t>;

Corpus renamed(const Corpus& corpus, const std::string& from, const std::string& to) {
  std::vector<std::string> terms;
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    terms.emplace_back(corpus.term(t) == from ? to : corpus.term(t));
  }
  return corpus.map_terms(terms);
}

TEST(CountedWords, AreTheSameWhateverStandsAroundThem) {
  const Corpus two = small_corpus({{.text = "The port closed."}, {.text = "No ship came."}});
  const Corpus one = small_corpus({{.text = "No ship came."}});
  const std::vector<ArticleIndex> second = {1};
  EXPECT_EQ(counted_words_fingerprints(two, 1)[1], counted_words_fingerprints(one, 1)[0]);
  EXPECT_EQ(counted_words_fingerprints(two.select(second), 1), counted_words_fingerprints(one, 1));
  EXPECT_EQ(counted_words_fingerprints(small_corpus({}), 1), Fingerprints{});
}

TEST(CountedWords, TellWhatCounts) {
  const Corpus plain = small_corpus({{.text = "Alpha beta gamma alpha."}});
  SegmentMask nothing;
  nothing.kinds = 0;
  const std::vector<Corpus> all = {
      plain,
      renamed(plain, "alpha", "delta"),
      renamed(plain, "alpha", ""),
      renamed(plain, "beta", "gamma"),
      renamed(renamed(plain, "beta", "x"), "gamma", "beta"),
      plain.with_mask(nothing),
      small_corpus({{.text = "Alpha beta gamma alphabeta."}}),
      small_corpus({{.text = "Beta alpha gamma alpha."}}),
      small_corpus({{.text = "Alpha beta.\n\nGamma alpha."}}),
  };
  std::set<std::uint64_t> seen;
  for (const Corpus& corpus : all) seen.insert(counted_words_fingerprints(corpus, 1)[0]);
  EXPECT_EQ(seen.size(), all.size());
}

TEST(CountedWords, AreTheSameForAnyNumberOfThreads) {
  std::vector<GivenArticle> articles;
  for (int i = 0; i < 1000; ++i) {
    articles.push_back({.text = "The port of n" + std::to_string(i % 90) + " closed."});
  }
  const Corpus corpus = small_corpus(articles);
  const Fingerprints serial = counted_words_fingerprints(corpus, 1);
  EXPECT_EQ(counted_words_fingerprints(corpus, 2), serial);
  EXPECT_EQ(counted_words_fingerprints(corpus, 7), serial);
}

}  // namespace
}  // namespace broadsheet::corpus
