#include "broadsheet/base/copy_past_cache.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace broadsheet {
namespace {

TEST(CopyPastCache, CopiesAtEveryPlaceAndNothingElse) {
  std::vector<unsigned char> source(20'000);
  std::iota(source.begin(), source.end(), static_cast<unsigned char>(1));
  for (const std::size_t size : {0U, 1U, 63U, 4095U, 4096U, 4097U, 4200U, 19'900U}) {
    for (std::size_t at = 0; at < 70; ++at) {
      std::vector<unsigned char> target(20'100, 0);
      copy_past_cache(target.data() + at, source.data() + at % 9, size);
      std::vector<unsigned char> expected(20'100, 0);
      for (std::size_t i = 0; i < size; ++i) expected[at + i] = source[at % 9 + i];
      ASSERT_EQ(target, expected) << size << " at " << at;
    }
  }
}

}  // namespace
}  // namespace broadsheet
