#include "broadsheet/article/main_verb.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace broadsheet::article {
namespace {

TEST(MainVerb, IsFoundInFourLanguages) {
  for (const std::string_view clause :
       {"by two papers forced the sheriff to resign.", "by a neighbor show the truck on its side.",
        "by a widow, the letters sold 40,000 copies.", "the lands names the rivers too.",
        "en mano, la madre recorri\u00f3 los hospitales.", "y proh\u00edbe las reuniones.",
        "en marzo, el caso fue cerrado.", "dans la rue, a lanc\u00e9 le maire.",
        "sur le juge ne suffit pas.", "et il interdit les cort\u00e8ges.",
        "\u00e0 la main, le veuf r\u00e9clame une enqu\u00eate.", "auch treffen, warnte der Arzt.",
        "zum Hafen sagte der Kanzler nichts.", "beansprucht auch die Enkelin."})
    EXPECT_TRUE(has_main_verb(clause)) << clause;
}

TEST(MainVerb, IsNoneOfSubordinateClausesOfTheReaderOrOfTheNextSentence) {
  for (const std::string_view clause :
       {"about how the mayor won the vote.", "on what you can do.", "by Ana Costa and Max Weber.",
        "stories told by survivors.", "about the war in the north.", "in the print edition.",
        "la entrevista que concedi\u00f3 la ministra.", "notre enqu\u00eate sur les eaux du lac.",
        "les portraits qui ont fait le monde.", "unser Gespr\u00e4ch mit der Ministerin.",
        "alle Folgen, die der Sender zeigte.", "for alerts. The mayor was late.", "", "."})
    EXPECT_FALSE(has_main_verb(clause)) << clause;
}

}  // namespace
}  // namespace broadsheet::article
