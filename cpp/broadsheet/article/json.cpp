#include "broadsheet/article/json.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <utility>

#include "broadsheet/article/json_scan.hpp"

namespace broadsheet::article {
namespace {

constexpr std::uint8_t kNotHex = 0xFF;

constexpr std::array<std::uint8_t, 256> kHexValue = [] {
  std::array<std::uint8_t, 256> table{};
  table.fill(kNotHex);
  for (std::uint8_t i = 0; i < 10; ++i) table[static_cast<std::size_t>('0' + i)] = i;
  for (std::uint8_t i = 0; i < 6; ++i) {
    table[static_cast<std::size_t>('a' + i)] = static_cast<std::uint8_t>(10 + i);
    table[static_cast<std::size_t>('A' + i)] = static_cast<std::uint8_t>(10 + i);
  }
  return table;
}();

// What a backslash and this character stand for; 0 where it is no escape of one character.
constexpr std::array<char, 256> kEscaped = [] {
  std::array<char, 256> table{};
  table['"'] = '"';
  table['\\'] = '\\';
  table['/'] = '/';
  table['b'] = '\b';
  table['f'] = '\f';
  table['n'] = '\n';
  table['r'] = '\r';
  table['t'] = '\t';
  return table;
}();

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
// The value of four hexadecimal digits; above 0xFFFF if one of them is none.
char32_t hex_at(const char* at) noexcept {
  char32_t code = 0;
  std::uint8_t seen = 0;
  for (int i = 0; i < 4; ++i) {
    const std::uint8_t digit = kHexValue[static_cast<unsigned char>(at[i])];
    seen |= digit;
    code = (code << 4) | (digit & 15U);
  }
  return seen > 15 ? 0x10000 : code;
}

constexpr bool is_high_surrogate(char32_t code) noexcept { return code >> 10 == 0x36; }
constexpr bool is_low_surrogate(char32_t code) noexcept { return code >> 10 == 0x37; }

std::string hexadecimal(unsigned value, int digits) {
  std::string text;
  for (int i = digits - 1; i >= 0; --i) text += "0123456789ABCDEF"[(value >> (4 * i)) & 15U];
  return text;
}

}  // namespace

std::string_view name_of(JsonKind kind) noexcept {
  switch (kind) {
    case JsonKind::object:
      return "an object";
    case JsonKind::array:
      return "an array";
    case JsonKind::string:
      return "a string";
    case JsonKind::number:
      return "a number";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::null:
      return "null";
  }
  return "a value";
}

void append_json_string(std::string_view utf8, std::string& out) {
  const char* at = utf8.data();
  const char* const end = at + utf8.size();
  bool non_ascii = false;
  out += '"';
  while (true) {
    const char* const special = json_scan::find_special(at, end, non_ascii);
    out.append(at, special);
    if (special == end) break;
    switch (*special) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += "\\u" + hexadecimal(static_cast<unsigned char>(*special), 4);
    }
    at = special + 1;
  }
  out += '"';
}

void replace_lone_surrogates(std::span<char> json) noexcept {
  char* at = json.data();
  char* const end = at + json.size();
  while (at < end) {
    if (*at != '\\') {
      ++at;
      continue;
    }
    const bool is_code = end - at >= 6 && at[1] == 'u';
    const char32_t code = is_code ? hex_at(at + 2) : 0;
    const bool is_pair = is_high_surrogate(code) && end - at >= 12 && at[6] == '\\' &&
                         at[7] == 'u' && is_low_surrogate(hex_at(at + 8));
    if (!is_pair && code >= 0xD800 && code < 0xE000) std::memcpy(at, "\\ufffd", 6);
    at += is_pair ? 12 : is_code ? 6 : 2;
  }
}

JsonCursor::JsonCursor(std::string_view json, const Place& where, char* out,
                       text::OnInvalid on_lone_surrogate) noexcept
    : begin_(json.data()),
      at_(json.data()),
      end_(json.data() + json.size()),
      where_(where),
      out_(out),
      on_lone_surrogate_(on_lone_surrogate) {}

void JsonCursor::fail(const char* at, const std::string& message) const {
  Place place = where_;
  const auto offset = at - begin_;
  if (place.byte_offset >= 0) place.byte_offset += offset;
  std::string text = place.source;
  if (place.line >= 0) text += (text.empty() ? "line " : ", line ") + std::to_string(place.line);
  if (!text.empty()) text += ": ";
  throw FormatError(std::move(place),
                    text + message + " (byte " + std::to_string(offset) + " of the line)");
}

void JsonCursor::fail_expecting(const std::string& what) const {
  std::string found = "the end of the line";
  if (at_ < end_) {
    const auto c = static_cast<unsigned char>(*at_);
    found = c > 0x20 && c < 0x7F ? std::string("'") + *at_ + "'" : "byte 0x" + hexadecimal(c, 2);
  }
  fail(at_, "broken JSON: expected " + what + ", found " + found +
                "; write each record as one JSON object on one line");
}

void JsonCursor::skip_space() noexcept {
  while (at_ < end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
}

const char* JsonCursor::position() noexcept {
  skip_space();
  return at_;
}

bool JsonCursor::take(char sign) noexcept {
  skip_space();
  if (at_ == end_ || *at_ != sign) return false;
  ++at_;
  return true;
}

JsonKind JsonCursor::kind() {
  skip_space();
  switch (at_ < end_ ? *at_ : '\0') {
    case '{':
      return JsonKind::object;
    case '[':
      return JsonKind::array;
    case '"':
      return JsonKind::string;
    case 't':
    case 'f':
      return JsonKind::boolean;
    case 'n':
      return JsonKind::null;
    case '-':
      return JsonKind::number;
    case 'N':
    case 'I':
      fail(at_,
           "NaN and Infinity are not JSON; write null (in pandas: to_json, or "
           "json.dumps(..., allow_nan=False) after replacing them by None)");
    default:
      if (at_ < end_ && is_digit(*at_)) return JsonKind::number;
      fail_expecting("a value");
  }
}

void JsonCursor::check_utf8(const char* begin, const char* end) const {
  const std::string_view bytes(begin, static_cast<std::size_t>(end - begin));
  if (const auto bad = text::find_invalid_utf8(bytes)) {
    const char* const at = begin + *bad;
    fail(at, "strings must be valid UTF-8, found byte 0x" +
                 hexadecimal(static_cast<unsigned char>(*at), 2) +
                 R"(; name the file's encoding (encoding="windows-1252"?) or ask for )" +
                 R"(encoding_errors="replace")");
  }
}

std::string_view JsonCursor::read_string() {
  if (!take('"')) fail_expecting("a string");
  const char* const begin = at_;
  bool non_ascii = false;
  const char* const special = json_scan::find_special(begin, end_, non_ascii);
  if (special < end_ && *special == '"') {
    at_ = special + 1;
    if (non_ascii) check_utf8(begin, special);
    return {begin, static_cast<std::size_t>(special - begin)};
  }
  at_ = special;
  return read_escaped(begin, non_ascii);
}

// Goes on from the first special byte at_ of a string that began at begin.
std::string_view JsonCursor::read_escaped(const char* begin, bool non_ascii) {
  char* const first = out_;
  const auto plain = static_cast<std::size_t>(at_ - begin);
  std::memcpy(out_, begin, plain);
  out_ += plain;
  while (true) {
    if (at_ == end_)
      fail(begin - 1,
           "broken JSON: this string has no closing quote; the line "
           "is cut short or a quote in it is not written \\\"");
    if (*at_ == '"') break;
    if (*at_ != '\\') {
      fail(at_, "broken JSON: control character 0x" +
                    hexadecimal(static_cast<unsigned char>(*at_), 2) +
                    " in a string; escape it (a tab is written \\t)");
    }
    read_escape();
    if (at_ < end_ && !json_scan::is_special(*at_)) {
      at_ = json_scan::copy_to_special(at_, end_, out_, non_ascii);
    }
  }
  if (non_ascii) check_utf8(begin, at_);
  ++at_;
  return {first, static_cast<std::size_t>(out_ - first)};
}

// Four hexadecimal digits; at_ stands before them.
char32_t JsonCursor::read_hex() {
  const char32_t code = end_ - at_ >= 4 ? hex_at(at_) : 0x10000;
  if (code > 0xFFFF) fail(at_, "broken JSON: \\u must be followed by four hexadecimal digits");
  at_ += 4;
  return code;
}

void JsonCursor::read_escape() {
  const char* const backslash = at_++;
  const char c = at_ < end_ ? *at_ : '\0';
  if (c != 'u') {
    const char plain = kEscaped[static_cast<unsigned char>(c)];
    if (plain == 0) {
      fail(backslash, R"(broken JSON: a backslash must be followed by one of "\/bfnrtu; )"
                      R"(write \\ for a backslash)");
    }
    ++at_;
    *out_++ = plain;
    return;
  }
  ++at_;
  char32_t code = read_hex();
  if (is_high_surrogate(code) && end_ - at_ >= 6 && at_[0] == '\\' && at_[1] == 'u') {
    const char* const second = at_;
    at_ += 2;
    const char32_t low = read_hex();
    if (is_low_surrogate(low)) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else {
      at_ = second;  // it stands for itself
    }
  }
  if (code >= 0xD800 && code < 0xE000) {
    if (on_lone_surrogate_ == text::OnInvalid::raise) {
      fail(backslash, "\\u" + hexadecimal(static_cast<unsigned>(code), 4) +
                          " is half of a surrogate pair and stands for no character; repair the "
                          R"(source or ask for encoding_errors="replace")");
    }
    ++n_replaced_;
    code = text::kReplacement;
  }
  out_ += text::write_code_point(code, out_);
}

void JsonCursor::skip_string() {
  char* const kept = out_;
  read_string();
  out_ = kept;
}

std::string_view JsonCursor::read_number() {
  skip_space();
  const char* const begin = at_;
  const auto digits = [&] {
    const char* const first = at_;
    while (at_ < end_ && is_digit(*at_)) ++at_;
    if (at_ == first) fail_expecting("a digit");
  };
  if (at_ < end_ && *at_ == '-') ++at_;
  if (at_ < end_ && *at_ == '0') {
    ++at_;
    if (at_ < end_ && is_digit(*at_)) {
      fail(begin, "broken JSON: a number must not begin with 0; quote it to keep the zeros");
    }
  } else {
    digits();
  }
  if (at_ < end_ && *at_ == '.') {
    ++at_;
    digits();
  }
  if (at_ < end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ < end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    digits();
  }
  return {begin, static_cast<std::size_t>(at_ - begin)};
}

void JsonCursor::read_word(std::string_view word) {
  if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(word)) {
    fail_expecting("'" + std::string(word) + "'");
  }
  at_ += word.size();
}

void JsonCursor::skip_value() {
  std::bitset<kMaxJsonDepth> is_object;
  const int outer = depth_;
  std::string_view key;
  char* const kept = out_;
  while (true) {
    switch (kind()) {
      case JsonKind::object:
        enter('{');
        is_object.set(static_cast<std::size_t>(depth_ - 1));
        break;
      case JsonKind::array:
        enter('[');
        is_object.reset(static_cast<std::size_t>(depth_ - 1));
        break;
      case JsonKind::string:
        skip_string();
        break;
      case JsonKind::number:
        read_number();
        break;
      case JsonKind::boolean:
        read_word(*at_ == 't' ? "true" : "false");
        break;
      case JsonKind::null:
        read_word("null");
        break;
    }
    // To the next value of the innermost open object or array, closing those that end here.
    while (depth_ > outer) {
      const bool more =
          is_object[static_cast<std::size_t>(depth_ - 1)] ? next_member(key) : next_item();
      out_ = kept;
      if (more) break;
    }
    if (depth_ == outer) return;
  }
}

void JsonCursor::enter(char opening) {
  if (!take(opening)) fail_expecting(std::string("'") + opening + "'");
  if (depth_ == kMaxJsonDepth) {
    fail(at_ - 1, "JSON must not be nested deeper than " + std::to_string(kMaxJsonDepth) +
                      " objects and arrays; flatten the record");
  }
  ++depth_;
  first_ = true;
}

bool JsonCursor::next_member(std::string_view& key) {
  const bool first = std::exchange(first_, false);
  if (take('}')) {
    --depth_;
    return false;
  }
  if (!first && !take(',')) fail_expecting("',' or '}'");
  skip_space();
  if (at_ == end_ || *at_ != '"') fail_expecting("a key in quotes");
  key_at_ = at_;
  key = read_string();
  if (!take(':')) fail_expecting("':' after a key");
  return true;
}

bool JsonCursor::next_item() {
  const bool first = std::exchange(first_, false);
  if (take(']')) {
    --depth_;
    return false;
  }
  if (!first && !take(',')) fail_expecting("',' or ']'");
  return true;
}

void JsonCursor::expect_end() {
  skip_space();
  if (at_ < end_) fail_expecting("nothing more on this line after the object");
}

}  // namespace broadsheet::article
