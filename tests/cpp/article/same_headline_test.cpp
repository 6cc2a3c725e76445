#include "broadsheet/article/same_headline.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

TEST(SameHeadline, IsTheSameWhateverItsCaseQuotesDashesSpacesAndNormalForm) {
  EXPECT_TRUE(is_same_headline("Port's shut", "Port\u2019s shut"));
  EXPECT_TRUE(is_same_headline("Port shut", "PORT SHUT."));
  EXPECT_TRUE(is_same_headline("\"We stay\" - mayor", "\u201CWe stay\u201D \u2014 Mayor"));
  EXPECT_TRUE(is_same_headline("Port  shut", "Port\u00A0shut "));
  EXPECT_TRUE(is_same_headline("Caf\u00E9 shut", "Cafe\u0301 shut"));
  EXPECT_TRUE(is_same_headline("\u0938\u0902\u0938\u0926", "\u0938\u0902\u0938\u0926!"));
  EXPECT_TRUE(is_same_headline("?!", "?!"));
  EXPECT_TRUE(is_same_headline("", ""));
}

TEST(SameHeadline, IsAnotherWhereAWordOrLetterDiffers) {
  EXPECT_FALSE(is_same_headline("Port shut", "Port shut again"));
  EXPECT_FALSE(is_same_headline("Port shut", "Ports hut"));
  EXPECT_FALSE(is_same_headline("Cafe shut", "Caf\u00E9 shut"));
  EXPECT_FALSE(is_same_headline("Port shut", ""));
  EXPECT_FALSE(is_same_headline("?!", "..."));
  EXPECT_FALSE(is_same_headline("\u0938\u0902\u0938\u0926", "\u0938\u0938\u0926"));
  EXPECT_FALSE(is_same_headline("5 dead", "6 dead"));
}

TEST(SameHeadline, IsTheSameWithTheOutletOrALabel) {
  EXPECT_TRUE(is_same_headline("Port shut | Harbor Ledger", "Port shut", "Harbor Ledger"));
  EXPECT_TRUE(is_same_headline("Port shut", "Port shut - HARBOR LEDGER", "Harbor Ledger"));
  EXPECT_TRUE(is_same_headline("Exclusive: Port shut", "Port shut"));
  EXPECT_FALSE(is_same_headline("Port shut | Harbor Ledger", "Port shut"));
  EXPECT_FALSE(is_same_headline("Port shut - again", "Port shut", "Harbor Ledger"));
  EXPECT_FALSE(is_same_headline("Mayor: Port shut", "Port shut", "Harbor Ledger"));
}

}  // namespace
}  // namespace broadsheet::article
