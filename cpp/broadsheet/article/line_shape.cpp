#include "broadsheet/article/line_shape.hpp"

#include <cstring>

namespace broadsheet::article {
namespace {

constexpr unsigned char byte(char c) noexcept { return static_cast<unsigned char>(c); }

bool starts_with_at(std::string_view text, std::size_t i, std::string_view what) noexcept {
  return text.size() - i >= what.size() && std::memcmp(text.data() + i, what.data(), what.size()) == 0;
}

// Bytes of white space, visible or not, that start at i; 0 for anything else.
std::size_t space_at(std::string_view text, std::size_t i) noexcept {
  const char c = text[i];
  if (c == ' ' || c == '\t' || c == '\v' || c == '\f') return 1;
  if (byte(c) < 0xC2) return 0;
  if (starts_with_at(text, i, "\u00a0") || starts_with_at(text, i, "\u00ad")) return 2;
  for (const std::string_view space : {std::string_view{"\u200b"}, std::string_view{"\u200e"},
                                       std::string_view{"\u2009"}, std::string_view{"\u202f"},
                                       std::string_view{"\ufeff"}, std::string_view{"\u3000"}}) {
    if (starts_with_at(text, i, space)) return 3;
  }
  return 0;
}

// Bytes of punctuation or white space that may stand before a line's first word; not
// quotation marks: what somebody says is no phrase of a page.
std::size_t decoration_at(std::string_view text, std::size_t i) noexcept {
  const char c = text[i];
  if (c != '\0' && std::strchr("([{*-_>#|~=+.<:;,!?/&", c) != nullptr) return 1;
  if (byte(c) == 0xE2 && text.size() - i >= 3 && byte(text[i + 1]) >= 0x80 && byte(text[i + 1]) <= 0xAF) {
    const bool quotation = byte(text[i + 1]) == 0x80 && byte(text[i + 2]) >= 0x98 && byte(text[i + 2]) <= 0x9F;
    return quotation ? 0 : 3;  // dashes, bullets, arrows, shapes
  }
  if (byte(c) == 0xC2 && text.size() - i >= 2 && byte(text[i + 1]) != 0xA9 && byte(text[i + 1]) != 0xAB) return 2;
  return space_at(text, i);
}

bool is_word_byte(char c) noexcept {
  return is_letter(c) || is_digit(c) || c == '@' || c == '/' || (byte(c) >= 0xC3 && byte(c) != 0xE2) ||
         (byte(c) >= 0x80 && byte(c) < 0xC0) || byte(c) == 0xC2;
}

std::size_t skip_decoration(std::string_view text) noexcept {
  std::size_t i = 0;
  while (i < text.size()) {
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
  if (starts_with_at(text, i, "\u2019") || starts_with_at(text, i, "\u2018")) {
    out[0] = '\'';
    return 3;
  }
  if (starts_with_at(text, i, "\u2010") || starts_with_at(text, i, "\u2011")) {
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
    if (c == '.' || c == '!' || c == ':' || c == ')' || c == ']' || c == '"' || c == '*' || c == ' ' ||
        c == '>' || c == '\t' || c == ',' || c == ';') {
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

int count_words(std::string_view line, int limit) noexcept {
  int words = 0;
  bool inside = false;
  for (const char c : line) {
    const bool space = c == ' ' || c == '\t';
    if (!space && !inside && ++words >= limit) break;
    inside = !space;
  }
  return words;
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
    if (b >= 0xC3 && b != 0xE2 && b != 0xEF) return true;
    if (b == 0xE2) i += 2;
    if (b == 0xEF) i += 2;
    if (b == 0xC2) i += 1;
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
  const Letters letters = count_letters(line);
  return letters.upper >= 4 && letters.lower == 0;
}

Opening::Opening(std::string_view trimmed) noexcept {
  original_ = trimmed.substr(skip_decoration(trimmed));
  std::size_t i = 0;
  while (i < original_.size() && i < 250) {
    std::array<char, 2> plain;
    std::size_t n = 0;
    const std::size_t read = plain_at(original_, i, plain.data(), n);
    if (size_ + n > kCapacity) break;
    if (plain[0] == ' ' && size_ > 0 && bytes_[size_ - 1] == ' ') {  // runs of spaces are one
      i += read;
      continue;
    }
    for (std::size_t k = 0; k < n; ++k) {
      offsets_[size_] = static_cast<std::uint8_t>(i);
      bytes_[size_++] = plain[k];
    }
    i += read;
  }
  offsets_[size_] = static_cast<std::uint8_t>(i);
}

Ending::Ending(std::string_view trimmed) noexcept {
  const std::string_view text = without_closing(trimmed);
  std::size_t i = text.size();
  while (i > 0 && start_ > 2) {
    std::size_t begin = i - 1;
    while (begin > 0 && i - begin < 4 && (byte(text[begin]) & 0xC0U) == 0x80U) --begin;
    std::array<char, 2> plain;
    std::size_t n = 0;
    if (plain_at(text.substr(0, i), begin, plain.data(), n) != i - begin) break;
    while (n > 0) bytes_[--start_] = plain[--n];
    i = begin;
  }
}

std::uint64_t first_word_key(std::string_view trimmed) noexcept {
  std::size_t i = skip_decoration(trimmed);
  std::uint64_t key = 0;
  for (int n = 0; n < 8 && i < trimmed.size() && is_word_byte(trimmed[i]); ++n, ++i) {
    char c = lower(trimmed[i]);
    if (i > 0 && byte(trimmed[i - 1]) == 0xC3 && byte(c) >= 0x80 && byte(c) <= 0x9E && byte(c) != 0x97)
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
