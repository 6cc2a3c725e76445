#include "broadsheet/corpus/document_frequency.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/storage.hpp"
#include "failing_operations.hpp"
#include "small_corpus.hpp"
#include "temporary_folder.hpp"

namespace broadsheet::corpus {
namespace {

using ::testing::ElementsAre;

Corpus ports() {
  return small_corpus({{.text = "the port, the port"}, {.text = "the \"port\" and a bridge"}, {}});
}

TEST(DocumentFrequency, CountsArticlesAndNotWords) {
  EXPECT_EQ(document_frequency(ports(), "port", 1), 2);
  EXPECT_EQ(document_frequency(ports(), "bridge", 1), 1);
  EXPECT_EQ(document_frequency(ports(), "nowhere", 1), 0);
  EXPECT_EQ(document_frequency(small_corpus({}), "port", 1), 0);
}

TEST(DocumentFrequency, FindsAWordAsItIsCounted) {
  const Corpus corpus = small_corpus(
      {{.text = "they told Trump of the U.S. ports"}, {.text = "tell us and trump who it was"}});
  EXPECT_EQ(counted_term(corpus, "Trump"), "trump");
  EXPECT_EQ(counted_term(corpus, "U.S."), "US");
  EXPECT_EQ(counted_term(corpus, "Us"), "us");
  EXPECT_EQ(counted_term(corpus, "WHO"), "WHO");  // which is not "who"
  EXPECT_EQ(counted_term(corpus, "nowhere"), "nowhere");
  EXPECT_EQ(counted_term(corpus, "!"), "!");
  EXPECT_EQ(counted_term(corpus, ""), "");
  EXPECT_THROW((void)counted_term(corpus, "U.S. ports"), ArgumentError);
  // A term with a space is one where the corpus has it.
  EXPECT_EQ(counted_term(corpus.map_terms(std::vector<std::string>(corpus.n_terms(), "US ports")),
                         "US ports"),
            "US ports");
}

TEST(DocumentFrequency, OfAViewCountsWhatItShows) {
  const std::vector<ArticleIndex> twice = {1, 1, 2};
  EXPECT_EQ(document_frequency(ports().select(twice), "port", 1), 2);
  SegmentMask mask;
  mask.kinds = 0;
  EXPECT_EQ(document_frequency(ports().with_mask(mask), "port", 1), 0);
}

TEST(DocumentFrequency, IsLookedUpWhereItIsKnownAndNotInItsViews) {
  std::vector<std::int64_t> known(ports().n_terms(), 41);
  const Corpus corpus = ports().with_document_frequencies(known);
  EXPECT_EQ(document_frequency(corpus, "port", 1), 41);
  EXPECT_EQ(document_frequency(corpus, "nowhere", 1), 0);
  const std::vector<ArticleIndex> first = {0};
  EXPECT_EQ(document_frequency(corpus.select(first), "port", 1), 1);
}

TEST(DocumentFrequency, OfAViewOfASavedCorpusIsThatOfOneInMemory) {
  std::vector<GivenArticle> articles;
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(i / 4);
    articles.push_back({"the port of n" + n + ".\nREAD MORE: m" + n, "", "", "id" + n + '.', ""});
    articles.back().id += std::to_string(i);
  }
  const TemporaryFolder folder;
  const Corpus plain = small_corpus(articles);
  save(plain, folder.path("corpus"), "{}", unsynced());
  const Corpus saved = open(folder.path("corpus")).corpus;
  std::vector<ArticleIndex> some;
  for (ArticleIndex i = 299; i > 100; i -= 2) some.push_back(i);
  for (TermId t = 0; t < plain.n_terms(); ++t) {
    const std::string_view term = plain.term(t);
    EXPECT_EQ(document_frequency(saved.select(some), term, 1),
              document_frequency(plain.select(some), term, 1))
        << term;
    EXPECT_EQ(document_frequency(saved.with_mask({.kinds = ~0U}), term, 1),
              document_frequency(plain.with_mask({.kinds = ~0U}), term, 1))
        << term;
  }
}

TEST(CountDocumentFrequencies, CountsFromOneArticleToAnother) {
  const Corpus corpus = small_corpus({{.text = "a a b"}, {.text = "a c"}, {.text = "c"}});
  const auto counted = [&](ArticleIndex first, ArticleIndex last) {
    const auto all = count_document_frequencies(corpus, first, last, 1);
    return std::vector{all[*corpus.find_term("a")], all[*corpus.find_term("b")],
                       all[*corpus.find_term("c")]};
  };
  EXPECT_THAT(counted(0, 3), ElementsAre(2, 1, 2));
  EXPECT_THAT(counted(1, 3), ElementsAre(1, 0, 2));
  EXPECT_THAT(counted(2, 2), ElementsAre(0, 0, 0));
}

TEST(CountDocumentFrequencies, IsWhatTheTermsOfEachArticleSayForAnyNumberOfThreads) {
  std::vector<GivenArticle> articles;
  for (int i = 0; i < 700; ++i) {
    articles.push_back({.text = "word" + std::to_string(i % 7) + " word" + std::to_string(i % 11) +
                                " Ship " + std::to_string(i)});
  }
  const Corpus corpus = small_corpus(articles);
  std::vector<std::int64_t> expected(corpus.n_terms());
  for (ArticleIndex i = 5; i < 700; ++i) {
    const auto terms = terms_of(corpus, i);
    for (const std::string& term : std::set(terms.begin(), terms.end())) {
      ++expected[*corpus.find_term(term)];
    }
  }
  EXPECT_EQ(count_document_frequencies(corpus, 5, 700, 1), expected);
  EXPECT_EQ(count_document_frequencies(corpus, 5, 700, 3), expected);
}

TEST(ArticleTypes, CountsTheDifferentTermsOfEachArticle) {
  const Corpus corpus = ports();
  EXPECT_THAT(article_types(corpus, 1), ElementsAre(2, 5, 0));
  EXPECT_THAT(article_types(corpus.with_mask({.kinds = 0}), 1), ElementsAre(0, 0, 0));
  const std::vector<ArticleIndex> some = {1, 0, 1};
  EXPECT_THAT(article_types(corpus.select(some), 2), ElementsAre(5, 2, 5));
}

}  // namespace
}  // namespace broadsheet::corpus
