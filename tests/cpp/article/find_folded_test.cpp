#include "broadsheet/article/find_folded.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace broadsheet::article {
namespace {

TEST(ContainsFolded, FindsAtEveryPlaceAndInAnyCase) {
  const std::string needle = "click here";
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string text = std::string(before, 'x') + "CLICK Here" + std::string(before % 7, 'y');
    EXPECT_TRUE(contains_folded(text, needle)) << before;
    EXPECT_FALSE(contains_folded(text.substr(0, before + 9), needle)) << before;
  }
  EXPECT_FALSE(contains_folded("", needle));
}

TEST(FindCues, MissesNoneOfItsPhrases) {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string x(before, 'x');
    for (const char* phrase : {"newsletter", "your inbox", "Click Here", "join our club"})
      EXPECT_TRUE(find_cues(x + phrase + "....").invitation) << phrase << before;
    for (const char* phrase : {", left, and", ", right, in", "MayCredit: A"})
      EXPECT_TRUE(find_cues(x + phrase + "....").caption) << phrase << before;
  }
  const Cues none = find_cues("The council voted on Tuesday to close the bridge for a year.");
  EXPECT_FALSE(none.invitation);
  EXPECT_FALSE(none.caption);
}

TEST(FindCues, FindsTheSameOnAnyProcessor) {
  const std::string letters = "wslbxkhjnfti,: o";
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string line(random() % 150, 'o');
    for (int n = 0; n < 8 && !line.empty(); ++n) {
      line[random() % line.size()] = letters[random() % letters.size()];
    }
    const Cues wide = find_cues(line);
    const Cues narrow = find_cues_portably(line);
    EXPECT_EQ(wide.invitation, narrow.invitation) << line;
    EXPECT_EQ(wide.caption, narrow.caption) << line;
  }
}

TEST(FindExact, IsWhereTheStandardLibraryFindsIt) {
  const std::string text = "Ana Costa is editor of this is not here is and iS is";
  for (const std::string_view needle :
       {" is ", " is", "is", "Ana", "x", "here is and iS is!", "e"}) {
    for (std::size_t begin = 0; begin <= text.size(); ++begin) {
      const std::string_view rest = std::string_view(text).substr(begin);
      EXPECT_EQ(find_exact(rest, needle), rest.find(needle)) << rest << "|" << needle;
    }
  }
}

}  // namespace
}  // namespace broadsheet::article
