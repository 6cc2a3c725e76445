#include "broadsheet/vectors/list_sums.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

using Wide = std::vector<std::int32_t>;

TEST(ListSums, AddProductsToTheRowsOfAList) {
  const std::vector<Posting> first = {{0, 100}, {2, -7}};
  const std::vector<Posting> second = {{2, 32767}};
  Wide sums(3);
  add_list(first, 3, sums.data());
  add_list(second, 32767, sums.data());
  EXPECT_EQ(sums, (Wide{300, 0, 32767 * 32767 - 21}));
}

TEST(ListSums, AreRoundedToTheNearestAndStopAtTheEnds) {
  Wide wide(kPanelRows);
  std::ranges::copy(Wide{0, 3, 4, 11, 12, -4, -5, 262143, 262200, -262200}, wide.begin());
  std::vector<std::int16_t> sums(kPanelRows, -1);
  take_sums(wide, 3, sums.data(), kPanelRows);
  EXPECT_EQ(std::vector<std::int16_t>(sums.begin(), sums.begin() + 10),
            (std::vector<std::int16_t>{0, 0, 1, 1, 2, 0, -1, 32767, 32767, -32768}));
  EXPECT_EQ(wide, Wide(kPanelRows));
}

TEST(ListSums, AreTheSameWithAndWithoutSpecialInstructions) {
  constexpr std::size_t kPanels = 3;
  constexpr std::size_t kStride = kPanelRows + 32;
  for (std::uint64_t round = 0; round < 64; ++round) {
    RandomStream random(5, round);
    Wide wide(kPanels * kPanelRows);
    for (auto& sum : wide) sum = static_cast<std::int32_t>(random.below(1U << 31U)) - (1 << 30);
    Wide again = wide;
    const int shift = 12 + static_cast<int>(random.below(4));
    std::vector<std::int16_t> fast(kPanels * kStride, 77);
    auto plain = fast;
    take_sums(wide, shift, fast.data(), kStride);
    take_sums_portably(again, shift, plain.data(), kStride);
    EXPECT_EQ(fast, plain);
    EXPECT_EQ(fast[kPanelRows], 77);  // between panels
    EXPECT_EQ(wide, Wide(kPanels * kPanelRows));
    EXPECT_EQ(again, wide);
  }
}

}  // namespace
}  // namespace broadsheet::vectors
