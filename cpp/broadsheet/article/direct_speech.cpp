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

bool closes(std::string_view text, std::uint32_t end, Form opened, const QuoteMark& mark) noexcept {
  switch (opened) {
    case Form::straight:
      return mark.form == Form::straight && can_close(text, end, mark.position);
    case Form::curly_open:
      return mark.form == Form::curly_close;
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
  for (const QuoteMark& mark : marks) {
    if (!open) {
      if (!opens(text, begin, mark)) continue;
      open = true;
      opened = mark;
      continue;
    }
    if (!closes(text, end, opened.form, mark)) continue;
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
