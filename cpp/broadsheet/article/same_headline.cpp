#include "broadsheet/article/same_headline.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "broadsheet/article/line_words.hpp"
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

// Without the outlet's name behind the last bar or dash.
std::string_view without_outlet(std::string_view headline, std::string_view outlet) {
  if (outlet.empty()) return headline;
  for (const std::string_view sign : {std::string_view{" | "}, std::string_view{" - "},
                                      std::string_view{" \u2013 "}, std::string_view{" \u2014 "}}) {
    const std::size_t at = headline.rfind(sign);
    if (at == std::string_view::npos || at == 0) continue;
    if (words_of(headline.substr(at + sign.size())) == words_of(outlet))
      return headline.substr(0, at);
  }
  return headline;
}

// Without a label that one page shows and another does not.
std::string_view without_label(std::string_view headline) {
  const std::size_t colon = headline.find(':');
  if (colon == std::string_view::npos ||
      !is_one_of(headline.substr(0, colon), {"exclusive", "breaking", "breaking news", "update",
                                             "updated", "exclusiva", "exclusif", "exklusiv"}))
    return headline;
  return headline.substr(colon + 1);
}

}  // namespace

bool is_same_headline(std::string_view a, std::string_view b, std::string_view outlet) {
  if (a == b) return true;
  a = without_label(without_outlet(a, outlet));
  b = without_label(without_outlet(b, outlet));
  // Normal form D and curly quotes take up to three times the bytes, and no headline is padded.
  constexpr std::size_t kPadding = 16;
  if (std::max(a.size(), b.size()) > 3 * std::min(a.size(), b.size()) + kPadding) return false;
  const std::u32string words = words_of(a);
  return !words.empty() && words == words_of(b);
}

}  // namespace broadsheet::article
