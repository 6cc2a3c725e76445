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

TEST(WordsOf, TakesWholeWhatIsSpelledAsATerm) {
  const Corpus french = small_corpus({{.text = "L'homme d'\u00c9tat a dit non.", .id = "0"}});
  ASSERT_TRUE(french.find_term("l'"));
  EXPECT_THAT(words_of(french, "l'"), ::testing::ElementsAre("l'"));
  EXPECT_THAT(words_of(french, "L\u2019 homme"), ::testing::ElementsAre("l'", "homme"));
  EXPECT_THAT(words_of(french, "l'homme"), ::testing::ElementsAre("l'", "homme"));

  const Corpus capitals = small_corpus({{.text = "AT&T PAID EARLY.", .id = "0"}});
  ASSERT_TRUE(capitals.find_term("at&t"));
  EXPECT_THAT(words_of(capitals, "at&t"), ::testing::ElementsAre("at&t"));
  // Another case of a whole word is for the query to try.
  EXPECT_THAT(words_of(capitals, "AT&T paid"), ::testing::ElementsAre("AT&T", "paid"));
}

TEST(WordsOf, PartsWordsWhereNoTermIsSpelled) {
  const Corpus corpus = small_corpus({{.text = "The US and Mexico met.", .id = "0"}});
  EXPECT_THAT(words_of(corpus, "US-Mexico U.S."), ::testing::ElementsAre("US", "mexico", "US"));
}

}  // namespace
}  // namespace broadsheet::corpus
