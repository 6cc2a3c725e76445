#include "broadsheet/base/growing_array.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <utility>

namespace broadsheet {
namespace {

TEST(GrowingArray, HoldsWhatIsAppendedAcrossManySizes) {
  GrowingArray<std::int64_t> array;
  constexpr std::int64_t kMany = 1'000'000;  // past the first mapping
  for (std::int64_t i = 0; i < kMany; ++i) array.push_back(i * i);
  ASSERT_EQ(array.size(), static_cast<std::size_t>(kMany));
  for (std::int64_t i = 0; i < kMany; i += 101) {
    ASSERT_EQ(array[static_cast<std::size_t>(i)], i * i);
  }
}

TEST(GrowingArray, ExtendsShrinksAndAppends) {
  GrowingArray<int> array = {7};
  int* more = array.extend(2);
  more[0] = 8;
  more[1] = 9;
  array.append(std::array{1, 2});
  EXPECT_EQ(array.size(), 5U);
  EXPECT_EQ(array.back(), 2);
  array.shrink(2);
  EXPECT_EQ(array.back(), 8);
  array.shrink(4);  // never makes it longer
  EXPECT_EQ(array.size(), 2U);
  array.room_for(1000)[0] = 3;
  EXPECT_EQ(array.size(), 2U);
  array.clear();
  EXPECT_TRUE(array.empty());
}

TEST(GrowingArray, ExtendsByOneValueManyTimes) {
  GrowingArray<int> array = {1};
  array.extend(3, 7);
  EXPECT_EQ(std::vector<int>(array.begin(), array.end()), (std::vector<int>{1, 7, 7, 7}));
}

TEST(GrowingArray, BecomesAColumnWithoutACopy) {
  GrowingArray<std::uint32_t> array = {3, 1, 4};
  const std::uint32_t* data = array.data();
  const Column<std::uint32_t> column = to_column(std::move(array));
  EXPECT_EQ(column.data(), data);
  ASSERT_EQ(column.size(), 3U);
  EXPECT_EQ(column[2], 4U);
}

}  // namespace
}  // namespace broadsheet
