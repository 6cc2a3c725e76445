#include "broadsheet/text/character_masks.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::text {
namespace {

struct Masked {
  std::vector<BlockMasks> masks;
  std::string folded;

  Masked(std::string_view text, bool fold)
      : masks(n_mask_blocks(text.size()) + 1), folded(folded_capacity(text.size()), 'x') {
    compute_masks(text, fold, masks.data(), folded.data());
  }

  /// One mask as "01..." over n bytes.
  std::string bits(std::uint64_t BlockMasks::* mask, std::size_t n) const {
    std::string shown;
    for (std::size_t i = 0; i < n; ++i)
      shown += (masks[i / kMaskBlock].*mask >> (i % kMaskBlock) & 1) != 0 ? '1' : '0';
    return shown;
  }
};

TEST(CharacterMasks, AreTheSameOnAnyProcessor) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 300, ' ');
    for (char& c : text) c = static_cast<char>(random() % (round % 2 == 0 ? 128 : 256));
    for (const bool fold : {false, true}) {
      const Masked masked(text, fold);
      std::vector<BlockMasks> masks(masked.masks.size());
      std::string folded(masked.folded.size(), 'x');
      compute_masks_portably(text, fold, masks.data(), folded.data());
      EXPECT_EQ(masks, masked.masks) << text;
      EXPECT_EQ(folded, masked.folded) << text;
    }
  }
}

TEST(CharacterMasks, OfAsciiAreWhatTheirNamesSay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string text(random() % 200, ' ');
    for (char& c : text) c = static_cast<char>(random() % 128);
    const Masked masked(text, true);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      const bool digit = c >= '0' && c <= '9';
      const bool upper = c >= 'A' && c <= 'Z';
      const bool letter = upper || (c >= 'a' && c <= 'z');
      const BlockMasks& here = masked.masks[i / kMaskBlock];
      const auto has = [&](std::uint64_t mask) { return (mask >> (i % kMaskBlock) & 1) != 0; };
      EXPECT_EQ(has(here.word), letter || digit);
      EXPECT_EQ(has(here.letter), letter);
      EXPECT_EQ(has(here.upper), upper);
      EXPECT_EQ(has(here.mark), c > ' ' && !letter && !digit);
      EXPECT_EQ(has(here.special), c == '_');
      EXPECT_EQ(has(here.terminal), c == '.' || c == '!' || c == '?' || (c >= '\n' && c <= '\r'));
      EXPECT_EQ(masked.folded[i], upper ? static_cast<char>(c + 32) : c);
    }
    for (std::size_t i = n_mask_blocks(text.size()) * kMaskBlock; i < masked.folded.size(); ++i)
      EXPECT_EQ(masked.folded[i], '\0');
    EXPECT_EQ(masked.masks.back().word, 0U);
  }
}

TEST(CharacterMasks, LeaveTheCopyAloneWhereNothingIsFolded) {
  const std::string text = "The \u00C9TAT";
  EXPECT_EQ(Masked(text, false).folded.substr(0, text.size()), text);
  EXPECT_EQ(Masked(text, true).folded.substr(0, text.size()), "the \u00E9tat");
}

TEST(CharacterMasks, GiveAllBytesOfALetterBeyondAscii) {
  for (std::size_t n = 60; n <= 66; ++n) {  // across the end of a block, too
    const std::string text = std::string(n, ' ') + "\u00C9a";
    const Masked masked(text, true);
    EXPECT_EQ(masked.bits(&BlockMasks::word, text.size()), std::string(n, '0') + "111");
    EXPECT_EQ(masked.bits(&BlockMasks::upper, text.size()), std::string(n, '0') + "110");
    EXPECT_EQ(masked.bits(&BlockMasks::special, text.size()), std::string(n + 3, '0'));
  }
}

TEST(CharacterMasks, MarkWhereAChineseCharacterBeginsAndWhatStandsBehind) {
  for (std::size_t n = 56; n <= 66; ++n) {
    const std::string text = std::string(n, ' ') + "\u5317\u4E00a \u5317\u00E9\u5317.";
    const Masked masked(text, true);
    const std::string spaces(n, '0');
    EXPECT_EQ(masked.bits(&BlockMasks::word, text.size()), spaces +
                                                               "1111111"
                                                               "0"
                                                               "11111111"
                                                               "0");
    EXPECT_EQ(masked.bits(&BlockMasks::special, text.size()), spaces +
                                                                  "1001001"
                                                                  "0"
                                                                  "10010100"
                                                                  "0");
  }
}

TEST(CharacterMasks, WhatFoldsInPlaceFoldsLikeTheTables) {
  int n_folded = 0;
  for (char32_t code = 0; code < 0x3000; ++code) {
    if (!folds_in_place(code)) continue;
    ++n_folded;
    std::string text;
    append_code_point(code, text);
    std::string expected;
    append_code_point(lower(code), expected);
    ASSERT_EQ(text.size(), expected.size()) << static_cast<unsigned>(code);
    EXPECT_EQ(Masked(text, true).folded.substr(0, text.size()), expected);
  }
  EXPECT_GT(n_folded, 128 + 500);
}

TEST(CharacterMasks, ApostrophesAreSpecialBetweenLettersOnly) {
  EXPECT_EQ(Masked("n\u2019t", true).bits(&BlockMasks::special, 5), "01000");
  EXPECT_EQ(Masked("n\u2019 t", true).bits(&BlockMasks::special, 6), "000000");
  EXPECT_EQ(Masked("\u201Cn\u201D", true).bits(&BlockMasks::special, 7), "0000000");
}

TEST(CharacterMasks, BitsAreCounted) {
  std::mt19937_64 random(2);
  EXPECT_EQ(count_bits(0), 0U);
  EXPECT_EQ(count_bits(~std::uint64_t{0}), 64U);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t mask = random() & random();
    std::size_t n = 0;
    for (int bit = 0; bit < 64; ++bit) n += mask >> bit & 1;
    EXPECT_EQ(count_bits(mask), n);
  }
}

}  // namespace
}  // namespace broadsheet::text
