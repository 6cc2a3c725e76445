#include "broadsheet/corpus/merged_types.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>

namespace broadsheet::corpus {
namespace {

TEST(MergedTypes, RankByCountThenBytesWhoeverMetThem) {
  TypeTable first;
  TypeTable second;
  first.count("port", false, 3);
  first.count("a", false, 2);
  second.count("border", false, 2);
  second.count("port", false, 1);
  const text::Tokenizer tokenizer;
  const MergedTypes merged =
      merge_types(std::array<TypeTable*, 3>{&first, nullptr, &second}, tokenizer, 2);
  ASSERT_EQ(merged.vocabulary->size(), 3U);
  EXPECT_EQ(merged.vocabulary->term(0), "port");
  EXPECT_EQ(merged.vocabulary->term(1), "a");
  EXPECT_EQ(merged.vocabulary->term(2), "border");
  EXPECT_EQ(merged.counts, (PooledVector<std::int64_t>{4, 2, 2}));
  EXPECT_EQ(merged.of_worker[0], (PooledVector<TermId>{0, 1}));
  EXPECT_EQ(merged.of_worker[2], (PooledVector<TermId>{2, 0}));
}

TEST(MergedTypes, DoNotDependOnHowTheWordsWereShared) {
  const text::Tokenizer tokenizer;
  std::vector<std::string> words;
  for (int i = 0; i < 3000; ++i) words.push_back("w" + std::to_string(i * i % 977));
  const auto merged_over = [&](std::size_t n) {
    std::vector<TypeTable> tables(n);
    for (std::size_t i = 0; i < words.size(); ++i) tables[i % n].count(words[i], i % 5 == 0);
    std::vector<TypeTable*> pointers;
    for (TypeTable& table : tables) pointers.push_back(&table);
    const MergedTypes merged = merge_types(pointers, tokenizer, 2);
    std::map<std::string, std::int64_t> counts;
    std::string order;
    for (TermId id = 0; id < merged.vocabulary->size(); ++id) {
      const std::string word(merged.vocabulary->term(id));
      order += (merged.vocabulary->is_hidden(id) ? "!" : " ") + word;
      order += ":" + std::to_string(merged.counts[id]);
    }
    return order;
  };
  const std::string whole = merged_over(1);
  for (const std::size_t n : {2UL, 7UL}) EXPECT_EQ(merged_over(n), whole);
}

TEST(MergedTypes, LeaveOutWhatWasTakenBackAndAddWhatHiddenTypesMayCountAs) {
  TypeTable table;
  const TermId gone = table.count("gone", false);
  table.uncount(gone);
  table.count("US", true);
  const MergedTypes merged = merge_types(std::array<TypeTable*, 1>{&table}, text::Tokenizer(), 1);
  EXPECT_FALSE(merged.vocabulary->find("gone"));
  EXPECT_TRUE(merged.vocabulary->find_hidden("US"));
  EXPECT_TRUE(merged.vocabulary->find("US"));
  EXPECT_TRUE(merged.vocabulary->find("us"));
}

}  // namespace
}  // namespace broadsheet::corpus
