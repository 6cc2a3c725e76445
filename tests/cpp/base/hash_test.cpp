#include "broadsheet/base/hash.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <string>
#include <unordered_set>
#include <vector>

namespace broadsheet {
namespace {

TEST(Hash, DependsOnEveryByteTheLengthAndTheSeed) {
  for (std::size_t size = 0; size <= 130; ++size) {
    const std::string text(size, 'a');
    const auto hash = hash_bytes(text, 1);
    EXPECT_EQ(hash, hash_bytes(std::string(text), 1));
    EXPECT_NE(hash, hash_bytes(text, 2)) << size;
    EXPECT_NE(hash, hash_bytes(text + 'a', 1)) << size;
    EXPECT_NE(hash, hash_bytes(text + '\0', 1)) << size;
    for (std::size_t i = 0; i < size; ++i) {
      std::string changed = text;
      changed[i] = 'b';
      EXPECT_NE(hash, hash_bytes(changed, 1)) << size << " " << i;
    }
  }
}

// A flipped input bit should flip each output bit half of the time.
TEST(Hash, SpreadsEveryInputBit) {
  for (const std::size_t size : {1U, 3U, 4U, 7U, 8U, 15U, 16U, 17U, 33U, 64U, 100U}) {
    for (std::size_t bit = 0; bit < 8 * size; ++bit) {
      int flipped = 0;
      constexpr int kRounds = 64;
      for (int round = 0; round < kRounds; ++round) {
        std::string text(size, '\0');
        for (std::size_t i = 0; i < size; ++i) {
          text[i] = static_cast<char>(hash_integer(i, static_cast<std::uint64_t>(round)));
        }
        const auto before = hash_bytes(text, 7);
        text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << (bit % 8)));
        flipped += std::popcount(before ^ hash_bytes(text, 7));
      }
      EXPECT_NEAR(flipped / (64.0 * kRounds), 0.5, 0.06) << size << " " << bit;
    }
  }
}

TEST(Hash, HasNoCollisionsAmongAMillionShortWords) {
  std::unordered_set<std::uint64_t> seen;
  std::vector<int> low_bits(1024);
  for (int i = 0; i < 1'000'000; ++i) {
    const auto hash = hash_bytes("w" + std::to_string(i), 42);
    seen.insert(hash);
    ++low_bits[hash % 1024];
  }
  EXPECT_EQ(seen.size(), 1'000'000U);
  for (const int count : low_bits) EXPECT_NEAR(count, 977, 160);  // five standard deviations
}

TEST(Hash, OfIntegersSpreadsToo) {
  std::unordered_set<std::uint64_t> high_bits;
  for (std::uint64_t i = 0; i < 100'000; ++i) high_bits.insert(hash_integer(i, 3) >> 16);
  EXPECT_EQ(high_bits.size(), 100'000U);
  EXPECT_NE(hash_integer(5, 1), hash_integer(5, 2));
}

TEST(Hash, ProcessSeedIsStable) { EXPECT_EQ(process_hash_seed(), process_hash_seed()); }

}  // namespace
}  // namespace broadsheet
