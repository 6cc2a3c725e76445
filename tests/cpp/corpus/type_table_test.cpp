#include "broadsheet/corpus/type_table.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {
namespace {

TEST(TypeTable, GivesOneIdToAWordHoweverOften) {
  TypeTable table;
  const TermId us = table.count("us", false);
  EXPECT_EQ(table.count("us", false), us);
  EXPECT_NE(table.count("us", true), us);
  EXPECT_EQ(table.occurrences(us), 2);
  EXPECT_EQ(table.word(us), "us");
}

TEST(TypeTable, FindsWhatItMetAndNothingElse) {
  TypeTable table;
  const std::string zero("us\0", 3);
  const std::vector<std::string> words = {
      "", "us", "exactly8", "sixteen bytes it", zero, "a word longer than sixteen bytes"};
  for (const std::string& word : words) {
    EXPECT_EQ(table.find(word, false), kNoTerm) << word;
    const TermId id = table.count(word, false);
    EXPECT_EQ(table.find(word, false), id) << word;
    EXPECT_EQ(table.find(word, true), kNoTerm) << word;
  }
  const TermId hidden = table.count("us", true);
  EXPECT_EQ(table.find("us", true), hidden);
  EXPECT_EQ(table.find("u", false), kNoTerm);
}

TEST(TypeTable, KeepsAllWordsWhenItGrows) {
  TypeTable table;
  constexpr int kWords = 50'000;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < kWords; ++i) {
      EXPECT_EQ(table.count("word" + std::to_string(i), false), static_cast<TermId>(i));
    }
  }
  EXPECT_EQ(table.size(), static_cast<std::size_t>(kWords));
  EXPECT_EQ(table.occurrences(kWords - 1), 2);
}

TEST(TypeTable, TellsWordsOfEverySizeApart) {
  TypeTable table;
  std::vector<std::string> words;
  for (std::size_t size = 0; size < 40; ++size) {
    words.emplace_back(size, 'a');
    words.push_back(std::string(size, 'a') + std::string(1, '\0'));  // no word of a language
  }
  for (const bool hidden : {false, true}) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const TermId id = table.count(words[i], hidden);
      EXPECT_EQ(id, i + (hidden ? words.size() : 0));
      EXPECT_EQ(table.word(id), words[i]);
      EXPECT_EQ(table.is_hidden(id), hidden);
    }
  }
}

// Batches against one word at a time, over more words than the first tables hold.
TEST(TypeTable, CountsTheTokensOfATextAsOneByOne) {
  const text::Tokenizer tokenizer;
  std::mt19937 random(11);
  text::TokenBuffer buffer;
  TypeTable batched;
  TypeTable single;
  for (int article = 0; article < 60; ++article) {
    std::string text;
    for (int i = 0; i < 700; ++i) {
      text += std::string(1 + random() % 20, static_cast<char>('a' + random() % 26));
      text += std::to_string(random() % 40);
      text += i % 9 == 0 ? ". " : " ";
    }
    text += article % 3 == 0 ? "\nTHE US WAITS FOR WHO AND NATO\n" : "";
    tokenizer.tokenize(text, buffer);
    std::vector<TermId> ids(buffer.size());
    batched.count_all(buffer, ids.data());
    for (std::size_t i = 0; i < buffer.size(); ++i) {
      const TermId id = single.count(buffer.key(i), buffer.is_capitals(i));
      ASSERT_EQ(batched.word(ids[i]), buffer.key(i));
      ASSERT_EQ(batched.is_hidden(ids[i]), single.is_hidden(id));
    }
  }
  batched.settle();
  batched.settle();  // brings nothing twice
  ASSERT_EQ(batched.size(), single.size());
  for (TermId id = 0; id < single.size(); ++id) {
    const TermId other = batched.count(single.word(id), single.is_hidden(id), 0);
    EXPECT_EQ(batched.occurrences(other), single.occurrences(id));
  }
  EXPECT_EQ(batched.size(), single.size());
}

}  // namespace
}  // namespace broadsheet::corpus
