#include "broadsheet/article/neighbours.hpp"

#include <algorithm>

#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/edge_lines.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/page_labels.hpp"
#include "broadsheet/article/rules.hpp"

namespace broadsheet::article {
namespace {

bool is_text(const Line& line) noexcept { return line.kind == LineKind::paragraph; }

void mark(Line& line, LineKind kind, Rule rule) noexcept {
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

// The first line, where it reads like a headline.
void find_title(std::span<Line> lines) {
  Line& first = lines.front();
  if (!is_text(first) || first.words > 40) return;
  const bool period = first.text.ends_with('.') && !first.text.ends_with("..");
  const bool followed = lines.size() > 1;
  if (followed && (!period || first.words <= 12))
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

// Who the author is, among the last four lines of text.
void find_author_notes(std::span<Line> lines) {
  int texts = 0;
  for (std::size_t i = lines.size(); i-- > 1 && texts < 4;) {
    if (!is_text(lines[i])) continue;
    ++texts;
    if (lines[i].words < 64 && names_contributors(lines[i].text))
      mark(lines[i], LineKind::credit, Rule::credit_inside);
    else if (lines[i].words < 64 && lines[i].n_marks <= 4 && is_author_note(lines[i].text))
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

// A line of six words or more that stood there before: scrapers repeat captions and titles.
void find_repeats(std::span<Line> lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    Line& next = lines[i + 1];
    if (next.words >= 6 && is_text(next) && next.text == lines[i].text)
      mark(next, LineKind::caption, Rule::repeats_above);
  }
}

// Whether a line goes on where the one above it was cut: no blank line between, and no sentence
// ends there.
bool goes_on_from(const Line& above, const Line& line) noexcept {
  return !line.after_blank && above.text.size() >= 30 && !ends_sentence(above.text) &&
         above.text.back() != ':';
}

// In hard-wrapped text a line is no unit: what goes on from the line above, or ends in one that
// goes on in small letters, is text whatever it looks like ("shares.", "Ana Costa, news editor").
void keep_wrapped_lines(std::span<Line> lines) {
  const auto goes_on_small = [&lines](std::size_t i) {
    return i < lines.size() && goes_on_from(lines[i - 1], lines[i]) &&
           is_lower(lines[i].text.front());
  };
  std::size_t wrapped = 0;
  for (std::size_t i = 1; i < lines.size(); ++i)
    wrapped += goes_on_small(i) && lines[i].words >= 4 ? 1 : 0;
  if (wrapped < 2 || wrapped * 4 < lines.size()) return;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (is_text(lines[i])) continue;
    const bool from_text = is_text(lines[i - 1]) && goes_on_from(lines[i - 1], lines[i]);
    if (!from_text && !goes_on_small(i + 1)) continue;
    lines[i].kind = LineKind::paragraph;
    lines[i].rule = 0;
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

// A short line before a paragraph. What follows may be set aside in between.
void find_subheadings(std::span<Line> lines) {
  const Line* next = nullptr;
  for (std::size_t i = lines.size(); i-- > 1;) {
    Line& line = lines[i];
    if (!is_text(line)) continue;
    const bool heads = next != nullptr && next->words > 12;
    if (heads && line.n_marks == 0 && is_headline_like(line, 12) && line.text.size() <= 90)
      mark(line, LineKind::subheading, Rule::heading_shape);
    next = &line;
  }
}

}  // namespace

void judge_by_neighbours(std::span<Line> lines, bool first_line_is_title_hint,
                         const Origin& origin) {
  if (lines.empty()) return;
  keep_wrapped_lines(lines);
  find_dated_credits(lines);
  find_comments(lines);
  find_repeats(lines);
  find_about_author(lines);
  find_section_names(lines, first_line_is_title_hint);
  if (first_line_is_title_hint) find_title(lines);
  list_related(lines);
  find_capital_links(lines);
  find_author_notes(lines);
  judge_edges(lines, origin);
  find_subheadings(lines);
}

}  // namespace broadsheet::article
