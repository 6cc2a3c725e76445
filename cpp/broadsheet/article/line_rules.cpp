#include "broadsheet/article/line_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "broadsheet/article/find_folded.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/phrases.hpp"
#include "broadsheet/article/rules.hpp"

namespace broadsheet::article {
namespace {

using K = LineKind;

// Calls visit(word) for the words of a text; stops where visit returns false.
template <typename Visit>
bool all_words(std::string_view text, Visit&& visit) {
  std::size_t i = 0;
  while (i < text.size()) {
    while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
    std::size_t end = i;
    while (end < text.size() && text[end] != ' ' && text[end] != '\t') ++end;
    if (end > i && !visit(text.substr(i, end - i))) return false;
    i = end;
  }
  return true;
}

std::string_view without_punctuation(std::string_view word) {
  const auto is_mark = [](char c) {
    return c == ',' || c == '.' || c == ':' || c == ';' || c == '(' || c == ')' || c == '|' ||
           c == '[' || c == ']' || c == '*' || c == '-' || c == '/' || c == '!' || c == '?';
  };
  while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
  return word;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  std::array<char, 24> small{};
  if (word.empty() || word.size() > small.size()) return false;
  std::transform(word.begin(), word.end(), small.begin(), lower);
  const std::string_view folded{small.data(), word.size()};
  for (const std::string_view one : list) {
    if (one.size() == folded.size() && one[0] == folded[0] && one == folded) return true;
  }
  return false;
}

bool contains(std::string_view text, std::string_view small) {
  return contains_folded(text, small);
}

// An upper-case first letter: ASCII, or Latin-1 and beyond taken as such when upper there.
bool is_capitalised(std::string_view word) {
  if (word.empty()) return false;
  if (is_upper(word[0])) return true;
  const auto first = static_cast<unsigned char>(word[0]);
  if (first == 0xC3 && word.size() > 1) {
    const auto second = static_cast<unsigned char>(word[1]);
    return second >= 0x80 && second <= 0x9E;
  }
  return first >= 0xC4 && first != 0xE2;
}

bool is_particle(std::string_view word) {
  return is_one_of(word, {"de", "del", "la", "van", "von", "der", "den", "da", "di", "du", "le",
                          "el", "al", "bin", "ibn", "dos", "das", "y", "e"});
}

bool is_agency(std::string_view name) {
  return is_one_of(name, {"ap",
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
                          "imago"});
}

// "By Jane Doe", "By JANE DOE and John Roe, Associated Press", "Por ...", "Par ...", "Von ...".
bool is_byline(std::string_view line, int words) {
  if (line.starts_with("By ") && words == 2 && !is_agency(line.substr(3)) &&
      !is_all_capitals(line.substr(3)))
    return false;  // "By Comparison"
  if (words < 2 || words > 16 || line.size() > 140) return false;
  const char initial = lower(line.front());
  if (initial != 'b' && initial != 'p' && initial != 'v' && initial != 'd') return false;
  bool first = true;
  int names = 0;
  const bool plain = all_words(line, [&](std::string_view raw) {
    if (first) {
      first = false;
      return is_one_of(raw, {"by", "by:", "por", "par", "von", "di"});
    }
    if (raw == "-" || raw == "\u2013" || raw == "|" || raw == "&" || raw == "/") return true;
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || word[0] == '@') return true;
    if (is_digit(word[0])) return names > 0;
    if (is_one_of(word, {"and", "und", "et", "for", "of", "the", "at", "in", "with", "on", "am",
                         "pm", "a.m", "p.m", "published", "updated", "staff", "writer"}))
      return names > 0;
    if (names > 0 && is_particle(word)) return true;
    ++names;
    return is_capitalised(word);
  });
  return plain && names > 0 && !is_one_of(line.substr(0, 3), {"by,"}) &&
         !(ends_sentence(line) && words > 6);
}

// "Catherine Shu @catherineshu / 2 days"
bool is_name_with_account(std::string_view line, int words) {
  if (words < 2 || words > 9 || line.size() > 90 || contains(line, ", 20")) return false;
  const std::size_t at = line.find(" @");
  if (at == std::string_view::npos) return false;
  int names = 0;
  const bool plain = all_words(line.substr(0, at), [&](std::string_view word) {
    ++names;
    return is_capitalised(word) || is_particle(word) || word == "(";
  });
  return plain && names >= 1 && names <= 5;
}

bool is_month_or_day(std::string_view word) {
  return is_one_of(
      word,
      {"jan",      "january",   "feb",       "february",  "mar",      "march",    "apr",
       "april",    "may",       "jun",       "june",      "jul",      "july",     "aug",
       "august",   "sep",       "sept",      "september", "oct",      "october",  "nov",
       "november", "dec",       "december",  "mon",       "monday",   "tue",      "tues",
       "tuesday",  "wed",       "wednesday", "thu",       "thurs",    "thursday", "fri",
       "friday",   "sat",       "saturday",  "sun",       "sunday",   "enero",    "febrero",
       "marzo",    "abril",     "mayo",      "junio",     "julio",    "agosto",   "septiembre",
       "octubre",  "noviembre", "diciembre", "janvier",   "mars",     "avril",    "mai",
       "juin",     "juillet",   "septembre", "octobre",   "novembre", "januar",   "februar",
       "juni",     "juli",      "oktober",   "dezember"});
}

bool is_time_word(std::string_view word) {
  return is_month_or_day(word) ||
         is_one_of(word, {"am",        "pm",          "a.m",     "p.m",   "et",       "est",
                          "edt",       "ct",          "cst",     "cdt",   "pt",       "pst",
                          "pdt",       "mst",         "mt",      "gmt",   "bst",      "utc",
                          "ist",       "cet",         "cest",    "at",    "on",       "the",
                          "of",        "de",          "le",      "um",    "uhr",      "updated",
                          "posted",    "published",   "first",   "last",  "modified", "created",
                          "publicado", "actualizado", "ago",     "hour",  "hours",    "minute",
                          "minutes",   "day",         "days",    "week",  "weeks",    "month",
                          "months",    "year",        "years",   "an",    "a",        "eastern",
                          "pacific",   "central",     "edition", "date",  "time",     "and",
                          "original",  "by",          "admin",   "staff", "hs",       "h"});
}

// A line of dates, times and words about them only, with a digit: "Updated at 5:28 p.m. ET",
// "6 years ago", "Nov. 19, 2019".
bool is_time_stamp(std::string_view line, int words) {
  if (words > 16 || words < 2 || line.size() > 120) return false;
  bool digits = false;
  bool time = false;
  bool told = false;
  const bool plain = all_words(line, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || word == "\u2022" || word == "\u2013") return true;
    if (is_digit(word[0]) || (word.size() > 1 && word[0] == '\'' && is_digit(word[1]))) {
      digits = true;
      time = time || (word.size() == 4 && (word.starts_with("19") || word.starts_with("20"))) ||
             word.find(':') != std::string_view::npos || word.find('/') != std::string_view::npos;
      return true;
    }
    if (is_one_of(word, {"ago", "updated", "posted", "published", "modified", "publicado",
                         "actualizado"}))
      told = true;
    return is_time_word(word);
  });
  return plain && ((digits && time) || (told && (digits || words >= 3)));
}

bool opens_with_update(std::string_view line) noexcept {
  return line.starts_with("Updated") || line.starts_with("Posted") ||
         line.starts_with("Published") || line.starts_with("UPDATED") ||
         line.starts_with("An hour");
}

bool is_share_words(std::string_view line, int words) {
  if (words > 14) return false;
  int named = 0;
  const bool plain = all_words(line, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || is_digit(word[0])) return true;
    if (is_one_of(word,
                  {"this", "article", "story", "on", "via", "to", "in", "new", "window", "line",
                   "link", "copy", "more", "save", "mail", "k", "app", "post", "page"}))
      return true;
    ++named;
    return is_one_of(
        word,
        {"share",     "shares",    "tweet",    "print",     "email",       "e-mail",    "facebook",
         "twitter",   "pinterest", "whatsapp", "linkedin",  "reddit",      "flipboard", "tumblr",
         "instagram", "telegram",  "sms",      "pocket",    "messenger",   "comment",   "comments",
         "youtube",   "snapchat",  "tiktok",   "google+",   "stumbleupon", "digg",      "pin",
         "x",         "like",      "bookmark", "compartir", "partager",    "teilen",    "drucken",
         "imprimir",  "close"});
  });
  return plain && named >= 1;
}

// "Image 1 of 2", "1 / 23", "1 of 18", "Slideshow (2 Images)"
bool counts_images(std::string_view line, int words) {
  if (words > 7) return false;
  int numbers = 0;
  bool of = false;
  const bool plain = all_words(line, [&](std::string_view raw) {
    if (raw == "/") {
      of = true;
      return true;
    }
    const std::string_view word = without_punctuation(raw);
    if (word.empty()) return true;
    if (is_digit(word[0])) {
      ++numbers;
      return word.size() <= 4;
    }
    if (word == "of") of = true;
    return is_one_of(word, {"of", "image", "images", "photo", "photos", "picture", "slide",
                            "slides", "next", "prev", "previous", "gallery", "page"});
  });
  return plain && of && numbers == 2;
}

bool is_reading_time(std::string_view line, int words) {
  return words <= 6 && !line.empty() &&
         (contains(line, "min read") || contains(line, "minute read") ||
          contains(line, "minutes read") || contains(line, "min. read"));
}

// "... in Miami. REUTERS/Jane Doe", "Alex Doe/AP", "(John Doe/The Daily Post via Getty Images)"
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
        (contains(agency, "getty images") || contains(agency, "via ap") ||
         contains(agency, " via reuters")))
      return true;
  }
  return line.back() == ')' && (contains(line.substr(from), "(ap photo") ||
                                contains(line.substr(from), "via getty images") ||
                                contains(line.substr(from), "via ap)"));
}

// "... leaves the Capitol. | Jane Doe/Getty", "Natalie Doe | Bloomberg | Getty Images"
bool has_credit_after_bar(std::string_view line, int words) {
  const std::size_t bar = line.rfind('|');
  if (bar == std::string_view::npos) return false;
  const std::string_view after = trim(line.substr(bar + 1));
  if (is_agency(after)) return true;
  const std::size_t slash = after.find('/');
  if (slash != std::string_view::npos) {
    std::string_view agency = after.substr(slash + 1);
    agency = trim(agency.substr(0, agency.find_first_of("/)")));
    if (is_agency(agency) || contains(agency.substr(0, 40), "getty")) return true;
  }
  return words <= 60 && (after.starts_with("AP Photo") || after.starts_with("Getty") ||
                         after.starts_with("REUTERS") || after.starts_with("AP Images"));
}

// "In this Jan. 5, 2018, file photo, ..."; "FILE - In this ..."
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
    if (contains(start, what)) return true;
  }
  return digits && start.starts_with("In this ") && contains(start, " photo");
}

// "Ana Costa, left, and John Roe shake hands", "... in MayCredit: The Daily": captions only.
bool has_places_of_people(std::string_view line) {
  const std::size_t credit = line.find("Credit:");
  if (credit != std::string_view::npos && credit > 0 && is_lower(line[credit - 1])) return true;
  const bool placed = contains(line, ", left,") || contains(line, ", right,");
  return placed && (contains(line, " speak") || contains(line, " at ") || contains(line, " in ") ||
                    contains(line, " during "));
}

// "Jason Doe/Daily Post", "Al Doe, Associated Press": a whole line.
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

bool is_number_only(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) {
    return is_digit(c) || c == ' ' || c == ',' || c == '+' || c == '/';
  });
}

bool is_call_for_support(std::string_view line) {
  return (line.starts_with("Support ") || line.starts_with("Donate ") ||
          line.starts_with("SUPPORT ")) &&
         !ends_sentence(line) &&
         (contains(line, "journalism") || contains(line, "newsroom") ||
          contains(line, "our reporting"));
}

bool has_email(std::string_view line) {
  for (std::size_t at = line.find('@'); at != std::string_view::npos; at = line.find('@', at + 1)) {
    if (at == 0 || at + 3 >= line.size()) continue;
    const bool before = is_letter(line[at - 1]) || is_digit(line[at - 1]);
    std::size_t end = at + 1;
    bool dot = false;
    while (end < line.size() &&
           (is_letter(line[end]) || is_digit(line[end]) || line[end] == '-' ||
            (line[end] == '.' && end + 1 < line.size() && is_letter(line[end + 1])))) {
      dot = dot || line[end] == '.';
      ++end;
    }
    if (before && dot) return true;
  }
  return false;
}

bool asks_to_write(std::string_view line, int words) {
  if (!has_email(line)) return false;
  if (words <= 3) return true;
  if (words > 60) return false;
  for (const std::string_view cue :
       {std::string_view{"email"}, std::string_view{"e-mail"}, std::string_view{"contact"},
        std::string_view{"reach"}, std::string_view{"write to"}, std::string_view{"follow"},
        std::string_view{"send"}, std::string_view{"tips"}, std::string_view{"letters"},
        std::string_view{"reporter"}, std::string_view{"columnist"}, std::string_view{"editor"},
        std::string_view{"correo"}, std::string_view{"courriel"}}) {
    if (contains(line, cue)) return true;
  }
  return words <= 8 && !ends_sentence(line);
}

bool asks_to_follow(std::string_view line, int words) {
  if (words > 60 || line.find('@') == std::string_view::npos) return false;
  return contains(line, "follow ") || contains(line, "twitter: @") || contains(line, "twitter @") ||
         contains(line, "on twitter at @") || contains(line, "tweet him") ||
         contains(line, "tweet her");
}

// "you" or "your", or a call to click or sign up.
bool addresses_reader(std::string_view line) {
  return contains(line, "your ") || contains(line, " you ") || contains(line, " you.") ||
         contains(line, "click here") || contains(line, "sign up here") || line.starts_with("You ");
}

// Words of invitations anywhere in the line. Articles tell of people who sign up for
// something or subscribe to it; of an inbox, a newsletter or a place to click they tell
// rarely, and then not to the reader. What quotes somebody is no invitation.
Verdict judge_inside(std::string_view line) {
  const int strong = (contains(line, "newsletter") ? 1 : 0) + (contains(line, "inbox") ? 1 : 0) +
                     (contains(line, "click here") ? 1 : 0) + (contains(line, "join our") ? 1 : 0);
  if (strong == 0) return {};
  const bool weak =
      contains(line, "sign up") || contains(line, "signing up") || contains(line, "subscri");
  const bool label = strong + (weak ? 1 : 0) >= 2 && !ends_sentence(line);
  return label || addresses_reader(line) ? verdict(K::promotion, Rule::invitation_words)
                                         : Verdict{};
}

bool is_bracketed_insertion(std::string_view line, int words) {
  if (words < 2 || words > 25 || line.size() < 6) return false;
  const char open = line.front();
  const char close = line.back();
  const bool brackets = (open == '(' && close == ')') || (open == '[' && close == ']');
  if (!brackets) return false;
  const std::string_view inside = trim(line.substr(1, line.size() - 2));
  if (inside.find_first_of("()[]") != std::string_view::npos) return false;
  if (ends_sentence(inside) && (inside.back() != '?' || inside.find(':') == std::string_view::npos))
    return false;
  if (inside.find(':') == std::string_view::npos && is_all_capitals(inside))
    return false;  // (APPLAUSE)
  return is_capitalised(inside) && !has_quotation_mark(inside);
}

}  // namespace

bool is_personal_name(std::string_view text) {
  int names = 0;
  int words = 0;
  const bool plain = all_words(text, [&](std::string_view raw) {
    ++words;
    if (is_particle(raw)) return names > 0;
    if (is_one_of(raw, {"jr.", "jr", "sr.", "ii", "iii"})) return names >= 2;
    ++names;
    if (!is_capitalised(raw)) return false;
    if (raw.size() == 2 && raw[1] == '.') return true;  // an initial
    return raw.find_first_of(",:;!?()[]\"/&0123456789") == std::string_view::npos &&
           raw.back() != '.' && (raw.size() < 2 || !is_upper(raw[1]) || raw.size() <= 2);
  });
  return plain && names >= 2 && names <= 4 && words <= 5;
}

bool names_contributors(std::string_view line) {
  return contains(line, "contributed reporting") || contains(line, "contributed to this");
}

bool is_author_note(std::string_view line) {
  const std::size_t second = line.find(' ');
  if (second == std::string_view::npos || second + 1 >= line.size() || !is_upper(line[0]))
    return false;
  if (!is_capitalised(line.substr(second + 1)) &&
      !is_particle(line.substr(second + 1, line.find(' ', second + 1) - second - 1)))
    return false;
  const std::string_view start = line.substr(0, 110);
  std::size_t verb = std::string_view::npos;
  for (const std::string_view is :
       {std::string_view{" is a "}, std::string_view{" is an "}, std::string_view{" is the "},
        std::string_view{" is author "}, std::string_view{" is editor "},
        std::string_view{" is senior "}, std::string_view{" covers "},
        std::string_view{" writes about "}, std::string_view{" writes for "},
        std::string_view{" is "}}) {
    verb = std::min(verb, start.find(is));
  }
  if (verb == std::string_view::npos || verb > 50) return false;
  const std::string_view subject = line.substr(0, verb);
  std::string_view name = subject.substr(0, subject.find(','));
  const bool starts_with_title =
      name.starts_with("Dr. ") || name.starts_with("Sen. ") || name.starts_with("Rep. ");
  if (starts_with_title) name = name.substr(name.find(' ') + 1);
  if (!is_personal_name(name)) return false;
  const std::string_view what = line.substr(verb, 110);
  for (const std::string_view role :
       {std::string_view{"author of"},    std::string_view{"reporter"},
        std::string_view{"columnist"},    std::string_view{"editor "},
        std::string_view{"editor-"},      std::string_view{"editor,"},
        std::string_view{"editor of"},    std::string_view{"correspondent"},
        std::string_view{"contributor"},  std::string_view{"contributing"},
        std::string_view{"staff writer"}, std::string_view{"writer"},
        std::string_view{"journalist"},   std::string_view{"fellow at"},
        std::string_view{"fellow with"},  std::string_view{"senior fellow"},
        std::string_view{"covers "},      std::string_view{"writes about"},
        std::string_view{"writes for"},   std::string_view{"blogger"}}) {
    if (contains(what, role)) return true;
  }
  return false;
}

bool is_section_name(std::string_view trimmed) {
  return is_one_of(without_punctuation(trimmed), {"politics",   "world",
                                                  "business",   "sports",
                                                  "sport",      "entertainment",
                                                  "technology", "tech",
                                                  "health",     "science",
                                                  "news",       "local news",
                                                  "us news",    "u.s. news",
                                                  "world news", "lifestyle",
                                                  "travel",     "education",
                                                  "national",   "international",
                                                  "economy",    "culture",
                                                  "arts",       "opinions",
                                                  "letters",    "us",
                                                  "u.s",        "nation",
                                                  "space",      "immigration",
                                                  "video",      "top news",
                                                  "home",       "money",
                                                  "media"});
}

bool is_dated_credit(std::string_view line, int words) {
  if (words < 3 || words > 18 || line.size() > 130 || line.find('@') != std::string_view::npos ||
      ends_sentence(line))
    return false;
  if (std::none_of(line.begin(), line.end(), is_digit)) return false;
  bool month = false;
  bool year = false;
  bool clock = false;
  int others = 0;
  const bool plain = all_words(line, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (word.empty() || raw == "\u2014" || raw == "\u2013" || raw == "|") return true;
    if (is_digit(word[0])) {
      year = year || (word.size() == 4 && (word.starts_with("19") || word.starts_with("20"))) ||
             std::count(word.begin(), word.end(), '/') == 2 ||
             std::count(word.begin(), word.end(), '-') == 2;
      clock = clock || word.find(':') != std::string_view::npos;
      return true;
    }
    if (is_month_or_day(word)) {
      month = true;
      return true;
    }
    if (is_time_word(word) || is_particle(word)) return true;
    ++others;
    return is_capitalised(word) ||
           is_one_of(word, {"por", "par", "von", "publiziert", "and", "am", "for"});
  });
  return plain && year && (month || clock) && others <= 6;
}

bool speaks_to_reader(std::string_view line) {
  for (const std::string_view cue :
       {std::string_view{"your "}, std::string_view{" you "}, std::string_view{"our newsletter"},
        std::string_view{" here."}, std::string_view{"click "}, std::string_view{"sign up "},
        std::string_view{"subscribe to"}, std::string_view{"our free"},
        std::string_view{"our daily"}, std::string_view{"our weekly"},
        std::string_view{"this form"}, std::string_view{"privacy policy"},
        std::string_view{"your inbox"}, std::string_view{"follow us"},
        std::string_view{"on facebook"}, std::string_view{"on twitter"},
        std::string_view{"view photos"}, std::string_view{"vote now"},
        std::string_view{"our podcast"}}) {
    if (contains(line, cue)) return true;
  }
  return line.starts_with("You ") || line.starts_with("Your ");
}

bool invites_readers(std::string_view line) {
  for (const std::string_view cue :
       {std::string_view{"newsletter"}, std::string_view{"your inbox"},
        std::string_view{"click here"}, std::string_view{"sign up here"},
        std::string_view{"on facebook here"}, std::string_view{"on twitter here"},
        std::string_view{"follow us"}, std::string_view{"subscribe to"},
        std::string_view{"download the app"}}) {
    if (contains(line, cue)) return true;
  }
  return false;
}

Verdict judge_line(std::string_view line, int words, LineHints hints) {
  if (may_open_phrase(line)) {
    const Verdict opening = match_opening(line, words);
    if (opening.rule != 0) return opening;
  }
  if (may_end_phrase(line)) {
    const Verdict ending = match_ending(line, words);
    if (ending.rule != 0) return ending;
  }
  if (words <= 60 && (line.back() == ')' || line.back() == ']')) {
    const Verdict bracket = match_closing_bracket(line, words);
    if (bracket.rule != 0) return bracket;
    if (is_bracketed_insertion(line, words)) return verdict(K::related, Rule::bracketed_insertion);
  }
  if (words <= 16) {
    if (!has_word(line)) return {};  // "___": nothing to count, nothing to set aside
    if (is_byline(line, words)) return verdict(K::author, Rule::byline);
    const bool digits = std::any_of(line.begin(), line.end(), is_digit);
    if ((digits || opens_with_update(line)) && is_time_stamp(line, words))
      return verdict(K::note, Rule::time_stamp);
    if (!ends_sentence(line) && is_share_words(line, words))
      return verdict(K::navigation, Rule::only_share_words);
    if (digits && counts_images(line, words)) return verdict(K::navigation, Rule::image_counter);
    if (digits && is_reading_time(line, words)) return verdict(K::navigation, Rule::reading_time);
  }
  if (words <= 4 && is_number_only(line)) return verdict(K::navigation, Rule::number_alone);
  if (words <= 10 && is_picture_credit(line))
    return verdict(K::caption, Rule::agency_picture_credit);
  if (words <= 12 && is_call_for_support(line))
    return verdict(K::promotion, Rule::invitation_words);
  if (line.starts_with("CLOSE ") && line.size() > 8 && is_upper(line[6]) && is_lower(line[7]))
    return verdict(K::caption, Rule::caption_button);
  if (hints.copyright && words <= 40) return verdict(K::legal, Rule::copyright_sign);
  if (hints.bar && has_credit_after_bar(line, words))
    return verdict(K::caption, Rule::picture_credit_bar);
  if (words < 64 && has_agency_credit(line))
    return verdict(K::caption, Rule::agency_picture_credit);
  const Cues cues = words <= 60 && !hints.quotation ? find_cues(line) : Cues{};
  if (cues.caption && has_places_of_people(line))
    return verdict(K::caption, Rule::photo_in_description);
  if (words < 64 && describes_photo(line)) return verdict(K::caption, Rule::photo_in_description);
  if (hints.at_sign) {
    if (asks_to_follow(line, words)) return verdict(K::promotion, Rule::follow_handle);
    if (asks_to_write(line, words)) return verdict(K::promotion, Rule::email_invitation);
    if (is_name_with_account(line, words)) return verdict(K::author, Rule::name_and_handle);
  }
  return cues.invitation ? judge_inside(line) : Verdict{};
}

}  // namespace broadsheet::article
