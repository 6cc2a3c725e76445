#include "broadsheet/text/plain_joins.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace broadsheet::text {
namespace {

/// A text in its masks, with one joiner judged.
struct Judged {
  std::vector<BlockMasks> masks;
  std::string folded;
  PlainJoins joins;
  std::size_t next;

  Judged(const std::string& text, std::size_t at, const TokenizerOptions& options)
      : masks(n_mask_blocks(text.size()) + 1),
        folded(folded_capacity(text.size()), '\0'),
        joins(options, text, masks.data(), folded.data()) {
    compute_masks(text, options.case_mode != CaseMode::keep, masks.data(), folded.data());
    joins.start_block();
    next = joins.judge(at);
  }
};

/// The words of the first block that the masks show after the judgement; "left" if it was left
/// to WordScanner.
std::string words(const std::string& text, char joiner, const TokenizerOptions& options = {}) {
  const Judged judged(text, text.find(joiner), options);
  if (judged.next == text.find(joiner)) return "left";
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i)
    shown += (judged.masks[0].word >> i & 1) != 0 ? text[i] : ' ';
  return shown;
}

TEST(PlainJoins, JoinersBecomePartOfTheWord) {
  EXPECT_EQ(words("we don't go", '\''), "we don't go");
  EXPECT_EQ(words("a 3.5 b", '.'), "a 3.5 b");
  EXPECT_EQ(words("a 6,000 b", ','), "a 6,000 b");
  EXPECT_EQ(words("a $5bn b", '$'), "a $5bn b");
  EXPECT_EQ(words("the COVID-19 b", '-'), "the COVID-19 b");
  EXPECT_EQ(words("an AT&T b", '&'), "an AT&T b");
  EXPECT_EQ(words("by @AP b", '@'), "by @AP b");
}

TEST(PlainJoins, APossessiveIsNoLongerOne) { EXPECT_EQ(words("a Biden's b", '\''), "a Biden   b"); }

TEST(PlainJoins, WhatJoinsNothingIsPassedOver) {
  EXPECT_EQ(words("and/or b", '/'), "and or b");
  EXPECT_EQ(words("mid-2019 b", '-'), "mid 2019 b");
  EXPECT_EQ(words("word(s) b", '('), "word s  b");
  EXPECT_EQ(words("said.The b", '.'), "said The b");
}

TEST(PlainJoins, WhatIsNotPlainIsLeft) {
  EXPECT_EQ(words("l'homme b", '\''), "left");
  EXPECT_EQ(words("see x.com b", '.'), "left");
  EXPECT_EQ(words("at a@b.org b", '@'), "left");
  EXPECT_EQ(words("http://x b", ':'), "left");
  EXPECT_EQ(words("www.x b", '.'), "left");
  EXPECT_EQ(words("in U.S.'s b", '.'), "left");
}

TEST(PlainJoins, AnAcronymIsJudgedWhole) {
  const std::string text = "the U.S. said";
  const Judged judged(text, 5, {});
  EXPECT_EQ(judged.next, 8U);
  ASSERT_EQ(judged.joins.n_changes(), 1U);
  EXPECT_EQ(judged.joins.changes()[0].begin, 4U);
  EXPECT_EQ(judged.joins.changes()[0].form, KeyForm::acronym);
  EXPECT_EQ(judged.joins.folded_begins(), std::uint64_t{1} << 4);
}

TEST(PlainJoins, FollowTheOptions) {
  TokenizerOptions options;
  options.set_aside_possessive = false;
  EXPECT_EQ(words("a Biden's b", '\'', options), "a Biden's b");
  options.join_ampersand = false;
  EXPECT_EQ(words("an AT&T b", '&', options), "an AT T b");
  options.join_currency = false;
  EXPECT_EQ(words("a $5bn b", '$', options), "a  5bn b");
  options.split_hyphens = false;
  EXPECT_EQ(words("a well-known b", '-', options), "left");
}

}  // namespace
}  // namespace broadsheet::text
