#include "broadsheet/corpus/map_difference.hpp"

#include <gtest/gtest.h>

#include <map>

#include "broadsheet/corpus/map_phrases.hpp"
#include "small_corpus.hpp"

namespace broadsheet::corpus {
namespace {

using Map = std::map<std::string, std::string, std::less<>>;

std::vector<std::string> new_terms(const Corpus& corpus, const Map& map) {
  std::vector<std::string> terms;
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    const auto at = map.find(corpus.term(t));
    terms.push_back(at == map.end() ? std::string(corpus.term(t)) : at->second);
  }
  return terms;
}

Corpus mapped(const Corpus& corpus, const Map& map) {
  return corpus.map_terms(new_terms(corpus, map));
}

TEST(MapDifference, IsNothingForOneMapOnTwoCorpora) {
  const Corpus a = small_corpus({{.text = "The US and Mexico met at the port."}});
  const Corpus b = small_corpus({{.text = "Ports of the US: port fees rose, and Peru paid."}});
  const Map map = {{"ports", "port"}, {"the", ""}, {"peru", "Peru"}, {"mexico", "Mexico"}};
  EXPECT_FALSE(map_difference(mapped(a, map), mapped(b, map)));
  EXPECT_FALSE(map_difference(a, b));
  EXPECT_FALSE(map_difference(mapped(a, map), mapped(a, map).select(std::vector<ArticleIndex>{})));
}

TEST(MapDifference, NamesTheFirstWordAndBothTerms) {
  const Corpus a = small_corpus({{.text = "The US and Mexico met at the port."}});
  const Corpus b = small_corpus({{.text = "The port of the US."}});
  const auto found =
      map_difference(mapped(a, {{"port", "harbour"}}), mapped(b, {{"port", "dock"}, {"the", ""}}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->word, "port");
  EXPECT_EQ(found->term_a, "harbour");
  EXPECT_EQ(found->term_b, "dock");
  const auto dropped = map_difference(mapped(a, {{"the", ""}}), mapped(b, {{"port", "port"}}));
  ASSERT_TRUE(dropped);
  EXPECT_EQ(dropped->word, "the");
  EXPECT_EQ(dropped->term_a, "");
  EXPECT_EQ(dropped->term_b, "the");
}

// "White" stands in one corpus only where the phrase takes it.
TEST(MapDifference, LeavesOutWhatAPhraseTakes) {
  const Corpus a = small_corpus({{.text = "They left the White House."}});
  const Corpus b = small_corpus({{.text = "They left the White House by a white door."}});
  const std::vector<Phrase> phrases = {{"white house", "White House"}};
  EXPECT_FALSE(map_difference(map_phrases(a, new_terms(a, {}), phrases),
                              map_phrases(b, new_terms(b, {}), phrases)));
}

}  // namespace
}  // namespace broadsheet::corpus
