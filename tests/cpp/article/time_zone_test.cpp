#include "broadsheet/article/time_zone.hpp"

#include <gtest/gtest.h>

namespace broadsheet::article {
namespace {

using namespace std::chrono;

TEST(FindZone, KnowsTheLettersOfRfc2822) {
  EXPECT_EQ(find_zone("gmt")->hours, 0);
  EXPECT_EQ(find_zone("edt")->hours, -4);
  EXPECT_EQ(find_zone("pst")->hours, -8);
  EXPECT_TRUE(find_zone("et")->by_season);
  EXPECT_FALSE(find_zone("est")->by_season);
  EXPECT_FALSE(find_zone("ist"));
  EXPECT_FALSE(find_zone(""));
}

// The days on which clocks changed, from the U.S. Naval Observatory's published table.
TEST(IsSummerInUnitedStates, ChangesOnThePublishedDays) {
  const auto summer = [](year_month_day date, microseconds time) {
    return is_summer_in_united_states(date, time).value();
  };
  for (const auto& [begin, end] : {std::pair{1987y / April / 5, 1987y / October / 25},
                                   {1999y / April / 4, 1999y / October / 31},
                                   {2006y / April / 2, 2006y / October / 29},
                                   {2007y / March / 11, 2007y / November / 4},
                                   {2020y / March / 8, 2020y / November / 1},
                                   {2024y / March / 10, 2024y / November / 3}}) {
    EXPECT_FALSE(summer(begin, 119min));
    EXPECT_TRUE(summer(begin, 2h));
    EXPECT_TRUE(summer(end, 119min));
    EXPECT_FALSE(summer(end, 2h));
  }
  EXPECT_FALSE(is_summer_in_united_states(1986y / July / 1, 0h));
}

}  // namespace
}  // namespace broadsheet::article
