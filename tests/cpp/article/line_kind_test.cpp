#include "broadsheet/article/line_kind.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace broadsheet::article {
namespace {

TEST(LineKindNames, AreDistinct) {
  std::set<std::string> names;
  for (int i = 0; i < kLineKinds; ++i) names.emplace(name(static_cast<LineKind>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(kLineKinds));
  EXPECT_EQ(names.count("unknown"), 0U);
  EXPECT_EQ(name(static_cast<LineKind>(200)), "unknown");
}

TEST(DefaultSetAside, KeepsTheArticlesOwnWords) {
  for (const LineKind kind : {LineKind::title, LineKind::subheading, LineKind::paragraph})
    EXPECT_EQ(kDefaultSetAside & bit(kind), 0U);
  for (const LineKind kind :
       {LineKind::related, LineKind::dateline, LineKind::caption, LineKind::note})
    EXPECT_NE(kDefaultSetAside & bit(kind), 0U);
}

}  // namespace
}  // namespace broadsheet::article
