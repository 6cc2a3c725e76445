#include "broadsheet/corpus/checksum.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

namespace broadsheet::corpus {
namespace {

std::uint64_t of(const std::string& text) {
  return checksum(std::as_bytes(std::span(text.data(), text.size())));
}

// The definition, read off the documentation one word at a time.
std::uint64_t by_definition(std::string bytes) {
  const std::uint64_t n = bytes.size();
  while (bytes.size() % 64 != 0) bytes += '\0';
  const auto step = [](std::uint64_t state, std::uint64_t word) {
    const std::uint64_t x = state ^ word;
    return ((x << 29U) | (x >> 35U)) * 11400714819323198485U;
  };
  std::uint64_t lanes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  for (std::size_t i = 0; i < bytes.size() / 8; ++i) {
    std::uint64_t word = 0;
    for (std::size_t b = 8; b-- > 0;) {
      word = (word << 8U) | static_cast<unsigned char>(bytes[8 * i + b]);
    }
    lanes[i % 8] = step(lanes[i % 8], word);
  }
  std::uint64_t all = n;
  for (const std::uint64_t lane : lanes) all = step(all, lane);
  return all ^ (all >> 32U);
}

TEST(Checksum, IsWhatTheDefinitionSays) {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(of(text), by_definition(text)) << i;
    text += static_cast<char>(i * 37);
  }
}

TEST(Checksum, SeesEveryChangedBitAndTheLength) {
  const std::string text(200, 'a');
  const std::uint64_t before = of(text);
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_NE(of(changed), before) << bit;
  }
  EXPECT_NE(of(std::string(3, '\0')), of(std::string(4, '\0')));
}

TEST(Checksum, SeesTwoTopBitsFlippedTogether) {
  std::string text(128, 'a');
  const std::uint64_t before = of(text);
  text[7] = static_cast<char>(text[7] ^ 0x80);
  text[71] = static_cast<char>(text[71] ^ 0x80);
  EXPECT_NE(of(text), before);
}

TEST(BlockChecksums, CoverEachBlockAndTheRest) {
  const std::string text(2 * kChecksumBlock + 5, 'b');
  const auto sums = block_checksums(std::as_bytes(std::span(text.data(), text.size())));
  ASSERT_EQ(sums.size(), 3U);
  EXPECT_EQ(sums[0], of(text.substr(0, kChecksumBlock)));
  EXPECT_EQ(sums[2], of("bbbbb"));
  EXPECT_TRUE(block_checksums({}).empty());
}

}  // namespace
}  // namespace broadsheet::corpus
