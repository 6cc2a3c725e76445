#include "broadsheet/corpus/words_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

TEST(WordsOf, ReadsAsTheCorpusDoes) {
  const Corpus corpus = small_corpus({{.text = "Snow fell.", .id = "0"}});
  EXPECT_THAT(words_of(corpus, "The port's gate, closed!"),
              ::testing::ElementsAreArray(
                  terms_of(small_corpus({{.text = "The port's gate, closed!", .id = "0"}}), 0)));
  EXPECT_TRUE(words_of(corpus, " ... ").empty());
}

}  // namespace
}  // namespace broadsheet::corpus
