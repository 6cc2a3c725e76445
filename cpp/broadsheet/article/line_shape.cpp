#include "broadsheet/article/line_shape.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::article {
namespace {

constexpr unsigned char byte(char c) noexcept { return static_cast<unsigned char>(c); }

// Bytes of white space, visible or not, that start at i; 0 for anything else.
std::size_t space_at(std::string_view text, std::size_t i) noexcept {
  const char c = text[i];
  if (byte(c) < 0xC2) return c == ' ' || c == '\t' || c == '\v' || c == '\f' ? 1 : 0;
  const std::size_t left = text.size() - i;
  if (byte(c) == 0xC2)
    return left >= 2 && (byte(text[i + 1]) == 0xA0 || byte(text[i + 1]) == 0xAD) ? 2 : 0;
  if (left < 3) return 0;
  const unsigned code = static_cast<unsigned>(byte(c)) << 16U |
                        static_cast<unsigned>(byte(text[i + 1])) << 8U | byte(text[i + 2]);
  switch (code) {
    case 0xE2808B:  // U+200B zero-width space
    case 0xE2808E:  // U+200E left-to-right mark
    case 0xE28089:  // U+2009 thin space
    case 0xE280AF:  // U+202F narrow no-break space
    case 0xEFBBBF:  // U+FEFF byte order mark
    case 0xE38080:  // U+3000 ideographic space
      return 3;
    default:
      return 0;
  }
}

// Bytes of punctuation or white space that may stand before a line's first word; not
// quotation marks: what somebody says is no phrase of a page.
std::size_t decoration_at(std::string_view text, std::size_t i) noexcept {
  const char c = text[i];
  if (c != '\0' && std::strchr("([{*-_>#|~=+.<:;,!?/&", c) != nullptr) return 1;
  if (byte(c) == 0xE2 && text.size() - i >= 3 && byte(text[i + 1]) >= 0x80 &&
      byte(text[i + 1]) <= 0xAF) {
    const bool quotation =
        byte(text[i + 1]) == 0x80 && byte(text[i + 2]) >= 0x98 && byte(text[i + 2]) <= 0x9F;
    return quotation ? 0 : 3;  // dashes, bullets, arrows, shapes
  }
  if (byte(c) == 0xC2 && text.size() - i >= 2 && byte(text[i + 1]) != 0xA9 &&
      byte(text[i + 1]) != 0xAB)
    return 2;
  return space_at(text, i);
}

bool is_word_byte(char c) noexcept {
  return is_letter(c) || is_digit(c) || c == '@' || c == '/' ||
         (byte(c) >= 0xC3 && byte(c) != 0xE2) || (byte(c) >= 0x80 && byte(c) < 0xC0) ||
         byte(c) == 0xC2;
}

std::size_t skip_decoration(std::string_view text) noexcept {
  std::size_t i = 0;
  while (i < text.size() && !is_letter(text[i])) {
    const std::size_t n = decoration_at(text, i);
    if (n == 0) break;
    i += n;
  }
  return i;
}

// One character of the original to its plain form; returns how many bytes were read.
std::size_t plain_at(std::string_view text, std::size_t i, char* out, std::size_t& n) noexcept {
  const char c = text[i];
  n = 1;
  if (byte(c) < 0x80) {
    out[0] = c == '\t' ? ' ' : lower(c);
    return 1;
  }
  if (const std::size_t space = space_at(text, i); space != 0) {
    out[0] = ' ';
    return space;
  }
  if (text.substr(i).starts_with("\u2019") || text.substr(i).starts_with("\u2018")) {
    out[0] = '\'';
    return 3;
  }
  if (text.substr(i).starts_with("\u2010") || text.substr(i).starts_with("\u2011")) {
    out[0] = '-';
    return 3;
  }
  if (byte(c) == 0xC3 && i + 1 < text.size()) {
    const unsigned char next = byte(text[i + 1]);
    out[0] = c;
    out[1] = static_cast<char>(next >= 0x80 && next <= 0x9E && next != 0x97 ? next + 32 : next);
    n = 2;
    return 2;
  }
  out[0] = c;
  return 1;
}

// Drops what may close a line after its last word.
std::string_view without_closing(std::string_view text) noexcept {
  while (!text.empty()) {
    const char c = text.back();
    if (c == '.' || c == '!' || c == ':' || c == ')' || c == ']' || c == '"' || c == '*' ||
        c == ' ' || c == '>' || c == '\t' || c == ',' || c == ';') {
      text.remove_suffix(1);
    } else if (text.size() >= 3 && (text.ends_with("\u201d") || text.ends_with("\u2026"))) {
      text.remove_suffix(3);
    } else if (text.size() >= 2 && (text.ends_with("\u00bb") || text.ends_with("\u00a0"))) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

}  // namespace

std::string_view trim(std::string_view line) noexcept {
  std::size_t begin = 0;
  while (begin < line.size()) {
    const std::size_t n = space_at(line, begin);
    if (n == 0) break;
    begin += n;
  }
  std::size_t end = line.size();
  while (end > begin) {
    if (space_at(line.substr(0, end), end - 1) == 1) {
      end -= 1;
    } else if (end - begin >= 2 && space_at(line.substr(0, end), end - 2) == 2) {
      end -= 2;
    } else if (end - begin >= 3 && space_at(line.substr(0, end), end - 3) == 3) {
      end -= 3;
    } else {
      break;
    }
  }
  return line.substr(begin, end - begin);
}

namespace {

#if defined(__x86_64__)

// A word starts at a byte that is no space after one that is.
__attribute__((target("avx512f,avx512bw,popcnt"))) int avx512_count_words(std::string_view line,
                                                                          int limit) noexcept {
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  int words = 0;
  std::uint64_t between = 1;  // whether a space stands before
  for (std::size_t at = 0; at < line.size() && words < limit; at += 64) {
    const std::size_t left = line.size() - at;
    const std::uint64_t read = left >= 64 ? kAll : ~(kAll << left);
    const __m512i bytes = _mm512_maskz_loadu_epi8(read, line.data() + at);
    const std::uint64_t spaces = _mm512_cmpeq_epi8_mask(bytes, _mm512_maskz_set1_epi8(kAll, ' ')) |
                                 _mm512_cmpeq_epi8_mask(bytes, _mm512_maskz_set1_epi8(kAll, '\t'));
    words += __builtin_popcountll(read & ~spaces & (spaces << 1U | between));
    between = spaces >> 63U;
  }
  return std::min(words, limit);
}

const bool kHasAvx512 = __builtin_cpu_supports("avx512bw") != 0;

#endif

}  // namespace

int count_words(std::string_view line, int limit) noexcept {
#if defined(__x86_64__)
  if (kHasAvx512) return avx512_count_words(line, limit);
#endif
  return count_words_portably(line, limit);
}

int count_words_portably(std::string_view line, int limit) noexcept {
  int words = 0;
  bool between = true;
  std::size_t at = 0;
#if defined(__SSE2__)
  constexpr std::size_t kSteps = 31;
  // Sixteen bytes at a time: a word starts at a byte that is no space after one that is.
  if (line.size() >= 17) {
    const auto spaces = [&line](std::size_t i) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(line.data() + i));
      return _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')),
                          _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));
    };
    words = line[0] != ' ' && line[0] != '\t' ? 1 : 0;
    for (at = 1; at + 16 <= line.size() && words < limit;) {
      // A lane counts at most one word a step, so that its byte does not run over.
      const std::size_t last = std::min(line.size() - 16, at + 16 * kSteps);
      __m128i counts = _mm_setzero_si128();
      for (; at <= last; at += 16) {
        counts = _mm_sub_epi8(counts, _mm_andnot_si128(spaces(at), spaces(at - 1)));
      }
      const __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
      words += _mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4);
    }
    between = line[at - 1] == ' ' || line[at - 1] == '\t';
  }
#endif
  for (; at < line.size() && words < limit; ++at) {
    const bool space = line[at] == ' ' || line[at] == '\t';
    words += !space && between ? 1 : 0;
    between = space;
  }
  return words < limit ? words : limit;
}

bool ends_sentence(std::string_view line) noexcept {
  while (!line.empty()) {
    if (line.back() == '"' || line.back() == ')' || line.back() == '\'' || line.back() == ']') {
      line.remove_suffix(1);
    } else if (line.ends_with("\u201d") || line.ends_with("\u2019")) {
      line.remove_suffix(3);
    } else if (line.ends_with("\u00bb")) {
      line.remove_suffix(2);
    } else {
      break;
    }
  }
  if (line.empty()) return false;
  if (line.ends_with("...")) return false;
  const char last = line.back();
  return last == '.' || last == '!' || last == '?' || line.ends_with("\u3002");
}

bool has_quotation_mark(std::string_view line) noexcept {
  if (line.find('"') != std::string_view::npos) return true;
  for (const std::string_view mark : {std::string_view{"\u201c"}, std::string_view{"\u201d"},
                                      std::string_view{"\u00ab"}, std::string_view{"\u201e"}}) {
    if (line.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

bool has_word(std::string_view line) noexcept {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (is_letter(c) || is_digit(c)) return true;
    const unsigned char b = byte(c);
    const unsigned char next = byte(i + 1 < line.size() ? line[i + 1] : '\0');
    switch (b) {
      case 0xC2:  // ordinal signs, raised and broken numbers
        if (next == 0xAA || next == 0xBA || next == 0xB2 || next == 0xB3 || next == 0xB5 ||
            next == 0xB9 || (next >= 0xBC && next <= 0xBE))
          return true;
        i += 1;
        break;
      case 0xE2:  // letterlike signs, number forms, enclosed letters and digits
        if (next == 0x84 || next == 0x85 || (next >= 0x91 && next <= 0x93)) return true;
        i += 2;
        break;
      case 0xEF:  // ligatures, presentation forms and wide letters, not selectors and marks
        if (next >= 0xAC && next <= 0xBD && next != 0xB8 && next != 0xBB) return true;
        i += 2;
        break;
      default:
        if (b >= 0xC3) return true;
        break;
    }
  }
  return false;
}

Letters count_letters(std::string_view line) noexcept {
  Letters letters;
  for (const char c : line.substr(0, 200)) {
    letters.upper += is_upper(c) ? 1 : 0;
    letters.lower += is_lower(c) ? 1 : 0;
  }
  return letters;
}

bool is_all_capitals(std::string_view line) noexcept {
  int capitals = 0;
  for (const char c : line.substr(0, 200)) {
    if (is_lower(c)) return false;
    capitals += is_upper(c) ? 1 : 0;
  }
  return capitals >= 4;
}

std::string_view without_decoration(std::string_view trimmed) noexcept {
  return trimmed.substr(skip_decoration(trimmed));
}

std::size_t match_folded(std::string_view text, std::string_view phrase) noexcept {
  std::size_t i = 0;
  std::size_t k = 0;
  while (k < phrase.size()) {
    if (i >= text.size()) return 0;
    if (byte(text[i]) < 0x80 && lower(text[i]) == phrase[k]) {
      ++i;
      ++k;
      continue;
    }
    if (byte(text[i]) < 0x80 && text[i] != ' ' && text[i] != '\t') return 0;
    std::array<char, 2> plain;
    std::size_t n = 0;
    const std::size_t read = plain_at(text, i, plain.data(), n);
    if (plain[0] != phrase[k] ||
        (n == 2 && (k + 1 >= phrase.size() || plain[1] != phrase[k + 1]))) {
      if (plain[0] == ' ' && k > 0 && phrase[k - 1] == ' ') {  // runs of spaces are one
        i += read;
        continue;
      }
      return 0;
    }
    k += n;
    i += read;
  }
  return i;
}

std::string_view without_ending(std::string_view trimmed) noexcept {
  return without_closing(trimmed);
}

std::uint64_t first_word_key(std::string_view trimmed) noexcept {
  std::size_t i = skip_decoration(trimmed);
  std::uint64_t key = 0;
  for (int n = 0; n < 8 && i < trimmed.size() && is_word_byte(trimmed[i]); ++n, ++i) {
    char c = lower(trimmed[i]);
    if (i > 0 && byte(trimmed[i - 1]) == 0xC3 && byte(c) >= 0x80 && byte(c) <= 0x9E &&
        byte(c) != 0x97)
      c = static_cast<char>(byte(c) + 32);
    key = key << 8 | byte(c);
  }
  return key;
}

std::uint64_t last_word_key(std::string_view trimmed) noexcept {
  const std::string_view text = without_closing(trimmed);
  std::size_t i = text.size();
  std::uint64_t key = 0;
  for (int n = 0; n < 8 && i > 0 && is_word_byte(text[i - 1]); ++n, --i) {
    char c = lower(text[i - 1]);
    if (i > 1 && byte(text[i - 2]) == 0xC3 && byte(c) >= 0x80 && byte(c) <= 0x9E && byte(c) != 0x97)
      c = static_cast<char>(byte(c) + 32);
    key = key << 8 | byte(c);
  }
  return key;
}

}  // namespace broadsheet::article
