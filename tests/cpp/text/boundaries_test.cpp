#include "broadsheet/text/boundaries.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::text {
namespace {

using Offsets = std::vector<std::size_t>;

// The whole conformance set of Unicode 17.0 is run by tests/python/test_tokenizer.py.

TEST(WordBoundaries, OfAnEmptyTextAreNone) { EXPECT_TRUE(word_boundaries("").empty()); }

TEST(WordBoundaries, KeepNumbersAndContractionsTogether) {
  EXPECT_EQ(word_boundaries("can't 3.5"), (Offsets{0, 5, 6, 9}));
  EXPECT_EQ(word_boundaries("a,b 1,2"), (Offsets{0, 1, 2, 3, 4, 7}));
}

TEST(WordBoundaries, PairRegionalIndicators) {
  const std::string flag = "\U0001F1FA\U0001F1F8";
  EXPECT_EQ(word_boundaries(flag + flag), (Offsets{0, 8, 16}));
}

TEST(WordBoundaries, AttachMarksToWhatStandsBefore) {
  EXPECT_EQ(word_boundaries("e\u0301t\u00E9"), (Offsets{0, 6}));
}

TEST(SentenceBoundaries, FollowTheStandardAndNotNews) {
  EXPECT_EQ(sentence_boundaries("Mr. Smith left. He ran."), (Offsets{0, 4, 16, 23}));
  EXPECT_EQ(sentence_boundaries("At 3.5 percent. yes"), (Offsets{0, 19}));
}

}  // namespace
}  // namespace broadsheet::text
