#include "broadsheet/article/rules.hpp"

#include <string>
#include <vector>

#include "broadsheet/article/parse.hpp"

namespace broadsheet::article {
namespace {

constexpr std::string_view kReasons[] = {"is the first line and reads like a headline",
                                         "is a short line without a full stop before a paragraph",
                                         "is a byline: \"By\" and a name",
                                         "is a name with an account (@...)",
                                         "is a name and what they are at the newspaper",
                                         "is a date or time of publication",
                                         "consists of names of share buttons",
                                         "counts pictures (\"1 of 18\")",
                                         "gives a reading or playing time",
                                         "ends with a picture's credit to an agency",
                                         "ends with a picture's credit after a bar (|)",
                                         "describes a picture (\"In this photo ...\")",
                                         "has a copyright sign",
                                         "asks readers to write to an e-mail address",
                                         "asks readers to follow an account",
                                         "invites to subscribe, sign up or click",
                                         "names contributors",
                                         "holds a caption's button",
                                         "follows a heading of related links",
                                         "is a headline in capitals between lines that are not",
                                         "is an insertion in brackets",
                                         "tells who the author is, at the article's end",
                                         "is a section's name at the article's edge",
                                         "gives the date of publication and who published",
                                         "is a number alone",
                                         "stands among readers' comments",
                                         "repeats a line above it",
                                         "is about the author, at the article's end",
                                         "is a dateline: place, agency, dash",
                                         "is direct speech",
                                         "recurs in the outlet's articles as a whole sentence",
                                         "recurs in the outlet's articles and speaks to the reader",
                                         "recurs in the outlet's articles and is a person's name",
                                         "is the outlet's name",
                                         "recurs at the edge of the outlet's articles",
                                         "recurs in the outlet's articles in capitals",
                                         "is a name alone between title and text",
                                         "is a name with a section or outlet after a bar (|)",
                                         "is a name and where they report from",
                                         "is the author that was given with the article",
                                         "tells the kind of article (\"News analysis\"), above it",
                                         "names the agency of the article's dateline",
                                         "stands below a byline and reads like an outlet's name",
                                         "signs the article at its end",
                                         "has no word",
                                         "is an address alone",
                                         "is the way to the page (\"Home > News\")",
                                         "names who supplied the text",
                                         "tells how to reach the author",
                                         "is marked as a heading",
                                         "follows a heading of tags",
                                         "is the outlet's own name in its article"};

static_assert(std::size(kReasons) == static_cast<std::size_t>(Rule::last));

const std::vector<std::string>& reasons() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> list;
    for (std::uint16_t rule = 0; rule < first_rule_after_phrases(); ++rule)
      list.push_back(phrase_reason(rule));
    for (const std::string_view reason : kReasons) list.emplace_back(reason);
    return list;
  }();
  return all;
}

}  // namespace

std::uint16_t number(Rule rule) noexcept {
  return static_cast<std::uint16_t>(first_rule_after_phrases() + static_cast<std::uint16_t>(rule));
}

std::string_view rule_reason(std::uint16_t rule) {
  return rule < reasons().size() ? std::string_view{reasons()[rule]} : std::string_view{};
}

std::uint16_t rule_count() { return static_cast<std::uint16_t>(reasons().size()); }

}  // namespace broadsheet::article
