#include "broadsheet/text/packed_word.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::text {
namespace {

constexpr std::uint64_t kPacked = packed_word("abcdef");

TEST(PackedWord, HasTheFirstByteLowest) {
  EXPECT_EQ(packed_word(""), 0U);
  EXPECT_EQ(packed_word("a"), 0x61U);
  EXPECT_EQ(packed_word("ab"), 0x6261U);
  EXPECT_EQ(packed_word("abcdefgh"), 0x6867666564636261U);
}

TEST(PackedWord, IsTheSameAtCompileTime) { EXPECT_EQ(packed_word(std::string("abcdef")), kPacked); }

TEST(PackedWord, TakesBytesBeyondAsciiAsTheyAre) {
  EXPECT_EQ(packed_word("\xFF\x80\xC3\xA9"), 0xA9C380FFU);
}

TEST(PackedWord, ALongWordHasNoNumber) { EXPECT_EQ(packed_word("abcdefghi"), 0U); }

TEST(PackedWord, DiffersForWordsThatDiffer) {
  const std::string word = "abcdefgh";
  for (std::size_t a = 1; a <= 8; ++a)
    for (std::size_t b = 1; b < a; ++b)
      EXPECT_NE(packed_word(word.substr(0, a)), packed_word(word.substr(0, b)));
}

}  // namespace
}  // namespace broadsheet::text
