#include "broadsheet/article/picture_credits.hpp"

#include <algorithm>

#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/find_folded.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"

namespace broadsheet::article {

bool is_agency(std::string_view name) {
  static constexpr WordList kAgencies(std::to_array<std::string_view>({"ap",
                                                                       "reuters",
                                                                       "getty",
                                                                       "getty images",
                                                                       "afp",
                                                                       "epa",
                                                                       "efe",
                                                                       "bloomberg",
                                                                       "upi",
                                                                       "shutterstock",
                                                                       "istock",
                                                                       "dpa",
                                                                       "pool",
                                                                       "associated press",
                                                                       "the associated press",
                                                                       "zuma",
                                                                       "sipa",
                                                                       "polaris",
                                                                       "alamy",
                                                                       "corbis",
                                                                       "redux",
                                                                       "magnum",
                                                                       "nurphoto",
                                                                       "anadolu agency",
                                                                       "xinhua",
                                                                       "wireimage",
                                                                       "filmmagic",
                                                                       "usa today sports",
                                                                       "ap photo",
                                                                       "reuters photo",
                                                                       "pa",
                                                                       "rex",
                                                                       "rex features",
                                                                       "cnp",
                                                                       "upi photo",
                                                                       "staff",
                                                                       "contributor",
                                                                       "via ap",
                                                                       "ap images",
                                                                       "tns",
                                                                       "zuma press",
                                                                       "picture alliance",
                                                                       "imago"}));
  return kAgencies.has(name);
}

bool has_agency_credit(std::string_view line) {
  const std::size_t from = line.size() > 90 ? line.size() - 90 : 0;
  for (std::size_t slash = line.find('/', from); slash != std::string_view::npos;
       slash = line.find('/', slash + 1)) {
    std::size_t begin = slash;
    while (begin > 0 && is_letter(line[begin - 1])) --begin;
    const std::string_view before = line.substr(begin, slash - begin);
    std::string_view after = line.substr(slash + 1);
    after = after.substr(0, after.find_first_of("/)].,|"));
    const bool tail = line.size() - slash <= 60;
    if (before == "REUTERS" || ((before == "AP" || before == "AFP" || before == "EPA") && tail &&
                                !after.empty() && is_upper(after[0])))
      return true;
    const std::string_view agency = trim(after);
    if (tail && is_agency(agency)) return true;
    if (tail && agency.size() > 10 &&
        (contains_folded(agency, "getty images") || contains_folded(agency, "via ap") ||
         contains_folded(agency, " via reuters")))
      return true;
  }
  return line.back() == ')' && (contains_folded(line.substr(from), "(ap photo") ||
                                contains_folded(line.substr(from), "via getty images") ||
                                contains_folded(line.substr(from), "via ap)"));
}

bool has_credit_after_bar(std::string_view line, int words) {
  const std::size_t bar = line.rfind('|');
  if (bar == std::string_view::npos) return false;
  const std::string_view after = trim(line.substr(bar + 1));
  if (is_agency(after)) return true;
  const std::size_t slash = after.find('/');
  if (slash != std::string_view::npos) {
    std::string_view agency = after.substr(slash + 1);
    agency = trim(agency.substr(0, agency.find_first_of("/)")));
    if (is_agency(agency) || contains_folded(agency.substr(0, 40), "getty")) return true;
    // "Jane Doe/HERALD": an outlet's own photographer.
    const std::string_view name = trim(after.substr(0, slash));
    if (words <= 60 && is_capitalised(agency) &&
        (is_personal_name(name) || is_name_in_capitals(name)))
      return true;
  }
  return words <= 60 && (after.starts_with("AP Photo") || after.starts_with("Getty") ||
                         after.starts_with("REUTERS") || after.starts_with("AP Images"));
}

bool describes_photo(std::string_view line) {
  const std::string_view start = line.substr(0, 70);
  if (start.starts_with("FILE -") || start.starts_with("FILE \u2013") ||
      start.starts_with("FILE \u2014") || start.starts_with("(FILE"))
    return true;
  if (!start.starts_with("In this ") && !start.starts_with("This ")) return false;
  const bool digits = std::any_of(start.begin(), start.end(), is_digit);
  for (const std::string_view what :
       {std::string_view{"file photo"}, std::string_view{"photo provided by"},
        std::string_view{"image provided by"}, std::string_view{"image taken from"},
        std::string_view{"photo released"}, std::string_view{"frame grab"},
        std::string_view{"photo shows"}, std::string_view{"image made from"}}) {
    if (contains_folded(start, what)) return true;
  }
  return digits && start.starts_with("In this ") && contains_folded(start, " photo");
}

bool has_places_of_people(std::string_view line) {
  const std::size_t credit = line.find("Credit:");
  if (credit != std::string_view::npos && credit > 0 && is_lower(line[credit - 1])) return true;
  const bool placed = contains_folded(line, ", left,") || contains_folded(line, ", right,");
  return placed && (contains_folded(line, " speak") || contains_folded(line, " at ") ||
                    contains_folded(line, " in ") || contains_folded(line, " during "));
}

bool is_picture_credit(std::string_view line) {
  const std::size_t cut = line.find_first_of("/,");
  if (cut == std::string_view::npos || !is_personal_name(trim(line.substr(0, cut)))) return false;
  const std::string_view after = trim(line.substr(cut + 1));
  if (line[cut] == ',')
    return is_one_of(after, {"ap", "associated press", "the associated press", "reuters", "afp",
                             "getty images"});
  return !after.empty() && is_capitalised(after) && count_words(after, 6) <= 4 &&
         !ends_sentence(after);
}

}  // namespace broadsheet::article
