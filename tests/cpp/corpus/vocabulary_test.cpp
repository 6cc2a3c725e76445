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

TEST(Vocabulary, FindsTheSameBySlots) {
  std::vector<char> bytes;
  std::vector<std::int64_t> starts = {0};
  std::vector<std::uint8_t> hidden;
  for (int i = 0; i < 1000; ++i) {  // each word plain and hidden
    const std::string word = "w" + std::to_string(i / 2);
    bytes.insert(bytes.end(), word.begin(), word.end());
    starts.push_back(static_cast<std::int64_t>(bytes.size()));
    hidden.push_back(i % 2 == 0 ? 1 : 0);
  }
  const Vocabulary searched(bytes, starts, hidden);
  const std::vector<TermId> slots = make_slots(searched);
  EXPECT_EQ(slots.size(), 2048U);
  const Vocabulary looked_up(searched.bytes(), searched.starts(), searched.hidden(),
                             searched.by_bytes(), slots);
  for (int i = 0; i < 600; ++i) {
    const std::string word = "w" + std::to_string(i);
    EXPECT_EQ(looked_up.find(word), searched.find(word)) << word;
    EXPECT_EQ(looked_up.find_hidden(word), searched.find_hidden(word)) << word;
    EXPECT_EQ(looked_up.find(word).has_value(), i < 500) << word;
  }
  EXPECT_EQ(make_slots(Vocabulary()), std::vector<TermId>{kNoTerm});
}

TEST(Vocabulary, MayBeEmpty) {
  const Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.size(), 0U);
  EXPECT_FALSE(vocabulary.find("a"));
}

}  // namespace
}  // namespace broadsheet::corpus
