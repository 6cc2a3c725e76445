#include "broadsheet/article/phrases.hpp"

#include <vector>

#include "broadsheet/article/english_credit_phrases.hpp"
#include "broadsheet/article/english_page_phrases.hpp"
#include "broadsheet/article/german_phrases.hpp"
#include "broadsheet/article/romance_phrases.hpp"

namespace broadsheet::article {
namespace {

using K = LineKind;

constexpr Phrase kEndings[] = {
    {"read more", kShort, K::related},
    {"click here", kShort, K::related},
    {"sign up here", kShort, K::promotion},
    {"newsletter here", kShort, K::promotion},
    {"subscribe here", kShort, K::promotion},
    {"vote here", kShort, K::promotion},
    {"vote here now", kShort, K::promotion},
    {"vote now", kHeadline, K::promotion},
    {"submitted photo", kHeadline, K::caption},
    {"courtesy photo", kHeadline, K::caption},
    {"contributed photo", kHeadline, K::caption},
    {"handout photo", kHeadline, K::caption},
    {"staff photo", kHeadline, K::caption},
    {"stock photo", kHeadline, K::caption},
    {"register here", kShort, K::promotion},
    {"newsletter", kHeadline, K::promotion},
    {"newsletters", kHeadline, K::promotion},
    {"email sign up", kHeadline, K::promotion},
    {"newsletter sign up", kHeadline, K::promotion},
    {"may earn us a commission", kShort, K::promotion},
    {"may earn a commission", kShort, K::promotion},
    {"republished with permission", kShort, K::note},
    {"newsletter abonnieren", kHeadline, K::promotion},
    {"newsletter anmelden", kHeadline, K::promotion},
    {"newsletter bestellen", kShort, K::promotion},
    {"subscribe now", kShort, K::promotion},
    {"app for free", kHeadline, K::promotion},
    {"in the comments below", kShort, K::promotion},
    {"in the comments section below", kShort, K::promotion},
    {"continue reading", kShort, K::navigation},
    {"continued below", kShort, K::navigation},
    {"watch below", kShort, K::related},
    {"watch above", kShort, K::related},
    {"contributed to this report", kAlways, K::credit},
    {"contributed to this story", kAlways, K::credit},
    {"contributed to this article", kAlways, K::credit},
    {"contributed to this post", kAlways, K::credit},
    {"contributed to this piece", kAlways, K::credit},
    {"contributed to the report", kAlways, K::credit},
    {"contributed to this", kAlways, K::credit},
    {"contributed reporting", kAlways, K::credit},
    {"contributed research", kAlways, K::credit},
    {"all rights reserved", kShort, K::legal},
    {"rights reserved", kShort, K::legal},
    {"reprint permission", kShort, K::legal},
    {"necessarily those of", kAlways, K::legal},
    {"getty images", kHeadline, K::caption},
    {"associated press photo", kHeadline, K::caption},
    {"file photo", kHeadline, K::caption},
    {"ap photo", kHeadline, K::caption},
    {"derechos reservados", kShort, K::legal},
    {"droits r\u00e9serv\u00e9s", kShort, K::legal},
    {"rechte vorbehalten", kShort, K::legal},
};

constexpr Phrase kBrackets[] = {
    {"photo", kColon, K::caption},
    {"photo by", kAlways, K::caption},
    {"photo credit", kAlways, K::caption},
    {"photo courtesy", kAlways, K::caption},
    {"photograph", kColon, K::caption},
    {"photograph by", kAlways, K::caption},
    {"photos", kColon, K::caption},
    {"image", kColon, K::caption},
    {"image by", kAlways, K::caption},
    {"image credit", kAlways, K::caption},
    {"image courtesy", kAlways, K::caption},
    {"images", kColon, K::caption},
    {"picture", kColon, K::caption},
    {"credit", kColon, K::caption},
    {"courtesy of", kAlways, K::caption},
    {"courtesy", kColon, K::caption},
    {"reuters photo", kAlways, K::caption},
    {"ap photo", kAlways, K::caption},
    {"associated press photo", kAlways, K::caption},
    {"afp photo", kAlways, K::caption},
    {"file photo", kAlways, K::caption},
    {"screenshot", kAlways, K::caption},
    {"getty images", kWhole, K::caption},
    {"illustration by", kAlways, K::caption},
    {"foto", kColon, K::caption},
    {"cr\u00e9dit photo", kAlways, K::caption},
    {"reporting by", kAlways, K::credit},
    {"additional reporting by", kAlways, K::credit},
    {"writing by", kAlways, K::credit},
    {"editing by", kAlways, K::credit},
};

}  // namespace

std::span<const Phrase> opening_phrases() noexcept {
  static const std::vector<Phrase> all = [] {
    std::vector<Phrase> joined;
    for (const auto list :
         {english_page_phrases(), english_credit_phrases(), romance_phrases(), german_phrases()})
      joined.insert(joined.end(), list.begin(), list.end());
    return joined;
  }();
  return all;
}
std::span<const Phrase> ending_phrases() noexcept { return kEndings; }
std::span<const Phrase> bracket_phrases() noexcept { return kBrackets; }

}  // namespace broadsheet::article
