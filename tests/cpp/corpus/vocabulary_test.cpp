#include "broadsheet/corpus/vocabulary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::corpus {
namespace {

TEST(Vocabulary, FindsEveryTermAndNothingElse) {
  const std::vector<std::string> terms = {
      "the", "US", "us", "internationally", "internationals", "\xC3\xA9t\xC3\xA9"};
  const Vocabulary vocabulary = Vocabulary::of_terms(terms);
  ASSERT_EQ(vocabulary.size(), terms.size());
  for (TermId id = 0; id < terms.size(); ++id) {
    EXPECT_EQ(vocabulary.term(id), terms[id]);
    EXPECT_EQ(vocabulary.find(terms[id]), id);
  }
  EXPECT_FALSE(vocabulary.find(""));
  EXPECT_FALSE(vocabulary.find("international"));
  EXPECT_FALSE(vocabulary.find("zzz"));
}

TEST(Vocabulary, KeepsAHiddenTypeApartFromThePlainOneOfTheSameBytes) {
  const Vocabulary vocabulary({'U', 'S', 'U', 'S'}, {0, 2, 4}, {1, 0});
  EXPECT_EQ(vocabulary.find("US"), TermId{1});
  EXPECT_EQ(vocabulary.find_hidden("US"), TermId{0});
}

TEST(Vocabulary, OrdersByBytesBeyondTheFirstEight) {
  const Vocabulary vocabulary =
      Vocabulary::of_terms(std::vector<std::string>{"internationals", "internationally", "a", ""});
  const std::vector<TermId> order(vocabulary.by_bytes().begin(), vocabulary.by_bytes().end());
  EXPECT_EQ(order, (std::vector<TermId>{3, 2, 1, 0}));
}

TEST(Vocabulary, MayBeEmpty) {
  const Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.size(), 0U);
  EXPECT_FALSE(vocabulary.find("a"));
}

}  // namespace
}  // namespace broadsheet::corpus
