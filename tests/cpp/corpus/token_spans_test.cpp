#include "broadsheet/corpus/token_spans.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace broadsheet::corpus {
namespace {

TEST(TokenSpans, AreWhatTheirNamesSayOnAnyProcessor) {
  std::mt19937 random(4);
  for (std::size_t n = 0; n < 200; ++n) {
    const std::uint32_t widest = n % 3 == 0 ? 300 : 20;
    std::vector<std::uint32_t> begins(n);
    std::vector<std::uint32_t> ends(n);
    std::vector<std::uint8_t> gaps(n);
    std::vector<std::uint8_t> lengths(n);
    std::uint32_t at = 1000;
    std::uint32_t largest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const auto gap = static_cast<std::uint32_t>(random() % widest);
      const auto length = static_cast<std::uint32_t>(1 + random() % widest);
      begins[i] = at + gap;
      ends[i] = begins[i] + length;
      at = ends[i];
      gaps[i] = static_cast<std::uint8_t>(i == 0 ? 0 : gap);
      lengths[i] = static_cast<std::uint8_t>(length);
      largest = std::max({largest, i == 0 ? 0 : gap, length});
    }
    for (const auto write : {write_spans, write_spans_portably}) {
      std::vector<std::uint8_t> found_gaps(n, 7);
      std::vector<std::uint8_t> found_lengths(n, 7);
      const std::uint32_t told =
          write(begins.data(), ends.data(), n, found_gaps.data(), found_lengths.data());
      EXPECT_EQ(found_gaps, gaps);
      EXPECT_EQ(found_lengths, lengths);
      EXPECT_GE(told, largest);
    }
  }
}

}  // namespace
}  // namespace broadsheet::corpus
