#include "broadsheet/text/token_buffer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::text {
namespace {

TEST(TokenBuffer, StartsEmpty) {
  const TokenBuffer buffer;
  EXPECT_EQ(buffer.size(), 0U);
  EXPECT_TRUE(buffer.begins().empty());
  EXPECT_TRUE(buffer.sentences().empty());
}

TEST(TokenBuffer, HasEveryTokenAsRangeKeyAndFlag) {
  const std::string text = "The U.S. said. NO NEWS YET";
  TokenBuffer buffer;
  Tokenizer().tokenize(text, buffer);
  ASSERT_EQ(buffer.size(), 6U);
  for (std::size_t i = 0; i < buffer.size(); ++i) {
    EXPECT_EQ(buffer.begin(i), buffer.begins()[i]);
    EXPECT_EQ(buffer.end(i), buffer.ends()[i]);
    EXPECT_EQ(buffer.key(i),
              std::string_view(buffer.keys() + buffer.key_offsets()[i], buffer.key_sizes()[i]));
    EXPECT_EQ(buffer.is_capitals(i), buffer.flags()[i] == kAmbiguousCapitals);
  }
  EXPECT_EQ(text.substr(buffer.begin(1), buffer.end(1) - buffer.begin(1)), "U.S.");
  EXPECT_EQ(buffer.key(1), "US");
  EXPECT_EQ(buffer.key(5), "YET");
  EXPECT_FALSE(buffer.is_capitals(1));
  EXPECT_TRUE(buffer.is_capitals(5));
  EXPECT_EQ(std::vector(buffer.sentences().begin(), buffer.sentences().end()),
            (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(std::vector(buffer.ambiguous().begin(), buffer.ambiguous().end()),
            (std::vector<std::uint32_t>{3, 4, 5}));
}

TEST(TokenBuffer, IsUsedAgainForAShorterText) {
  TokenBuffer buffer;
  Tokenizer().tokenize(std::string(9000, 'x') + " and MORE words than before", buffer);
  const std::uint32_t* kept = buffer.begins().data();
  Tokenizer().tokenize("one two", buffer);
  ASSERT_EQ(buffer.size(), 2U);
  EXPECT_EQ(buffer.key(1), "two");
  EXPECT_TRUE(buffer.ambiguous().empty());
  EXPECT_EQ(buffer.begins().data(), kept);
}

TEST(TokenBuffer, CanBeReadBehindEveryKey) {
  TokenBuffer buffer;
  Tokenizer().tokenize("last", buffer);
  for (std::size_t i = 4; i < 20; ++i) EXPECT_EQ(buffer.keys()[i], '\0') << i;
}

}  // namespace
}  // namespace broadsheet::text
