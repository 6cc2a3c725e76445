#include "broadsheet/text/scratch_array.hpp"

#include <gtest/gtest.h>

namespace broadsheet::text {
namespace {

TEST(ScratchArray, KeepsWhatIsUsedAndNeverShrinks) {
  ScratchArray<int> array;
  EXPECT_EQ(array.capacity(), 0U);
  array.ensure(3, 0);
  for (int i = 0; i < 3; ++i) array.data()[i] = i;
  array.ensure(1000, 3);
  EXPECT_GE(array.capacity(), 1000U);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(array.data()[i], i);
  const int* before = array.data();
  array.ensure(10, 3);
  EXPECT_EQ(array.data(), before);
}

TEST(ScratchArray, GrowsByAHalfAtLeast) {
  ScratchArray<char> array;
  array.ensure(1000, 0);
  array.ensure(1001, 0);
  EXPECT_GE(array.capacity(), 1500U);
}

}  // namespace
}  // namespace broadsheet::text
