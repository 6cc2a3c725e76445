#include "broadsheet/article/outlet_name.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::article {
namespace {

std::string words(std::string_view outlet) {
  const OutletName name(outlet);
  std::string all = name.has_the() ? "[the]" : "";
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!all.empty()) all += ' ';
    all += name[i];
  }
  return all;
}

TEST(OutletName, IsItsWordsWithoutTheEdition) {
  EXPECT_EQ(words("Harbor Ledger"), "Harbor Ledger");
  EXPECT_EQ(words("The Harbor Ledger"), "[the] Harbor Ledger");
  EXPECT_EQ(words("CNN (Web News)"), "CNN");
  EXPECT_EQ(words("harbor-ledger"), "harbor ledger");
  EXPECT_EQ(words("Die Zeit"), "[the] Zeit");
  EXPECT_EQ(OutletName("Die Zeit").article(), "die");
  EXPECT_EQ(words("La Voz del Puerto"), "La Voz del Puerto");
  EXPECT_EQ(words("Newsmax - Opinion"), "Newsmax");
  EXPECT_EQ(words("Fox Online News"), "Fox News");
  EXPECT_EQ(words("Boston Herald Editorial"), "Boston Herald");
  EXPECT_EQ(words("U.S. News & World Report"), "U.S News & World Report");
  EXPECT_EQ(words("Yahoo! News"), "Yahoo News");
  EXPECT_EQ(words("FoxNews"), "Fox News");
  EXPECT_EQ(words("foxnews.com"), "fox news");
  EXPECT_EQ(words("ProPublica"), "ProPublica");
  EXPECT_EQ(words(""), "");
  EXPECT_EQ(words("***"), "");
  EXPECT_EQ(words("one two three four five six seven eight nine"), "");
}

TEST(OutletName, IsReadFromAnAddress) {
  for (const std::string_view outlet :
       {"politico.com", "www.politico.com", "https://www.politico.com/news", "politico.co.uk"}) {
    EXPECT_EQ(words(outlet), "politico") << outlet;
    EXPECT_TRUE(OutletName(outlet).is_address()) << outlet;
  }
  EXPECT_FALSE(OutletName("Politico").is_address());
  EXPECT_FALSE(OutletName("St. Louis Post").is_address());
}

TEST(OutletName, KnowsWhatNewspapersAreCalled) {
  EXPECT_TRUE(OutletName("Washington Times").ends_as_newspaper());
  EXPECT_TRUE(OutletName("Chicago Sun-Times").ends_as_newspaper());
  EXPECT_FALSE(OutletName("Times").ends_as_newspaper());
  EXPECT_FALSE(OutletName("Fox News").ends_as_newspaper());
  EXPECT_TRUE(OutletName("Fox News").ends_as_medium());
  EXPECT_FALSE(OutletName("Foreign Policy").ends_as_medium());
  EXPECT_TRUE(OutletName("NPR Online News").is_acronym_and_news());
  EXPECT_FALSE(OutletName("Fox News").is_acronym_and_news());
}

TEST(HasCapitalsOfItsOwn, IsTwoOrMore) {
  EXPECT_TRUE(has_capitals_of_its_own("CNN"));
  EXPECT_TRUE(has_capitals_of_its_own("HuffPost"));
  EXPECT_FALSE(has_capitals_of_its_own("Politico"));
  EXPECT_FALSE(has_capitals_of_its_own(""));
}

}  // namespace
}  // namespace broadsheet::article
