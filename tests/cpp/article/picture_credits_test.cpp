#include "broadsheet/article/picture_credits.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace broadsheet::article {
namespace {

TEST(Agency, IsKnownWhateverTheCase) {
  EXPECT_TRUE(is_agency("AP"));
  EXPECT_TRUE(is_agency("Getty Images"));
  EXPECT_FALSE(is_agency("Ana Costa"));
}

TEST(AgencyCredit, StandsAtTheEnd) {
  for (const std::string_view line :
       {"A ship burns off Lima. REUTERS/Ana Costa", "Ana Costa/AP",
        "A ship. (Ana Costa/The Daily Post via Getty Images)", "A ship. (AP Photo/Ana Costa)"})
    EXPECT_TRUE(has_agency_credit(line)) << line;
  EXPECT_FALSE(has_agency_credit(
      "The firm ended its contract with Getty Images and/or the port on Monday."));
}

TEST(CreditAfterBar, IsAnAgency) {
  EXPECT_TRUE(has_credit_after_bar("A ship at sea. | Ana Costa/Getty", 6));
  EXPECT_TRUE(has_credit_after_bar("A ship at sea. | ANA COSTA/LEDGER Port shut", 9));
  EXPECT_TRUE(has_credit_after_bar("A ship at sea. | Ana Costa/Staff", 7));
  EXPECT_FALSE(has_credit_after_bar("Politics | Lima", 3));
  EXPECT_FALSE(has_credit_after_bar("Monday | rain and/or snow", 5));
}

TEST(PhotoDescription, OpensTheLine) {
  EXPECT_TRUE(describes_photo("In this Jan. 5, 2018, file photo, a ship burns."));
  EXPECT_TRUE(describes_photo("FILE - A ship burns."));
  EXPECT_FALSE(describes_photo("In this city of ships, a photo is worth a meal."));
}

TEST(PlacesOfPeople, AreLeftAndRight) {
  EXPECT_TRUE(has_places_of_people("Ana Costa, left, and John Roe speak in Lima."));
  EXPECT_FALSE(has_places_of_people("He stood to the left in Lima."));
}

TEST(PictureCredit, IsANameAndAnAgency) {
  EXPECT_TRUE(is_picture_credit("Jason Roe/Daily Post"));
  EXPECT_TRUE(is_picture_credit("Ana Costa, Associated Press"));
  EXPECT_FALSE(is_picture_credit("Ana Costa, mayor of Lima"));
}

}  // namespace
}  // namespace broadsheet::article
