#include "broadsheet/article/bylines.hpp"

#include <algorithm>

#include "broadsheet/article/find_folded.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"
#include "broadsheet/article/news_sentence.hpp"
#include "broadsheet/article/picture_credits.hpp"

namespace broadsheet::article {
namespace {

constexpr std::size_t kNpos = std::string_view::npos;

// What somebody is at a newspaper, or where in it.
bool is_role(std::string_view word) {
  static constexpr WordList kRoles(std::to_array<std::string_view>(
      {"reporter",    "reporters",     "correspondent",  "correspondents", "editor",
       "editors",     "writer",        "writers",        "staff",          "desk",
       "bureau",      "columnist",     "contributor",    "contributors",   "journalist",
       "producer",    "critic",        "newsroom",       "photographer",   "intern",
       "analyst",     "fellow",        "redactor",       "redactora",      "corresponsal",
       "periodista",  "journaliste",   "correspondant",  "correspondante", "redakteur",
       "redakteurin", "korrespondent", "korrespondentin"}));
  return kRoles.has(word);
}

bool is_name(std::string_view text) { return is_personal_name(text) || is_name_in_capitals(text); }

// Whether the text ends with a role: "Plains Courier business desk", "(staff writer)".
bool ends_with_role(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t");
  if (end == std::string_view::npos) return false;
  const std::string_view last = text.substr(0, end + 1);
  return is_role(without_punctuation(last.substr(last.find_last_of(" \t") + 1)));
}

// Whether the letters that a line ends with, but for marks behind them, are a role: few lines get
// past it, and only they are looked at closer.
bool ends_like_a_role(std::string_view line) {
  const std::string_view words = without_punctuation(line);
  std::size_t begin = words.size();
  while (begin > 0 && is_letter(words[begin - 1])) --begin;
  return is_role(words.substr(begin));
}

// Cuts "name, role" at the first comma, bar, slash, bracket or dash with blanks around it.
struct Signature {
  std::string_view names;
  std::string_view role;
};
Signature cut_signature(std::string_view line) {
  std::size_t cut = line.find_first_of(",|/(");
  std::size_t width = 1;
  for (const std::string_view dash :
       {std::string_view{" - "}, std::string_view{" \u2013 "}, std::string_view{" \u2014 "}}) {
    const std::size_t at = line.find(dash);
    if (at < cut) {
      cut = at;
      width = dash.size();
    }
  }
  if (cut == std::string_view::npos) return {line, {}};
  return {trim(line.substr(0, cut)), trim(line.substr(cut + width))};
}

// "By MARTIN DOE, Plains Courier business desk": a role may have words in small letters.
bool is_byline_with_role(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos ||
      !is_one_of(line.substr(0, blank), {"by", "by:", "por", "par", "von"}))
    return false;
  return is_signature(trim(line.substr(blank + 1)));
}

// Whether all words have capitals, but for those that join a name's words.
bool is_title_cased(std::string_view text) {
  bool any = false;
  return all_words(text,
                   [&](std::string_view raw) {
                     const std::string_view word = without_punctuation(raw);
                     if (word.empty() || is_particle(word) ||
                         is_one_of(word, {"of", "the", "and", "for", "in", "&"}))
                       return true;
                     any = true;
                     return is_capitalised(word);
                   }) &&
         any;
}

// "Opinion | By Jane Doe", "ANALYSIS | BY JANE DOE": a label before the bar.
bool is_byline_after_label(std::string_view line) {
  const std::size_t bar = line.find('|');
  if (bar == std::string_view::npos) return false;
  const std::string_view label = trim(line.substr(0, bar));
  const std::string_view byline = trim(line.substr(bar + 1));
  return count_words(label, 5) <= 4 && is_title_cased(label) && byline.find('|') == kNpos &&
         is_byline(byline, count_words(byline, 64));
}

// "Words: Jane Doe", "Por: Ana Ruiz": a cue, a colon, and names.
bool is_cue_and_names(std::string_view line) {
  const std::size_t colon = line.substr(0, 14).find(':');
  if (colon == kNpos) return false;
  const std::string_view names = trim(line.substr(colon + 1));
  return is_one_of(trim(line.substr(0, colon)),
                   {"by", "por", "par", "von", "words", "text", "texto", "texte", "autor", "autora",
                    "auteur", "reporter", "reportaje"}) &&
         is_list_of_names(names);
}

// "The Associated Press", "The Times Editorial Board": a whole that writes under its own name.
bool is_house_name(std::string_view text) {
  if (is_agency(text)) return true;
  const std::size_t blank = text.rfind(' ');
  return match_folded(text, "the ") != 0 && is_title_cased(text) && count_words(text, 7) <= 6 &&
         is_one_of(text.substr(blank + 1), {"press", "board", "staff", "news", "post", "times",
                                            "wire", "herald", "tribune", "journal", "gazette"});
}

// "Analysis by Jane Doe, CNN": what kind of article, and the byline.
bool is_byline_after_genre(std::string_view line) {
  const std::size_t by = find_exact(line.substr(0, 24), " by ");
  return by != kNpos &&
         is_one_of(line.substr(0, by),
                   {"analysis", "opinion", "commentary", "review", "column", "perspective", "essay",
                    "interview", "report", "explainer", "news analysis", "guest column"}) &&
         is_byline(line.substr(by + 1), count_words(line.substr(by + 1), 64));
}

// "AP writers Jane Doe and John Roe contributed.": nothing else than names before the verb.
bool ends_with_contributed(std::string_view line) {
  constexpr std::string_view kVerb = " contributed.";
  if (!line.ends_with(kVerb)) return false;
  std::string_view subject = without_decoration(line.substr(0, line.size() - kVerb.size()));
  const std::size_t stop = subject.rfind(". ");
  const bool initial = stop != kNpos && stop > 0 && is_upper(subject[stop - 1]);  // "J. Doe"
  if (stop != kNpos && !initial) subject.remove_prefix(stop + 2);
  int names = 0;
  const bool plain = all_words(subject, [&](std::string_view raw) {
    const std::string_view word = without_punctuation(raw);
    if (is_particle(word) || is_role(word) ||
        is_one_of(word, {"and", "of", "the", "in", "for", "at", "from"}))
      return true;
    ++names;
    return is_capitalised(word);
  });
  return plain && names >= 2;
}

}  // namespace

std::vector<std::string_view> split_names(std::string_view list) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    std::size_t cut = kNpos;
    std::size_t width = 0;
    for (const std::string_view joint :
         {std::string_view{", and "}, std::string_view{", "}, std::string_view{" and "},
          std::string_view{" & "}, std::string_view{" AND "}, std::string_view{" y "},
          std::string_view{" et "}, std::string_view{" und "}, std::string_view{"; "}}) {
      const std::size_t at = list.find(joint);
      if (at < cut) {
        cut = at;
        width = joint.size();
      }
    }
    parts.push_back(trim(list.substr(0, cut)));
    if (cut == kNpos) break;
    list.remove_prefix(cut + width);
  }
  return parts;
}

bool is_list_of_names(std::string_view text) {
  if (text.size() > 160) return false;
  const auto parts = split_names(text);
  return !parts.empty() && parts.size() <= 6 && std::all_of(parts.begin(), parts.end(), is_name);
}

std::string_view names_before_place(std::string_view line) {
  if (line.size() > 120 || ends_sentence(line)) return {};
  for (const std::string_view where :
       {std::string_view{" reports from "}, std::string_view{" reporting from "},
        std::string_view{" in "}, std::string_view{" en "}, std::string_view{" \u00e0 "}}) {
    const std::size_t at = line.find(where);
    if (at == kNpos) continue;
    const std::string_view place = line.substr(at + where.size());
    std::string_view names = trim(line.substr(0, at));
    if (names.ends_with(',')) names.remove_suffix(1);
    if (count_words(place, 6) > 5 || !is_title_cased(place) || !is_list_of_names(names)) return {};
    return names;
  }
  return {};
}

std::string_view names_before_bar(std::string_view line) {
  const std::size_t bar = line.find('|');
  if (bar == kNpos || line.size() > 120 || ends_sentence(line)) return {};
  const std::string_view after = trim(line.substr(bar + 1));
  const std::string_view names = trim(line.substr(0, bar));
  if (count_words(after, 6) > 5 || !is_title_cased(after) || !is_list_of_names(names)) return {};
  return names;
}

bool is_staff_credit(std::string_view line) {
  const std::string_view plain = without_decoration(line);
  const std::size_t blank = plain.rfind(' ');
  if (blank == kNpos || ends_sentence(line) || count_words(plain, 10) > 9) return false;
  const std::string_view names = plain.substr(0, blank);
  int capitals = 0;
  all_words(names, [&](std::string_view word) {
    capitals += is_capitalised(word) ? 1 : 0;
    return true;
  });
  return is_role(plain.substr(blank + 1)) && capitals >= 2 && is_title_cased(names);
}

bool is_name_in_capitals(std::string_view text) {
  int names = 0;
  const bool plain = all_words(text, [&](std::string_view raw) {
    ++names;
    if (raw.size() == 2 && raw[1] == '.') return is_upper(raw[0]);
    return is_capitalised(raw) && std::none_of(raw.begin(), raw.end(), is_lower) &&
           raw.find_first_of(",.:;!?()[]\"/&0123456789") == std::string_view::npos;
  });
  return plain && names >= 2 && names <= 4;
}

bool is_signature(std::string_view line) {
  if (!ends_like_a_role(line)) return false;
  const Signature signature = cut_signature(line);
  return ends_with_role(signature.role) && !ends_sentence(line) &&
         count_words(signature.role, 12) <= 9 && is_list_of_names(signature.names);
}

bool is_personal_name(std::string_view text) {
  int names = 0;
  int words = 0;
  const bool plain = all_words(text, [&](std::string_view raw) {
    ++words;
    if (is_particle(raw)) return names > 0;
    // "In Washington"
    if (words == 1 && is_one_of(raw, {"in", "on", "at", "to", "for", "from", "with", "after", "as",
                                      "before", "under", "if", "when"}))
      return false;
    if (is_one_of(raw, {"jr.", "jr", "sr.", "ii", "iii"})) return names >= 2;
    ++names;
    if (!is_capitalised(raw)) return false;
    if (raw.size() == 2 && raw[1] == '.') return true;  // an initial
    return raw.find_first_of(",:;!?()[]\"/&0123456789") == std::string_view::npos &&
           raw.back() != '.' && (raw.size() < 2 || !is_upper(raw[1]) || raw.size() <= 2);
  });
  return plain && names >= 2 && names <= 4 && words <= 5;
}

bool is_byline(std::string_view line, int words) {
  if (words <= 16 && is_byline_after_label(line)) return true;
  if (words >= 3 && words <= 16 && (is_cue_and_names(line) || is_byline_after_genre(line)))
    return true;
  if (line.size() > 3 && match_folded(line, "by ") != 0 && is_house_name(line.substr(3)))
    return true;
  if (line.starts_with("By ") && words == 2 && !is_agency(line.substr(3)) &&
      !is_all_capitals(line.substr(3)))
    return false;  // "By Comparison"
  if (words < 2 || words > 16 || line.size() > 140) return false;
  const char initial = lower(line.front());
  if (initial != 'b' && initial != 'p' && initial != 'v' && initial != 'd') return false;
  if (is_byline_with_role(line)) return true;
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
    if (is_one_of(word, {"and",       "und",     "et",    "for",    "of",   "the", "at",
                         "in",        "with",    "on",    "am",     "pm",   "a.m", "p.m",
                         "published", "updated", "staff", "writer", "avec", "con", "mit"}))
      return names > 0;
    if (names > 0 && is_particle(word)) return true;
    ++names;
    return is_capitalised(word);
  });
  return plain && names > 0 && !is_one_of(line.substr(0, 3), {"by,"}) &&
         !(ends_sentence(line) && words > 6);
}

bool is_names_and_agency(std::string_view line) {
  const std::size_t comma = line.rfind(", ");
  return comma != kNpos && line.size() <= 120 &&
         is_one_of(line.substr(comma + 2),
                   {"ap", "afp", "cnn", "cnn business", "dpa", "efe", "npr", "reuters", "bloomberg",
                    "politico", "usa today", "abc news", "bbc news", "cbs news", "fox news",
                    "nbc news", "associated press", "the associated press"}) &&
         is_list_of_names(line.substr(0, comma));
}

bool is_wire_credit(std::string_view line, int words) {
  if (words > 8 || line.size() > 90) return false;
  const auto is_wire = [](std::string_view name) {
    return is_one_of(name, {"ap", "afp", "reuters", "dpa", "efe", "epd", "kna", "sid", "belga",
                            "ansa", "apa", "keystone-sda"});
  };
  if (words == 1) {  // "(dpa/roth)", "mls/cr"
    const bool brackets = line.starts_with('(') && line.ends_with(')');
    const std::string_view inside = brackets ? line.substr(1, line.size() - 2) : line;
    const std::size_t slash = inside.find('/');
    if (slash == kNpos) return brackets && is_wire(inside);
    if (is_one_of(inside,
                  {"and/or", "he/she", "his/her", "him/her", "ella/el", "und/oder", "et/ou"}))
      return false;
    const bool initials =
        std::all_of(inside.begin(), inside.end(), [](char c) { return is_lower(c) || c == '/'; }) &&
        inside.size() <= 12 && slash >= 2 && inside.size() - slash > 2;
    return is_wire(inside.substr(0, slash)) || (initials && inside.size() <= 8) ||
           (initials && brackets);
  }
  // The last word decides for most lines; \x99 ends a curly apostrophe.
  if (!is_wire(without_punctuation(line.substr(line.find_last_of(" \x99'") + 1)))) return false;
  for (const std::string_view with : {std::string_view{" avec "}, std::string_view{" con "},
                                      std::string_view{" mit "}, std::string_view{" with "}}) {
    const std::size_t at = line.find(with);
    if (at == kNpos) continue;
    std::string_view wires = line.substr(at + with.size());
    if (wires.starts_with("l'")) wires.remove_prefix(2);
    if (wires.starts_with("l\u2019")) wires.remove_prefix(4);
    const auto parts = split_names(wires);
    return is_title_cased(line.substr(0, at)) && std::all_of(parts.begin(), parts.end(), is_wire);
  }
  return false;
}

std::string_view without_byline_cue(std::string_view author) noexcept {
  const std::string_view text = trim(author);
  const std::size_t blank = text.find(' ');
  if (blank == kNpos || blank > 4) return author;
  std::string_view cue = text.substr(0, blank);
  const bool colon = cue.ends_with(':');
  if (colon) cue.remove_suffix(1);
  const std::string_view name = trim(text.substr(blank + 1));
  if (!is_capitalised(name)) return author;
  const bool german = is_one_of(cue, {"von"});
  if (german && !colon && count_words(name, 2) < 2) return author;
  return german || is_one_of(cue, {"by", "por", "par"}) ? name : author;
}

bool is_name_with_account(std::string_view line, int words) {
  if (words < 2 || words > 9 || line.size() > 90 || contains_folded(line, ", 20")) return false;
  const std::size_t at = line.find(" @");
  if (at == std::string_view::npos) return false;
  int names = 0;
  const bool plain = all_words(line.substr(0, at), [&](std::string_view word) {
    ++names;
    return is_capitalised(word) || is_particle(word) || word == "(";
  });
  return plain && names >= 1 && names <= 5;
}

namespace {

// Where in "Jane Doe, a lawyer, is ..." the verb stands that a note about its author has.
std::size_t verb_of_note(std::string_view line) {
  constexpr std::size_t kFurthestVerb = 50;
  std::size_t verb = kNpos;
  for (const std::string_view is :
       {std::string_view{" is "}, std::string_view{" covers "}, std::string_view{" writes about "},
        std::string_view{" writes for "}}) {
    verb = std::min(verb, find_exact(line.substr(0, kFurthestVerb + is.size()), is));
  }
  return verb;
}

}  // namespace

std::string_view subject_of_note(std::string_view line) {
  const std::size_t second = line.find(' ');
  if (second == kNpos || second + 1 >= line.size() || !is_upper(line[0])) return {};
  if (!is_capitalised(line.substr(second + 1)) &&
      !is_particle(line.substr(second + 1, line.find(' ', second + 1) - second - 1)))
    return {};
  const std::size_t verb = verb_of_note(line);
  if (verb == kNpos) return {};
  const std::string_view subject = line.substr(0, verb);
  std::string_view name = subject.substr(0, subject.find(','));
  const bool starts_with_title =
      name.starts_with("Dr. ") || name.starts_with("Sen. ") || name.starts_with("Rep. ");
  if (starts_with_title) name = name.substr(name.find(' ') + 1);
  return is_personal_name(name) ? name : std::string_view{};
}

bool is_author_note(std::string_view line) {
  if (subject_of_note(line).empty()) return false;
  const std::string_view what = line.substr(verb_of_note(line), 110);
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
    if (contains_folded(what, role)) return true;
  }
  return false;
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

bool names_contributors(std::string_view line) {
  if (!contains_folded(line, "contributed")) return false;
  if (names_nobody_before(line, "contributed to this")) return false;
  return contains_folded(line, "contributed reporting") ||
         contains_folded(line, "contributed to this") || ends_with_contributed(line);
}

}  // namespace broadsheet::article
