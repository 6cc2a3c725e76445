#include "broadsheet/article/edge_lines.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/dateline.hpp"
#include "broadsheet/article/given_names.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/line_words.hpp"
#include "broadsheet/article/page_labels.hpp"
#include "broadsheet/article/rules.hpp"

namespace broadsheet::article {
namespace {

constexpr std::size_t kNpos = std::string_view::npos;
constexpr std::size_t kHeadLines = 8;  // lines after the title that may be told by their place
constexpr int kTailLines = 4;          // lines of text at the end
constexpr int kLongestCredit = 12;     // words

bool is_text(const Line& line) noexcept { return line.kind == LineKind::paragraph; }

void mark(Line& line, LineKind kind, Rule rule) noexcept {
  if (line.wrapped) return;
  line.kind = kind;
  line.rule = number(rule);
}

bool is_word_byte(char c) noexcept {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0xC3;
}

// The next byte that is part of a word, or kNpos.
std::size_t next_word_byte(std::string_view text, std::size_t from) noexcept {
  while (from < text.size() && !is_word_byte(text[from])) ++from;
  return from < text.size() ? from : kNpos;
}

// Equal but for case (ASCII), blanks, punctuation and "The" before it; not empty. "The Harbor
// Ledger", "harbor-ledger" and "HARBOR LEDGER" are the same name.
bool same_name(std::string_view a, std::string_view b) noexcept {
  for (std::string_view* name : {&a, &b}) {
    if (match_folded(*name, "the ") != 0) name->remove_prefix(4);
  }
  std::size_t i = next_word_byte(a, 0);
  std::size_t k = next_word_byte(b, 0);
  if (i == kNpos) return false;
  while (i != kNpos && k != kNpos) {
    if (lower(a[i]) != lower(b[k])) return false;
    i = next_word_byte(a, i + 1);
    k = next_word_byte(b, k + 1);
  }
  return i == kNpos && k == kNpos;
}

// Whether a word stands in the text, whatever its case.
bool has_whole_word(std::string_view text, std::string_view word) noexcept {
  for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
    if (lower(text[at]) != lower(word[0])) continue;
    if (at > 0 && is_word_byte(text[at - 1])) continue;
    const std::size_t end = at + word.size();
    if (end < text.size() && is_word_byte(text[end])) continue;
    if (std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                   [](char x, char y) { return lower(x) == lower(y); }))
      return true;
  }
  return false;
}

bool is_article_line(const Line& line) noexcept {
  return is_text(line) || line.kind == LineKind::title;
}

// Text that goes on: a long line, a whole sentence, speech.
bool is_prose(const Line& line) noexcept {
  return line.words > kLongestCredit || line.n_marks != 0 ||
         (line.words >= 4 && ends_sentence(line.text));
}

// A quotation by itself: the name below it is the speaker's.
bool is_quotation(const Line& line) noexcept {
  return line.n_marks != 0 && has_quotation_mark(line.text.substr(0, 3)) &&
         has_quotation_mark(
             line.text.substr(line.text.size() - std::min<std::size_t>(line.text.size(), 4)));
}

// Whether a paragraph starts here, rather than a sentence of hard-wrapped text going on.
bool starts_paragraph(const Line& line) noexcept {
  return is_prose(line) &&
         (line.after_blank || (line.words > kLongestCredit && ends_sentence(line.text)));
}

bool starts_with_dash(std::string_view text) noexcept {
  return text.starts_with('-') || text.starts_with("\u2013") || text.starts_with("\u2014");
}

// The first word, with small letters after its capital, is a given name.
bool has_given_name(std::string_view name) noexcept {
  const std::string_view first = name.substr(0, name.find(' '));
  std::array<char, 24> recased{};
  if (first.empty() || first.size() > recased.size()) return false;
  std::transform(first.begin(), first.end(), recased.begin(), lower);
  recased[0] = first[0];
  return is_given_name({recased.data(), first.size()});
}

class Edges {
 public:
  Edges(std::span<Line> lines, const Origin& origin) : lines_(lines), origin_(origin) {
    // "CNN (Web News)": what is in brackets stands on no page.
    origin_.outlet = trim(origin.outlet.substr(0, origin.outlet.find(" (")));
  }

  void judge() {
    for (std::size_t i = 1; i < lines_.size(); ++i) judge_given(lines_[i]);
    judge_head();
    judge_tail();
  }

 private:
  // What was given with the article, wherever it stands.
  void judge_given(Line& line) const {
    if (!is_text(line) || line.words > kLongestCredit) return;
    if (same_name(line.text, origin_.outlet)) {
      mark(line, LineKind::navigation, Rule::repeated_outlet);
    } else if (is_author_given(line.text)) {
      mark(line, LineKind::author, Rule::author_given);
    }
  }

  [[nodiscard]] bool is_author_given(std::string_view text) const {
    if (origin_.author.empty() || text.size() > 2 * origin_.author.size() + 8) return false;
    if (same_name(text, origin_.author)) return true;
    const auto given = split_names(origin_.author);
    const auto named = split_names(text);
    return std::all_of(named.begin(), named.end(), [&](std::string_view name) {
      return std::any_of(given.begin(), given.end(),
                         [&](std::string_view one) { return same_name(name, one); });
    });
  }

  // Between title and text.
  void judge_head() {
    bool told = false;  // a standfirst or a byline stands above: a name alone is less likely
    for (std::size_t i = 1; i < std::min(lines_.size(), kHeadLines); ++i) {
      const Line& line = lines_[i];
      if (is_text(line) && (line.words > kLongestCredit || !judge_head_line(i, told))) {
        if (told || is_prose(line)) return;
        told = true;
      }
      told = told || line.kind == LineKind::author;
    }
  }

  bool judge_head_line(std::size_t i, bool needs_given_name) {
    Line& line = lines_[i];
    if (is_agency_of_dateline(line.text)) {
      mark(line, LineKind::credit, Rule::agency_of_dateline);
    } else if (is_below_byline(i)) {
      mark(line, LineKind::credit, Rule::below_byline);
    } else if (!followed_by_text(i)) {
      return false;
    } else if (is_genre_label(line.text)) {
      mark(line, LineKind::navigation, Rule::genre_label);
    } else if (is_staff_credit(line.text) || is_names_and_agency(line.text)) {
      mark(line, LineKind::author, Rule::name_and_role);
    } else {
      return judge_names(i, needs_given_name);
    }
    return true;
  }

  // A name, or several, and at most where they write or report from.
  bool judge_names(std::size_t i, bool needs_given_name) {
    Line& line = lines_[i];
    Rule rule = Rule::name_and_place;
    std::string_view names = names_before_place(line.text);
    if (names.empty()) {
      rule = Rule::name_and_section;
      names = names_before_bar(line.text);
    }
    if (names.empty()) {
      if (!is_list_of_names(line.text)) return false;
      rule = Rule::name_below_title;
      names = line.text;
      needs_given_name = needs_given_name || is_all_capitals(names);
    }
    if (needs_given_name && !has_given_name(names)) return false;
    if (match_folded(names, "the ") != 0 || speaks_of(names, i)) return false;
    mark(line, LineKind::author, rule);
    return true;
  }

  // Below the text.
  void judge_tail() {
    int texts = 0;
    for (std::size_t i = lines_.size(); i-- > 1 && texts < kTailLines;) {
      Line& line = lines_[i];
      if (!is_text(line)) continue;
      ++texts;
      const bool judged = line.words <= kLongestCredit && judge_tail_line(i);
      if (!judged && is_prose(line)) return;
    }
  }

  bool judge_tail_line(std::size_t i) {
    Line& line = lines_[i];
    const Line& above = lines_[i - 1];
    if (line.n_marks != 0) return false;
    const std::string_view plain = trim(without_decoration(line.text));
    if (is_agency_of_dateline(plain)) {
      mark(line, LineKind::credit, Rule::agency_of_dateline);
    } else if (same_name(plain, origin_.outlet)) {
      mark(line, LineKind::navigation, Rule::repeated_outlet);
    } else if (is_staff_credit(line.text) ||
               (is_names_and_agency(line.text) && !is_quotation(above))) {
      mark(line, LineKind::author, Rule::name_and_role);
      // Neither an item of a list nor the speaker of the quotation above:
    } else if (starts_with_dash(line.text) && is_list_of_names(plain) &&
               !starts_with_dash(above.text) && !is_quotation(above) &&
               (i + 1 == lines_.size() || !starts_with_dash(lines_[i + 1].text))) {
      mark(line, LineKind::author, Rule::signed_at_end);
    } else {
      return false;
    }
    return true;
  }

  // Whether the article's other lines speak of somebody of these names, or another line of the
  // article is a name as well. A given name alone proves nothing.
  [[nodiscard]] bool speaks_of(std::string_view names, std::size_t at) const {
    const auto parts = split_names(names);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == at || !is_article_line(lines_[i])) continue;
      const Line& other = lines_[i];
      if (i > 0 && other.words <= 5 && is_list_of_names(other.text)) return true;
      for (const std::string_view name : parts) {
        const bool met = !all_words(name, [&](std::string_view word) {
          if (word.size() < 3 || is_particle(word)) return true;
          return has_given_name(word) || !has_whole_word(other.text, word);
        });
        if (met) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool followed_by_text(std::size_t i) const {
    for (++i; i < lines_.size(); ++i) {
      if (is_text(lines_[i])) return starts_paragraph(lines_[i]) || followed_by_name(i);
    }
    return false;
  }

  // A label may stand above a name: the text follows below it.
  [[nodiscard]] bool followed_by_name(std::size_t i) const {
    const Line& line = lines_[i];
    return i + 1 < lines_.size() && line.words <= kLongestCredit && is_list_of_names(line.text) &&
           is_text(lines_[i + 1]) && starts_paragraph(lines_[i + 1]);
  }

  // "Coastal Wire" in an article that opens "GENEVA (Coastal Wire) -".
  [[nodiscard]] bool is_agency_of_dateline(std::string_view text) const {
    if (count_words(text, 6) > 5) return false;
    for (std::size_t i = 1; i < std::min(lines_.size(), kHeadLines); ++i) {
      const std::string_view line = lines_[i].text;
      if (!is_text(lines_[i]) || lines_[i].words <= kLongestCredit) continue;
      const std::string_view dateline = line.substr(0, dateline_length(line, true));
      const std::size_t open = dateline.find('(');
      const std::size_t close = dateline.find(')');
      return open != kNpos && close != kNpos && close > open &&
             same_name(text, dateline.substr(open + 1, close - open - 1));
    }
    return false;
  }

  // No blank line between it and a byline, but one after it: the two belong together.
  [[nodiscard]] bool is_below_byline(std::size_t i) const {
    const Line& line = lines_[i];
    if (i + 1 >= lines_.size() || line.after_blank || !lines_[i + 1].after_blank) return false;
    if (lines_[i - 1].kind != LineKind::author || line.words > 5 || ends_sentence(line.text))
      return false;
    return all_words(line.text, [](std::string_view word) {
      return (is_capitalised(word) || is_one_of(word, {"of", "the", "and", "&"})) &&
             std::none_of(word.begin(), word.end(), is_digit) && word.back() != ':';
    });
  }

  std::span<Line> lines_;
  Origin origin_;
};

}  // namespace

void judge_edges(std::span<Line> lines, const Origin& origin) { Edges(lines, origin).judge(); }

}  // namespace broadsheet::article
