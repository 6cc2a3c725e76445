#include "broadsheet/article/rules.hpp"

#include <gtest/gtest.h>

#include <string>

#include "broadsheet/article/parse.hpp"

namespace broadsheet::article {
namespace {

TEST(Rules, HaveNumbersAfterThePhrases) {
  EXPECT_EQ(number(Rule::first_line_title), first_rule_after_phrases());
  EXPECT_EQ(number(Rule::last), rule_count());
  EXPECT_EQ(rule_reason(number(Rule::byline)), "is a byline: \"By\" and a name");
  EXPECT_EQ(rule_reason(number(Rule::repeated_capitals)),
            "recurs in the outlet's articles in capitals");
  EXPECT_EQ(rule_reason(number(Rule::signed_at_end)), "signs the article at its end");
}

}  // namespace
}  // namespace broadsheet::article
