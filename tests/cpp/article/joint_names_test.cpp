#include "broadsheet/article/joint_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace broadsheet::article {
namespace {

// The words on both sides of the first "and".
bool is_joint(std::string_view text) {
  std::vector<std::string_view> left;
  std::vector<std::string_view> right;
  bool behind = false;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word == "and" && !behind) {
      behind = true;
    } else {
      (behind ? right : left).push_back(word);
    }
  }
  return is_joint_name(left, right);
}

TEST(JointNames, AreOneOrTwo) {
  for (const std::string_view text :
       {"Department of Health and Human Services", "Food and Drug Administration",
        "Department of Housing and Urban Development", "Securities and Exchange Commission",
        "Centers for Disease Control and Prevention", "Johnson and Johnson", "Marks and Spencer",
        "Trinidad and Tobago"})
    EXPECT_TRUE(is_joint(text)) << text;
  for (const std::string_view text :
       {"Census Bureau and Internal Revenue Service", "Treasury Department and Federal Reserve",
        "Federal Bureau of Investigation and Drug Enforcement Administration", "Ohio and Texas",
        "Coast Guard and Border Patrol", "Costa and Roe", "Justice Department and Senate"})
    EXPECT_FALSE(is_joint(text)) << text;
}

}  // namespace
}  // namespace broadsheet::article
