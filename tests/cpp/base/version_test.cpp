#include "broadsheet/base/version.hpp"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

TEST(Version, IsTheOneOfTheBuild) { EXPECT_EQ(version(), BROADSHEET_VERSION); }

}  // namespace
}  // namespace broadsheet
