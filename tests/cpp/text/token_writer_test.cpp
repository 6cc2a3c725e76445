#include "broadsheet/text/token_writer.hpp"

#include <gtest/gtest.h>

#include <string>

#include "broadsheet/text/capitals.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::text {
namespace {

/// A buffer that holds the two tokens of "abc def".
class TokenWriterTest : public testing::Test {
 protected:
  TokenWriterTest() { Tokenizer().tokenize("abc def", buffer_); }

  TokenBuffer buffer_;
};

TEST_F(TokenWriterTest, AddsATokenWithTheKeyOfItsPlace) {
  TokenWriter(buffer_).push(4, 7);
  ASSERT_EQ(buffer_.size(), 3U);
  EXPECT_EQ(buffer_.begin(2), 4U);
  EXPECT_EQ(buffer_.end(2), 7U);
  EXPECT_EQ(buffer_.key(2), "def");
}

TEST_F(TokenWriterTest, PutsAShorterKeyInItsPlace) {
  TokenWriter writer(buffer_);
  writer.push(4, 7, "xy");
  EXPECT_EQ(buffer_.key(2), "xy");
  EXPECT_EQ(buffer_.key_offsets()[2], 4U);
  EXPECT_EQ(buffer_.key(0), "abc");
  EXPECT_EQ(std::string_view(writer.folded(), 7), "abc xyf");
  writer.push(4, 7, "");
  EXPECT_EQ(buffer_.key(3), "");
}

TEST_F(TokenWriterTest, PutsLongerKeysBehindTheCopy) {
  TokenWriter writer(buffer_);
  writer.push(0, 3, "longer than it");
  writer.push(4, 7, "longer, too");
  EXPECT_EQ(buffer_.key(2), "longer than it");
  EXPECT_EQ(buffer_.key(3), "longer, too");
  EXPECT_EQ(buffer_.key(0), "abc");
  EXPECT_GE(buffer_.key_offsets()[2], folded_capacity(7) - kKeyPadding);
  const char* behind = buffer_.key(3).data() + buffer_.key(3).size();
  for (std::size_t i = 0; i < 16; ++i) EXPECT_EQ(behind[i], '\0') << i;
}

TEST_F(TokenWriterTest, GrowsWithoutLosingTokens) {
  TokenWriter writer(buffer_);
  for (int n = 0; n < 5000; ++n) writer.push(0, 3);
  ASSERT_EQ(buffer_.size(), 5002U);
  EXPECT_EQ(buffer_.key(1), "def");
  EXPECT_EQ(buffer_.key(5001), "abc");
}

TEST(TokenWriter, MarksCapitalsForTheSentence) {
  const std::string text = "NO NEWS";
  TokenBuffer buffer;
  Tokenizer().tokenize("..", buffer);  // makes room, has no token
  TokenWriter writer(buffer);
  writer.push(0, 2);
  writer.mark_capitals();
  SentencePass(text, buffer).run();
  ASSERT_EQ(buffer.ambiguous().size(), 1U);
  EXPECT_EQ(buffer.ambiguous()[0], 0U);
}

}  // namespace
}  // namespace broadsheet::text
