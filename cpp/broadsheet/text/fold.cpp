#include "broadsheet/text/fold.hpp"

#include <algorithm>
#include <iterator>

#include "broadsheet/text/normalize.hpp"
#include "broadsheet/text/unicode.hpp"

namespace broadsheet::text {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;

struct PlainLetter {
  char32_t code;
  const char32_t* plain;
};

// Latin letters without a canonical decomposition, sorted by code.
constexpr PlainLetter kPlainLetters[] = {
    {0xC6, U"AE"},   {0xD0, U"D"},   {0xD8, U"O"},   {0xDE, U"Th"}, {0xDF, U"ss"}, {0xE6, U"ae"},
    {0xF0, U"d"},    {0xF8, U"o"},   {0xFE, U"th"},  {0x110, U"D"}, {0x111, U"d"}, {0x126, U"H"},
    {0x127, U"h"},   {0x131, U"i"},  {0x138, U"k"},  {0x141, U"L"}, {0x142, U"l"}, {0x14A, U"N"},
    {0x14B, U"n"},   {0x152, U"OE"}, {0x153, U"oe"}, {0x166, U"T"}, {0x167, U"t"}, {0x180, U"b"},
    {0x197, U"I"},   {0x19A, U"l"},  {0x1B5, U"Z"},  {0x1B6, U"z"}, {0x243, U"B"}, {0x268, U"i"},
    {0x1E9E, U"SS"},
};

bool loses_marks(char32_t base) noexcept {
  return base < 0x530 || (base >= 0x1E00 && base < 0x2000);  // Latin, Greek, Cyrillic
}

const char32_t* plain_letter(char32_t code) noexcept {
  const auto* row = std::lower_bound(std::begin(kPlainLetters), std::end(kPlainLetters), code,
                                     [](const PlainLetter& r, char32_t c) { return r.code < c; });
  return row != std::end(kPlainLetters) && row->code == code ? row->plain : nullptr;
}

}  // namespace

void fold_case(std::u32string& text) {
  const bool final_sigma = text.size() > 1 && text.back() == kCapitalSigma &&
                           (properties(text[text.size() - 2]).flags & kLetter) != 0;
  for (char32_t& code : text) code = lower(code);
  if (final_sigma) text.back() = kFinalSigma;
}

std::string folded_case(std::string_view word) {
  std::u32string codes = decoded(word);
  fold_case(codes);
  return encoded(codes);
}

std::string without_diacritics(std::string_view text) {
  std::u32string codes = decoded(text);
  decompose(codes);
  std::u32string out;
  char32_t base = 0;
  for (const char32_t code : codes) {
    if ((properties(code).flags & kMark) != 0) {
      if (!loses_marks(base)) out.push_back(code);
      continue;
    }
    base = code;
    if (const char32_t* plain = plain_letter(code)) {
      out.append(plain);
    } else {
      out.push_back(code);
    }
  }
  compose(out);
  return encoded(out);
}

}  // namespace broadsheet::text
