#include "broadsheet/article/direct_speech.hpp"

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
      return false;
  }
  return false;
}

// Three words, or a stop inside the marks.
bool is_speech(std::string_view inside) noexcept {
  inside = trim(inside);
  if (inside.empty()) return false;
  const char last = inside.back();
  if (last == ',' || last == '.' || last == '?' || last == '!') return true;
  return count_words(inside, 3) >= 3;
}

}  // namespace

void find_direct_speech(std::string_view text, std::uint32_t begin, std::uint32_t end,
                        std::span<const QuoteMark> marks, std::vector<Speech>& out) {
  bool open = false;
  QuoteMark opened;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const QuoteMark& mark = marks[i];
    if (!open) {
      if (!opens(text, begin, mark)) continue;
      open = true;
      opened = mark;
      continue;
    }
    if (!closes(text, end, opened.form, marks.subspan(i))) continue;
    open = false;
    const std::uint32_t from = opened.position + length_of(opened.form);
    if (is_speech(text.substr(from, mark.position - from)))
      out.push_back({opened.position, mark.position + length_of(mark.form), true});
  }
  if (!open) return;
  const std::uint32_t from = opened.position + length_of(opened.form);
  if (is_speech(text.substr(from, end - from))) out.push_back({opened.position, end, false});
}

}  // namespace broadsheet::article
