#include "broadsheet/article/direct_speech.hpp"

#include <algorithm>
#include <string>

#include "broadsheet/article/clause_words.hpp"
#include "broadsheet/article/line_shape.hpp"

namespace broadsheet::article {
namespace {

using Form = QuoteMark::Form;

std::uint32_t length_of(Form form) noexcept {
  if (form == Form::straight) return 1;
  return form == Form::guillemet_left || form == Form::guillemet_right ? 2 : 3;
}

// Whether a straight mark can open: nothing, white space or an opening sign stands before.
bool can_open(std::string_view text, std::uint32_t begin, std::uint32_t at) noexcept {
  if (at == begin) return true;
  const char before = text[at - 1];
  if (before == ' ' || before == '\t' || before == '(' || before == '[' || before == '-' ||
      before == '\'')
    return true;
  const std::string_view head = text.substr(begin, at - begin);
  return head.ends_with("\u2014") || head.ends_with("\u2013") || head.ends_with("\u2018") ||
         head.ends_with("\u00a0") || head.ends_with("\u2026");
}

bool can_close(std::string_view text, std::uint32_t end, std::uint32_t at) noexcept {
  return at + 1 >= end || text[at + 1] != ' ' || (at > 0 && text[at - 1] != ' ');
}

bool opens(std::string_view text, std::uint32_t begin, const QuoteMark& mark) noexcept {
  switch (mark.form) {
    case Form::straight:
      return can_open(text, begin, mark.position);
    case Form::curly_open:
    case Form::low_open:
    case Form::guillemet_left:
      return true;
    case Form::single_open:
      return can_open(text, begin, mark.position);
    case Form::curly_close:
      return false;
    case Form::guillemet_right: {  // a bullet of some pages: a blank follows
      const std::uint32_t after = mark.position + 2;
      return can_open(text, begin, mark.position) && after < text.size() && text[after] != ' ';
    }
  }
  return false;
}

// Whether a straight mark closes by its place: behind a word or its punctuation, before none.
bool stands_behind_word(std::string_view text, std::uint32_t end, std::uint32_t at) noexcept {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  return at > 0 && !is_blank(text[at - 1]) && !is_digit(text[at - 1]) &&
         (at + 1 >= end || (!is_letter(text[at + 1]) && !is_digit(text[at + 1])));
}

// Whether a page that mixes its marks closes with this one what a curly mark opened: the next
// curly mark would not.
bool closes_mixed(std::string_view text, std::uint32_t end,
                  std::span<const QuoteMark> rest) noexcept {
  if (rest[0].form != Form::straight || !stands_behind_word(text, end, rest[0].position))
    return false;
  constexpr std::size_t kLookAhead = 8;  // marks, so that time stays linear
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (i > kLookAhead || rest[i].form == Form::curly_close) return false;
    if (rest[i].form == Form::curly_open) return true;
  }
  return true;
}

bool closes(std::string_view text, std::uint32_t end, Form opened,
            std::span<const QuoteMark> rest) noexcept {
  const QuoteMark& mark = rest[0];
  switch (opened) {
    case Form::straight:
      return mark.form == Form::straight && can_close(text, end, mark.position);
    case Form::curly_open:
      return mark.form == Form::curly_close || closes_mixed(text, end, rest);
    case Form::low_open:
      return mark.form == Form::curly_open || mark.form == Form::curly_close;
    case Form::guillemet_left:
      return mark.form == Form::guillemet_right;
    case Form::guillemet_right:
      return mark.form == Form::guillemet_left;
    case Form::curly_close:
    case Form::single_open:
      return false;
  }
  return false;
}

bool is_stop(char c) noexcept { return c == ',' || c == '.' || c == '?' || c == '!'; }

// Words of a clause that are looked at for who said it.
constexpr std::size_t kNearWords = 5;
constexpr std::uint32_t kNearBytes = 80;

// Whether `, said Hanna Weiss` or `, she said` stands behind a closing mark.
bool is_attributed(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end || text[at] != ',') return false;
  std::uint32_t to = std::min(end, at + kNearBytes);
  while (to < end && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) --to;
  const ClauseWords words(text, {at + 1, to});
  for (std::size_t i = 0; i < words.size() && i < kNearWords; ++i) {
    if (i > 0 && words.parted(i)) return false;
    if (words.is_verb(i) && !words[i].capital && !words.is(i, {"read", "reads", "state"}))
      return true;
  }
  return false;
}

// "The Song of the Lark": capitals but for small function words, at least two of them and
// one small word, and no stop that ends a sentence inside.
bool is_title(std::string_view inside) {
  const std::size_t last = inside.rfind(' ');
  if (last == std::string_view::npos || is_lower(inside[last + 1]) || is_lower(inside[0]))
    return false;
  if (inside.find_first_of("?!;:") != std::string_view::npos) return false;
  const ClauseWords words(inside, {0, static_cast<std::uint32_t>(inside.size())});
  if (words.size() < 3 || words.size() > 12) return false;
  int small = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words.parted(i)) return false;
    if (words[i].all_capitals) return false;
    if (words[i].capital) continue;
    ++small;
    if (!words.is(i, {"a",    "an", "and", "at", "by", "de", "del", "des", "du",   "et",      "for",
                      "from", "in", "la",  "le", "of", "on", "the", "to",  "with", "without", "y"}))
      return false;
  }
  return words[0].capital && words[words.size() - 1].capital && small > 0;
}

// Three words, or a stop inside the marks; no title. `at` is where the closing mark ends.
bool is_speech(std::string_view text, std::string_view inside, std::uint32_t at,
               std::uint32_t end) {
  inside = trim(inside);
  if (inside.empty()) return false;
  const bool stop = is_stop(inside.back());
  if (!stop && count_words(inside, 3) < 3) return is_attributed(text, at, end);
  if (stop && inside.back() != ',') return true;
  return !is_title(inside) || is_attributed(text, at, end) ||
         (stop && is_attributed(std::string(",") + std::string(text.substr(at, kNearBytes)), 0,
                                std::min(end - at, kNearBytes) + 1));
}

// Where the closing single mark of speech that opens at `from` begins; `end` without one. It
// follows a stop, or a comma and who said it follows it; all others are apostrophes.
std::uint32_t single_close(std::string_view text, std::uint32_t from, std::uint32_t end) {
  constexpr std::string_view kMark = "\u2019";
  const std::string_view paragraph = text.substr(0, end);
  for (std::size_t at = paragraph.find(kMark, from); at != std::string_view::npos;
       at = paragraph.find(kMark, at + kMark.size())) {
    const auto after = static_cast<std::uint32_t>(at + kMark.size());
    const bool letter = after < end && (is_letter(text[after]) || is_digit(text[after]));
    const bool dots = paragraph.substr(0, at).ends_with("\u2026");
    if (!letter && at > from && (is_stop(text[at - 1]) || dots || is_attributed(text, after, end)))
      return static_cast<std::uint32_t>(at);
  }
  return end;
}

}  // namespace

void find_direct_speech(std::string_view text, std::uint32_t begin, std::uint32_t end,
                        std::span<const QuoteMark> marks, std::vector<Speech>& out) {
  bool open = false;
  QuoteMark opened;
  bool single = true;  // may still find a closing single mark
  std::uint32_t after = begin;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const QuoteMark& mark = marks[i];
    if (mark.position < after) continue;
    if (!open && mark.form == Form::single_open) {
      if (!single || !opens(text, begin, mark)) continue;
      const std::uint32_t from = mark.position + length_of(mark.form);
      const std::uint32_t close = single_close(text, from, end);
      single = close < end;
      if (!single) continue;
      after = close + length_of(mark.form);
      out.push_back({mark.position, after, true});
      continue;
    }
    if (!open) {
      if (!opens(text, begin, mark)) continue;
      open = true;
      opened = mark;
      continue;
    }
    if (!closes(text, end, opened.form, marks.subspan(i))) continue;
    open = false;
    const std::uint32_t from = opened.position + length_of(opened.form);
    const std::uint32_t closed = mark.position + length_of(mark.form);
    if (is_speech(text, text.substr(from, mark.position - from), closed, end))
      out.push_back({opened.position, closed, true});
  }
  if (!open) return;
  const std::uint32_t from = opened.position + length_of(opened.form);
  if (is_speech(text, text.substr(from, end - from), end, end))
    out.push_back({opened.position, end, false});
}

void find_dialogue(std::string_view text, std::uint32_t begin, std::uint32_t end,
                   std::vector<Speech>& out) {
  const auto dash_at = [text, end](std::size_t i) -> std::uint32_t {
    for (const std::string_view dash : {"\u2014", "\u2013"})
      if (i < end && text.substr(i).starts_with(dash)) return 3;
    return 0;
  };
  const std::string_view line = trim(text.substr(begin, end - begin));
  auto at = static_cast<std::uint32_t>(line.data() - text.data());
  if (line.empty() || dash_at(at) == 0 || at + 3 >= end || text[at + 3] == ' ') return;
  bool speaking = true;
  std::uint32_t from = at;
  for (std::uint32_t i = at + 3; i < end; ++i) {
    if (dash_at(i) == 0) continue;
    if (speaking) {  // the narrator begins: " -dijo"
      if (text[i - 1] != ' ' || i + 3 >= end || text[i + 3] == ' ') continue;
      if (!is_attributed(std::string(",") + std::string(text.substr(i + 3, kNearBytes)), 0,
                         std::min(end - i - 3, kNearBytes) + 1))
        continue;
      out.push_back({from, i - 1, true});
      speaking = false;
    } else if (i + 3 < end && (text[i + 3] == ' ' || is_stop(text[i + 3]))) {  // speech goes on
      from = i + 3;
      while (from < end && (text[from] == ' ' || is_stop(text[from]))) ++from;
      speaking = true;
    }
    i += 2;
  }
  if (speaking && from != at && from < end) out.push_back({from, end, true});
}

}  // namespace broadsheet::article
