#include "broadsheet/article/neighbours.hpp"

#include <algorithm>

#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/dateline.hpp"
#include "broadsheet/article/edge_lines.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"
#include "broadsheet/article/page_labels.hpp"
#include "broadsheet/article/phrase_match.hpp"
#include "broadsheet/article/rules.hpp"

namespace broadsheet::article {
namespace {

bool is_text(const Line& line) noexcept { return line.kind == LineKind::paragraph; }

// A line of hard-wrapped text tells nothing by its shape or place.
void mark(Line& line, LineKind kind, Rule rule) noexcept {
  if (line.wrapped) return;
  line.kind = kind;
  line.rule = number(rule);
}

// A line that reads like a headline: few words, no sentence end, a capital or digit first.
bool is_headline_like(const Line& line, int most_words) noexcept {
  if (line.words > most_words || line.words < 1) return false;
  const std::string_view text = line.text;
  if (ends_sentence(text) && text.back() != '?' && text.back() != '!') return false;
  if (text.back() == ',' || text.back() == ';' || text.back() == ':') return false;
  const char first = text.front();
  return is_upper(first) || is_digit(first) || first == '\'' || first == '"' || first == '$' ||
         static_cast<unsigned char>(first) >= 0xC2;
}

// Whether the words of a line that ends with a full stop are a headline's: all long ones have
// capitals, and two or more that need none. Those of days, months and a sentence's first word do.
bool is_title_case(std::string_view text) {
  int told = 0;
  bool opens_sentence = true;
  static constexpr WordList kSmallWords(std::to_array<std::string_view>(
      {"with", "from", "over", "into", "than", "that", "amid", "what", "when", "your", "upon"}));
  return all_words(text,
                   [&](std::string_view raw) {
                     const std::string_view word = without_punctuation(raw);
                     const bool opens = opens_sentence;
                     opens_sentence = ends_sentence(raw);
                     if (word.size() < 4 || kSmallWords.has(word)) return true;
                     if (!is_capitalised(word) && !is_digit(word[0]) && word[0] != '\'')
                       return false;
                     told += opens || is_month_or_day(word) ? 0 : 1;
                     return true;
                   }) &&
         told >= 2;
}

// Whether the stop at a line's end is that of an abbreviation: "U.S.", "p.m.", "Inc."
bool ends_with_abbreviation(std::string_view text) {
  const std::string_view last = text.substr(text.find_last_of(" \t") + 1);
  const bool initials =
      last.size() >= 4 && last.find('.') + 1 < last.size() &&
      std::all_of(last.begin(), last.end(), [](char c) { return is_letter(c) || c == '.'; });
  static constexpr WordList kAbbreviations(std::to_array<std::string_view>(
      {"inc.", "corp.", "co.",   "ltd.",  "jr.",   "sr.",    "dept.", "gov.",
       "st.",  "etc.",  "vs.",   "pct.",  "ariz.", "calif.", "conn.", "colo.",
       "fla.", "mass.", "mich.", "minn.", "okla.", "tenn.",  "wash.", "wis."}));
  return initials || kAbbreviations.has(last);
}

// Where nothing but a byline, a date or a credit stands between it and the text, even a sentence
// is a headline.
bool is_set_apart(std::span<Line> lines) {
  const Line& next = lines[1];
  return next.kind == LineKind::author || next.kind == LineKind::credit ||
         next.rule == number(Rule::time_stamp);
}

// A line that is text already: it opens with a dateline or ends as a sentence does.
bool is_lede(std::span<Line> lines) {
  const std::string_view text = lines.front().text;
  if (dateline_length(text, true) != 0 && ends_sentence(text)) return true;
  if (!ends_sentence(text)) return false;
  const std::size_t stop = text.find_last_of(".?!");
  if (stop != std::string_view::npos && text[stop] != '.') return false;
  if (lines.front().words > 40) return true;
  if (text.ends_with('.') && ends_with_abbreviation(text)) return false;
  return !is_title_case(text) && !is_all_capitals(text) && !is_set_apart(lines);
}

// "WATCH: The bridge falls", "Read this before you vote": a link elsewhere, but a headline where
// the article begins with it, set apart by a blank line or with a byline below.
bool is_headline_of_link(std::span<const Line> lines) {
  const Line& first = lines.front();
  if (first.kind != LineKind::related || first.words < 4 || lines.size() < 2) return false;
  if (!is_one_of(opening_text(first.rule),
                 {"audio",          "breaking",    "gallery",        "graphic",    "in photos",
                  "in pictures",    "infographic", "interactive",    "latest",     "listen",
                  "live updates",   "map",         "mira",           "must watch", "photo gallery",
                  "photo gallery:", "photos",      "photos:",        "podcast",    "quiz",
                  "read this",      "slideshow",   "special report", "video",      "videos",
                  "watch",          "watch live",  "watch the",      "watch this"}))
    return false;
  const Line& next = lines[1];
  return next.kind == LineKind::author || next.kind == LineKind::dateline ||
         next.rule == number(Rule::time_stamp) ||
         (is_text(next) && next.after_blank && (next.words > 12 || ends_sentence(next.text)));
}

// The first line, where it reads like a headline.
void find_title(std::span<Line> lines) {
  Line& first = lines.front();
  if (is_headline_of_link(lines) && is_headline_like(first, 25)) {
    mark(first, LineKind::title, Rule::first_line_title);
    return;
  }
  if (!is_text(first) || first.words > 40 || lines.size() < 2 || is_lede(lines)) return;
  mark(first, LineKind::title, Rule::first_line_title);
}

// Whether a related line is a heading without an article of its own: "READ MORE:".
bool heads_a_list(const Line& line) noexcept {
  return line.kind == LineKind::related && line.words <= 5 &&
         (line.text.back() == ':' || line.words <= 4) && line.text.back() != ')';
}

// Under a heading of related links, lines that read like headlines are links: to the
// article's end, or at least two of them, or one after a colon.
void list_related(std::span<Line> lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!heads_a_list(lines[i])) continue;
    std::size_t end = i + 1;
    while (end < lines.size() && end - i <= 10 &&
           (lines[end].kind == LineKind::related ||
            (is_text(lines[end]) && lines[end].words >= 3 && is_headline_like(lines[end], 20))))
      ++end;
    const std::size_t listed = end - i - 1;
    const bool colon = lines[i].text.back() == ':';
    if (listed == 0 || (end < lines.size() && listed < 2 && !colon)) continue;
    for (std::size_t k = i + 1; k < end; ++k) {
      if (is_text(lines[k])) mark(lines[k], LineKind::related, Rule::list_after_heading);
    }
    i = end - 1;
  }
}

// Tags listed under "Topics", "Etiquetas" or "Tags" at the article's end: short lines only.
void list_tags(std::span<Line> lines) {
  const auto heads = [](const Line& line) {
    return (line.kind == LineKind::navigation || line.kind == LineKind::related) &&
           line.words <= 3 &&
           is_one_of(without_punctuation(line.text),
                     {"topics", "tags", "related topics", "etiquetas", "temas",
                      "temas relacionados", "themen", "schlagworte", "sujets", "th\u00e8mes"});
  };
  const std::size_t from = lines.size() > 14 ? lines.size() - 14 : 1;
  for (std::size_t i = from; i + 1 < lines.size(); ++i) {
    if (!heads(lines[i])) continue;
    std::size_t end = i + 1;
    while (end < lines.size() &&
           (!is_text(lines[end]) || (lines[end].words <= 4 && !ends_sentence(lines[end].text))))
      ++end;
    if (end < lines.size()) continue;
    for (std::size_t k = i + 1; k < end; ++k) {
      if (is_text(lines[k])) mark(lines[k], LineKind::navigation, Rule::tag_after_heading);
    }
    return;
  }
}

// Headlines of six words or more in capitals, in an article that is not in capitals.
void find_capital_links(std::span<Line> lines) {
  std::size_t capitals = 0;
  std::size_t texts = 0;
  const auto is_shouted = [](const Line& line) {
    return line.words >= 6 && line.words <= 25 && is_text(line) && is_all_capitals(line.text);
  };
  for (const Line& line : lines) {
    if (!is_text(line)) continue;
    ++texts;
    if (is_shouted(line)) ++capitals;
  }
  if (capitals == 0 || capitals * 3 > texts) return;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (is_shouted(lines[i]) && !ends_sentence(lines[i].text) && lines[i].text.back() != ':' &&
        lines[i].n_marks == 0)
      mark(lines[i], LineKind::related, Rule::capitals_link);
  }
}

// The last word of a name that is its bearer's own, "Holt" in "Greg Holt Jr.".
std::string_view surname_of(std::string_view name) {
  while (true) {
    const std::size_t blank = name.rfind(' ');
    const std::string_view last = name.substr(blank + 1);
    if (blank == std::string_view::npos || !is_one_of(last, {"jr.", "jr", "sr.", "ii", "iii"}))
      return last;
    name = name.substr(0, blank);
  }
}

// How a text speaks of somebody: not at all, as this person or one of this surname alone, or as
// another of the surname ("Ron Costa", "Sen. Costa").
enum class Mention : std::uint8_t { none, same, other };

Mention find_mention(std::string_view text, std::string_view name) {
  const std::string_view surname = surname_of(name);
  const std::string_view given = name.substr(0, name.find(' '));
  Mention found = Mention::none;
  for (std::size_t at = text.find(surname); at != std::string_view::npos;
       at = text.find(surname, at + 1)) {
    const std::size_t end = at + surname.size();
    if ((at > 0 && is_letter(text[at - 1])) || (end < text.size() && is_letter(text[end])))
      continue;
    const std::string_view before = trim(text.substr(0, at));
    const std::string_view word = before.substr(before.find_last_of(" \t\"(") + 1);
    const bool opens = before.empty() || (ends_sentence(before) && word.size() > 5);
    if (text.substr(end).starts_with(" &")) return Mention::other;  // a firm
    if (!opens && is_capitalised(word) && word != given &&
        name.find(word) == std::string_view::npos)
      return Mention::other;
    found = Mention::same;
  }
  return found;
}

// Whether the article speaks of the person whom a note would be about: then it is none, but news
// of them. Its author is not spoken of.
bool speaks_of_subject(std::span<const Line> lines, std::size_t at, std::string_view author) {
  const std::string_view name = subject_of_note(lines[at].text);
  const std::string_view surname = surname_of(name);
  if (author.find(surname) != std::string_view::npos) return false;
  bool spoken_of = false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (i == at) continue;
    const Mention mention = find_mention(lines[i].text, name);
    if (mention == Mention::none) continue;
    if (mention == Mention::other || lines[i].kind == LineKind::author) return false;
    spoken_of = spoken_of || (i < at && is_text(lines[i]) && !is_author_note(lines[i].text));
  }
  return spoken_of;
}

// Who the author is, among the last four lines of text.
void find_author_notes(std::span<Line> lines, std::string_view author) {
  int texts = 0;
  for (std::size_t i = lines.size(); i-- > 1 && texts < 4;) {
    if (!is_text(lines[i])) continue;
    ++texts;
    if (lines[i].words < 64 && names_contributors(lines[i].text))
      mark(lines[i], LineKind::credit, Rule::credit_inside);
    else if (lines[i].words < 64 && lines[i].n_marks <= 4 && is_author_note(lines[i].text) &&
             !speaks_of_subject(lines, i, author))
      mark(lines[i], LineKind::credit, Rule::author_note);
  }
}

// The date and who published, among the first eight lines or the last two.
void find_dated_credits(std::span<Line> lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool edge = i < 8 || i + 2 >= lines.size();
    if (edge && is_text(lines[i]) && is_dated_credit(lines[i].text, lines[i].words))
      mark(lines[i], LineKind::author, Rule::dated_credit);
  }
}

// Three lines or more of the form "somebody says:" are the comments of a weblog.
void find_comments(std::span<Line> lines) {
  const auto says = [](const Line& line) {
    return line.text.back() == ':' && line.words <= 5 && line.text.ends_with(" says:");
  };
  const auto count = std::count_if(lines.begin(), lines.end(), says);
  if (count < 3) return;
  auto first = std::find_if(lines.begin(), lines.end(), says);
  for (; first != lines.end(); ++first) mark(*first, LineKind::navigation, Rule::readers_comments);
}

// "Comments (2)", "12 comments", "Comentarios": the heading of what readers wrote.
bool heads_comments(const Line& line) {
  if (line.words > 3 || is_text(line)) return false;
  return !all_words(line.text, [](std::string_view word) {
    return !is_one_of(without_punctuation(word),
                      {"comment", "comments", "comentarios", "commentaires", "kommentare"});
  });
}

// Below such a heading, where a button to answer or the age of a comment shows that they are
// there, all are readers' comments.
void find_comments_below_heading(std::span<Line> lines) {
  constexpr std::size_t kSeen = 6;  // lines below the heading
  for (std::size_t i = 2; i + 2 < lines.size(); ++i) {
    if (!heads_comments(lines[i])) continue;
    const auto below = lines.subspan(i + 1, std::min(kSeen, lines.size() - i - 1));
    const bool shown = std::any_of(below.begin(), below.end(), [](const Line& line) {
      return (line.words <= 5 && (line.text.ends_with(" ago") || line.text.starts_with("hace ") ||
                                  line.text.starts_with("Hace "))) ||
             (line.words == 1 &&
              is_one_of(line.text, {"reply", "responder", "r\u00e9pondre", "antworten"}));
    });
    if (!shown) continue;
    for (Line& line : lines.subspan(i + 1)) {
      if (is_text(line)) mark(line, LineKind::navigation, Rule::readers_comments);
    }
    return;
  }
}

// A line of six words or more that stood there before: scrapers repeat captions and titles.
void find_repeats(std::span<Line> lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    Line& next = lines[i + 1];
    if (next.words >= 6 && is_text(next) && next.text == lines[i].text)
      mark(next, LineKind::caption, Rule::repeats_above);
  }
}

// "About Ana Costa" among the last six lines, and what follows it.
void find_about_author(std::span<Line> lines) {
  const std::size_t from = lines.size() > 6 ? lines.size() - 6 : 1;
  for (std::size_t i = from; i < lines.size(); ++i) {
    std::string_view name = lines[i].text;
    if (lines[i].words > 6) continue;
    for (const std::string_view about :
         {std::string_view{"About "}, std::string_view{"ABOUT "}, std::string_view{"\u00dcber "},
          std::string_view{"Sobre "}, std::string_view{"Acerca de "}}) {
      if (!name.starts_with(about)) continue;
      name.remove_prefix(about.size());
      if (!is_personal_name(name)) continue;
      for (std::size_t k = i; k < lines.size(); ++k) {
        if (is_text(lines[k])) mark(lines[k], LineKind::credit, Rule::about_author);
      }
      return;
    }
  }
}

void find_section_names(std::span<Line> lines, bool title_first) {
  const auto judge = [](Line& line) {
    if (is_text(line) && line.words <= 2 && is_section_name(line.text))
      mark(line, LineKind::navigation, Rule::section_label);
  };
  if (lines.size() < 4) return;
  if (!title_first) judge(lines[0]);
  for (std::size_t i = lines.size() - 3; i < lines.size(); ++i) judge(lines[i]);
}

// "## What comes next", "**What comes next**": marked as a heading by whoever wrote it down.
bool is_marked_heading(const Line& line) noexcept {
  if (line.words > 15) return false;
  const std::string_view text = line.text;
  const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
  if (level >= 1 && level <= 6 && level + 1 < text.size() && text[level] == ' ') return true;
  return text.size() > 5 && text.starts_with("**") && text.ends_with("**") &&
         text.find("**", 2) == text.size() - 2 && !ends_sentence(text.substr(2, text.size() - 4));
}

// A paragraph, also a short one where blank lines set it and its heading apart.
bool has_text_below(const Line& line, const Line& next) noexcept {
  return next.words > 12 || (line.after_blank && next.after_blank && line.words <= 8 &&
                             next.words >= 4 && next.n_marks == 0 && ends_sentence(next.text));
}

// A short line before a paragraph. What follows may be set aside in between.
void find_subheadings(std::span<Line> lines) {
  const Line* next = nullptr;
  for (std::size_t i = lines.size(); i-- > 1;) {
    Line& line = lines[i];
    if (!is_text(line)) continue;
    const bool heads = next != nullptr && has_text_below(line, *next);
    if (next != nullptr && is_marked_heading(line))
      mark(line, LineKind::subheading, Rule::heading_marks);
    else if (heads && line.n_marks == 0 && is_headline_like(line, 12) && line.text.size() <= 90)
      mark(line, LineKind::subheading, Rule::heading_shape);
    next = &line;
  }
}

}  // namespace

void judge_by_neighbours(std::span<Line> lines, bool first_line_is_title_hint,
                         const Origin& origin) {
  if (lines.empty()) return;
  find_dated_credits(lines);
  find_comments(lines);
  find_repeats(lines);
  find_about_author(lines);
  find_section_names(lines, first_line_is_title_hint);
  if (first_line_is_title_hint) find_title(lines);
  list_related(lines);
  list_tags(lines);
  find_comments_below_heading(lines);
  find_capital_links(lines);
  find_author_notes(lines, origin.author);
  judge_edges(lines, origin);
  find_subheadings(lines);
}

}  // namespace broadsheet::article
