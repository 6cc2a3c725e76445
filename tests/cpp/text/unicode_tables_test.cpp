#include "broadsheet/text/unicode_tables.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <tuple>

namespace broadsheet::text {
namespace {

std::span<const tables::Expansion> decompositions() {
  return {tables::kDecompositions, tables::kDecompositionCount};
}

std::span<const tables::Expansion> plain_forms() {
  return {tables::kPlainForms, tables::kPlainFormCount};
}

std::span<const tables::Composition> compositions() {
  return {tables::kCompositions, tables::kCompositionCount};
}

TEST(UnicodeTables, AreSortedWithoutRepeats) {
  for (const auto& rows : {decompositions(), plain_forms()}) {
    EXPECT_FALSE(rows.empty());
    for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_LT(rows[i - 1].code, rows[i].code);
  }
  const auto rows = compositions();
  EXPECT_FALSE(rows.empty());
  for (std::size_t i = 1; i < rows.size(); ++i)
    EXPECT_LT(std::tie(rows[i - 1].first, rows[i - 1].second),
              std::tie(rows[i].first, rows[i].second));
}

/// What the table has for a code point.
std::u32string_view expansion(std::span<const tables::Expansion> rows, const char32_t* pool,
                              char32_t code) {
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), code,
      [](const tables::Expansion& row, char32_t wanted) { return row.code < wanted; });
  if (found == rows.end() || found->code != code) return {};
  return {pool + found->first, found->length};
}

// From the Unicode Character Database: 00E9 is 0065 0301, FB01 is 0066 0069, 1E69 is 1E63 0307
// and in full 0073 0323 0307, FF21 is 0041.
TEST(UnicodeTables, ExpandAsTheCharacterDatabaseSays) {
  const auto decomposed = [](char32_t code) {
    return expansion(decompositions(), tables::kDecompositionPool, code);
  };
  EXPECT_EQ(decomposed(0xE9), U"e\u0301");
  EXPECT_EQ(decomposed(0x1E69), U"s\u0323\u0307");
  EXPECT_EQ(decomposed('e'), U"");
  const auto plain = [](char32_t code) {
    return expansion(plain_forms(), tables::kPlainFormPool, code);
  };
  EXPECT_EQ(plain(0xFB01), U"fi");
  EXPECT_EQ(plain(0xFF21), U"A");
}

TEST(UnicodeTables, ComposeWhatTheyDecompose) {
  for (const tables::Composition& row : compositions()) {
    const auto whole = expansion(decompositions(), tables::kDecompositionPool, row.composed);
    ASSERT_GE(whole.size(), 2U) << static_cast<std::uint32_t>(row.composed);
    EXPECT_EQ(whole.back(), row.second) << static_cast<std::uint32_t>(row.composed);
  }
}

TEST(UnicodeTables, KnowTheirProperties) {
  EXPECT_EQ(word_break('A'), WordBreak::a_letter);
  EXPECT_EQ(word_break(0x5D0), WordBreak::hebrew_letter);
  EXPECT_EQ(word_break(0x30A2), WordBreak::katakana);
  EXPECT_EQ(word_break(0x4E00), WordBreak::other);
  EXPECT_EQ(sentence_break('.'), SentenceBreak::a_term);
  EXPECT_EQ(sentence_break(0x3002), SentenceBreak::s_term);
  EXPECT_EQ(properties(0x301).combining_class, 230);
  EXPECT_EQ(properties(0x323).combining_class, 220);
  EXPECT_EQ(lower(0xC9), char32_t{0xE9});
  EXPECT_EQ(lower(0x130), char32_t{'i'});
  EXPECT_EQ(lower('1'), char32_t{'1'});
  EXPECT_EQ(word_break(0x110000), WordBreak::other);
}

}  // namespace
}  // namespace broadsheet::text
