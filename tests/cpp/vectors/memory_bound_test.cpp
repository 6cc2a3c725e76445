#include "broadsheet/vectors/memory_bound.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "broadsheet/base/error.hpp"

namespace broadsheet::vectors {
namespace {

std::string refusal(std::int64_t needed, std::int64_t bound) {
  try {
    require_memory("the search", needed, bound, "allow more");
  } catch (const MemoryLimitError& error) {
    return error.what();
  }
  return {};
}

TEST(RequireMemory, LetsThroughWhatFitsAndEverythingWithoutABound) {
  EXPECT_EQ(refusal(1000, 1000), "");
  EXPECT_EQ(refusal(std::int64_t{1} << 60, 0), "");
}

TEST(RequireMemory, TellsFiguresThatSufficeAndTheRemedy) {
  EXPECT_THAT(refusal(1001, 1000),
              testing::StartsWith("the search needs up to 0.1 MB, more than the 0.0 MB of memory=; "
                                  "allow more"));
  EXPECT_THAT(refusal(23'400'001, 9'990'000), testing::HasSubstr("23.5 MB, more than the 9.9 MB"));
  EXPECT_THAT(refusal(234'400'001, 99'990'000),
              testing::HasSubstr("235 MB, more than the 99.9 MB"));
}

}  // namespace
}  // namespace broadsheet::vectors
