#include "broadsheet/text/addresses.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::text {
namespace {

constexpr std::array<std::string_view, 22> kTopLevels = {
    "au", "ca", "com", "de", "edu", "es",   "eu",  "fr", "gov", "info", "int",
    "io", "it", "mil", "mx", "net", "news", "org", "ru", "tv",  "uk",   "us"};

// Those of countries, two letters each, and others that news links to; with a space behind each.
constexpr std::string_view kCountries =
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn "
    "bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj "
    "dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn "
    "gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp "
    "ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh "
    "mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz "
    "om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh "
    "si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv "
    "tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ";
constexpr std::string_view kOthers =
    "app blog dev link live media online page press site social today world ";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
char small(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }
bool is_letter(char c) noexcept { return small(c) >= 'a' && small(c) <= 'z'; }
bool is_host_character(char c) noexcept { return is_letter(c) || is_digit(c) || c == '-'; }

bool is_mail_character(char c) noexcept {
  return is_host_character(c) || c == '.' || c == '_' || c == '+' || c == '%';
}

bool starts_with(std::string_view text, std::size_t at, std::string_view lower) noexcept {
  if (text.size() - at < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return a == small(b); });
}

std::size_t url_character(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80)
    return c > ' ' && c != 0x7F && std::string_view("<>\"`{}|\\^").find(c) == std::string_view::npos
               ? 1
               : 0;
  const Decoded found = decode_utf8(text, at);
  const bool counts = (properties(found.code).flags & (kLetter | kNumber | kMark)) != 0;
  // A Korean particle is written onto an address, whole or in its parts.
  const bool is_jamo = found.code >= 0x1100 && found.code < 0x1200;
  return counts && found.code < 0x2000 && !is_jamo ? found.size : 0;
}

/// Does a letter or mark beyond ASCII stand here, Chinese and the like aside?
bool continues_word(std::string_view text, std::size_t at) noexcept {
  const WordBreak found = word_break(decode_utf8(text, at).code);
  return found == WordBreak::a_letter || found == WordBreak::extend || found == WordBreak::zwj ||
         found == WordBreak::format || found == WordBreak::hebrew_letter;
}

/// Takes off the punctuation that belongs to the sentence; a closing parenthesis stays if
/// the address opened it.
std::size_t trimmed(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const auto open = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                               text.begin() + static_cast<std::ptrdiff_t>(end), '(');
  auto closed = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                           text.begin() + static_cast<std::ptrdiff_t>(end), ')');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')' && closed <= open) break;
    if (std::string_view(".,;:!?')]*_~").find(last) == std::string_view::npos) break;
    closed -= last == ')' ? 1 : 0;
    --end;
  }
  return end;
}

std::size_t run_end(std::string_view text, std::size_t begin, std::size_t at) noexcept {
  while (at < text.size()) {
    const std::size_t size = url_character(text, at);
    if (size == 0) break;
    at += size;
  }
  return trimmed(text, begin, at);
}

}  // namespace

std::size_t url_end(std::string_view text, std::size_t at) noexcept {
  for (const std::string_view scheme : {"https://", "http://", "ftp://", "www."}) {
    if (!starts_with(text, at, scheme)) continue;
    const std::size_t host = at + scheme.size();
    if (host >= text.size() ||
        (is_ascii(text[host]) && !is_letter(text[host]) && !is_digit(text[host])))
      return at;
    const std::size_t end = run_end(text, at, host);
    return end > host ? end : at;
  }
  return at;
}

std::size_t url_path_end(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || text[at] != '/') return at;
  return std::max(at, run_end(text, at, at));
}

bool is_host_name(std::string_view name) noexcept {
  const std::size_t stop = name.rfind('.');
  if (stop == std::string_view::npos || stop == 0 || name.size() - stop > 5) return false;
  const std::string_view label = name.substr(stop + 1);
  return std::any_of(kTopLevels.begin(), kTopLevels.end(), [&](std::string_view known) {
    return known.size() == label.size() && starts_with(label, 0, known);
  });
}

bool is_host_before_path(std::string_view name) noexcept {
  const std::size_t stop = name.rfind('.');
  if (stop == std::string_view::npos || stop == 0) return false;
  std::string label;
  for (const char c : name.substr(stop + 1)) {
    if (!is_letter(c)) return false;
    label += small(c);
  }
  if (label.size() == 2) {
    for (std::size_t at = 0; at < kCountries.size(); at += 3)
      if (kCountries.substr(at, 2) == label) return true;
    return false;
  }
  return label.size() > 2 &&
         (" " + std::string(kOthers)).find(" " + label + " ") != std::string::npos;
}

MailMatch match_mail(std::string_view text, std::size_t at) noexcept {
  std::size_t i = at;
  while (i < text.size() && is_mail_character(text[i])) ++i;
  if (i == at || i >= text.size() || text[i] != '@') return {at, i};
  const std::size_t host = ++i;
  while (i < text.size() && (is_host_character(text[i]) || text[i] == '.')) ++i;
  std::size_t end = i;
  while (end > host && !is_letter(text[end - 1]) && !is_digit(text[end - 1])) --end;
  if (i < text.size() && continues_word(text, i)) return {at, i};
  const bool has_stop = text.substr(host, end - host).find('.') != std::string_view::npos;
  const bool is_host = has_stop && (is_letter(text[host]) || is_digit(text[host]));
  return {is_host ? end : at, i};
}

}  // namespace broadsheet::text
