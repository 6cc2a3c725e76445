#include "broadsheet/comparison/evidence.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../corpus/small_corpus.hpp"

namespace broadsheet::comparison {
namespace {

using corpus::Corpus;
using corpus::small_corpus;

std::vector<std::string> found(const Corpus& corpus, const std::string& term,
                               unsigned threads = 1) {
  std::vector<std::string> result;
  for (const Place& place : first_places(corpus, corpus.find_term(term).value(), threads)) {
    const auto begin = static_cast<std::size_t>(place.begin);
    result.push_back(std::to_string(place.article) + ":" + std::to_string(begin) + " " +
                     std::string(corpus.article(place.article)
                                     .text()
                                     .substr(begin, static_cast<std::size_t>(place.end) - begin)));
  }
  return result;
}

TEST(FirstPlaces, AreOneInEachArticleThatHoldsTheTerm) {
  const Corpus corpus = small_corpus({{"The wall. A Wall."}, {"No fence."}, {"Build a Wall now."}});
  EXPECT_EQ(found(corpus, "wall"), (std::vector<std::string>{"0:4 wall", "2:8 Wall"}));
}

TEST(FirstPlaces, HaveNoOtherCaseOrSpelling) {
  const Corpus corpus =
      small_corpus({{"The US and us."}, {"They told us of R\u00e9sum\u00e9s."}, {"He resumes."}});
  EXPECT_EQ(found(corpus, "US"), (std::vector<std::string>{"0:4 US"}));
  EXPECT_EQ(found(corpus, "us"), (std::vector<std::string>{"0:11 us", "1:10 us"}));
  EXPECT_EQ(found(corpus, "resumes"), (std::vector<std::string>{"2:3 resumes"}));
}

TEST(FirstPlaces, AreOfAnyWordThatTheTermStandsFor) {
  const Corpus corpus = small_corpus({{"It costs much."}, {"The cost rose."}, {"Free."}});
  std::vector<std::string> terms;
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    const std::string term(corpus.term(t));
    terms.push_back(term == "costs" || term == "cost" ? "a cost" : term);
  }
  EXPECT_EQ(found(corpus.map_terms(terms), "a cost"),
            (std::vector<std::string>{"0:3 costs", "1:4 cost"}));
}

TEST(FirstPlaces, AreTheSameForAnyNumberOfThreads) {
  std::vector<corpus::GivenArticle> articles;
  for (int i = 0; i < 1000; ++i) {
    articles.push_back({i % 3 == 0 ? "Rain and a wall." : "Rain fell.", "", "", std::to_string(i)});
  }
  const Corpus corpus = small_corpus(articles);
  const auto one = found(corpus, "wall", 1);
  EXPECT_EQ(one.size(), 334U);
  EXPECT_EQ(found(corpus, "wall", 7), one);
}

}  // namespace
}  // namespace broadsheet::comparison
