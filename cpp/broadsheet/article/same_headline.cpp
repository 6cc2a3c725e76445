#include "broadsheet/article/same_headline.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/normalize.hpp"
#include "broadsheet/text/unicode.hpp"

namespace broadsheet::article {
namespace {

bool is_mark(char32_t c) noexcept { return text::word_break(c) == text::WordBreak::extend; }

// The words, in small letters, with one space between them.
std::u32string words_of(std::string_view line) {
  std::u32string decoded = text::decoded(line);
  text::compose(decoded);
  text::fold_case(decoded);
  std::u32string words;
  bool is_between = false;
  for (const char32_t c : decoded) {
    if (!text::is_letter_or_number(c) && !is_mark(c)) {
      is_between = true;
      continue;
    }
    if (is_between && !words.empty()) words.push_back(U' ');
    is_between = false;
    words.push_back(c);
  }
  return words;
}

}  // namespace

bool is_same_headline(std::string_view a, std::string_view b) {
  if (a == b) return true;
  // Normal form D and curly quotes take up to three times the bytes, and no headline is padded.
  constexpr std::size_t kPadding = 16;
  if (std::max(a.size(), b.size()) > 3 * std::min(a.size(), b.size()) + kPadding) return false;
  const std::u32string words = words_of(a);
  return !words.empty() && words == words_of(b);
}

}  // namespace broadsheet::article
