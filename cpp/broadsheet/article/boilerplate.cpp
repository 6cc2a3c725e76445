#include "broadsheet/article/boilerplate.hpp"

#include <array>
#include <cstring>

#include "broadsheet/article/given_names.hpp"
#include "broadsheet/article/line_rules.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/rules.hpp"

namespace broadsheet::article {
namespace {

constexpr std::uint64_t kMixOne = 0x9E37'79B9'7F4A'7C15ULL;
constexpr std::uint64_t kMixTwo = 0xD6E8'FEB8'6659'FD93ULL;

constexpr std::uint64_t every(unsigned char byte) { return 0x0101'0101'0101'0101ULL * byte; }

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) noexcept {
  hash = (hash ^ word) * kMixOne;
  return hash ^ (hash >> 29U);
}

std::uint64_t load(const char* from) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, from, 8);
  return word;
}

// High bit of each byte that is in [first, last]; bytes of 0x80 and more never are.
std::uint64_t in_range(std::uint64_t word, unsigned char first, unsigned char last) noexcept {
  const std::uint64_t low = word & every(0x7F);
  const std::uint64_t at_least = low + every(static_cast<unsigned char>(0x80 - first));
  const std::uint64_t above = low + every(static_cast<unsigned char>(0x7F - last));
  return at_least & ~above & ~word & every(0x80);
}

// Small letters for capitals, '0' for every digit: eight bytes at a time.
std::uint64_t fold(std::uint64_t word) noexcept {
  word |= in_range(word, 'A', 'Z') >> 2U;
  const std::uint64_t digits = in_range(word, '0', '9');
  return word & ~((digits >> 7U) * 0x0FU);
}

// A byte equal to `byte` somewhere: non-zero (bytes after the first hit may be wrong).
std::uint64_t has_byte(std::uint64_t word, unsigned char byte) noexcept {
  const std::uint64_t difference = word ^ every(byte);
  return (difference - every(0x01)) & ~difference & every(0x80);
}

bool is_edge_mark(char c) noexcept {
  return !is_letter(c) && !is_digit(c) && static_cast<unsigned char>(c) < 0x80;
}

// The line from its first to its last letter or digit (or byte beyond ASCII).
std::string_view core_of(std::string_view line) noexcept {
  while (!line.empty() && is_edge_mark(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_edge_mark(line.back())) line.remove_suffix(1);
  return line;
}

// White space that is not one plain space between words: two in a row, a tab, U+00A0.
bool has_odd_space(std::string_view line) noexcept {
  std::size_t i = 0;
  for (; i + 9 <= line.size(); i += 8) {
    const std::uint64_t here = load(line.data() + i);
    const std::uint64_t next = load(line.data() + i + 1);
    const std::uint64_t both = (here ^ every(' ')) | (next ^ every(' '));
    const std::uint64_t pair = (both - every(0x01)) & ~both & every(0x80);
    if ((pair | has_byte(here, '\t')) != 0) return true;
    if (has_byte(here, 0xC2) != 0 && line.substr(i, 10).find("\u00a0") != std::string_view::npos) return true;
  }
  const std::string_view rest = line.substr(i);
  return rest.find("  ") != std::string_view::npos || rest.find('\t') != std::string_view::npos ||
         rest.find("\u00a0") != std::string_view::npos;
}

std::uint64_t hash_folded(std::string_view line) noexcept {
  std::uint64_t even = kMixTwo ^ line.size();
  std::uint64_t odd = kMixOne;
  std::size_t i = 0;
  for (; i + 16 <= line.size(); i += 16) {
    even = mix(even, fold(load(line.data() + i)));
    odd = mix(odd, fold(load(line.data() + i + 8)));
  }
  std::array<char, 16> last{};
  std::memcpy(last.data(), line.data() + i, line.size() - i);
  even = mix(even, fold(load(last.data())));
  odd = mix(odd, fold(load(last.data() + 8)));
  std::uint64_t hash = (even ^ (odd >> 31U) ^ (odd << 33U)) * kMixTwo;
  hash ^= hash >> 32U;
  return hash == 0 ? 1 : hash;
}

// Single spaces for all white space; as many bytes as fit decide.
std::uint64_t hash_with_single_spaces(std::string_view line) noexcept {
  std::array<char, 4096> plain;
  std::size_t n = 0;
  for (std::size_t i = 0; i < line.size() && n < plain.size(); ++i) {
    char c = line[i];
    if (line.substr(i).starts_with("\u00a0")) {
      c = ' ';
      ++i;
    }
    if (c == '\t') c = ' ';
    if (c == ' ' && n > 0 && plain[n - 1] == ' ') continue;
    plain[n++] = c;
  }
  return hash_folded({plain.data(), n});
}

bool same_words(std::string_view a, std::string_view b) {
  return !a.empty() && line_key(a) == line_key(b);
}

// A byline standing alone: a given name that many people have, and what a name looks like.
bool is_known_person(std::string_view line) {
  const std::string_view first = line.substr(0, line.find(' '));
  return is_personal_name(line) && is_given_name(first);
}

}  // namespace

std::uint64_t line_key(std::string_view line) noexcept {
  const std::string_view core = core_of(line);
  if (core.empty()) return 0;
  return has_odd_space(core) ? hash_with_single_spaces(core) : hash_folded(core);
}

std::optional<Judgement> judge_repeated(std::string_view raw, const Repetition& repetition) {
  const std::string_view line = trim(raw);
  if (line.empty() || repetition.articles_with_line < kFewestRepeats) return std::nullopt;
  const auto judged = [](LineKind kind, Rule rule) { return Judgement{kind, number(rule)}; };
  if (same_words(line, repetition.outlet)) return judged(LineKind::navigation, Rule::repeated_outlet);
  const double first = repetition.share_first_lines;
  const double last = repetition.share_last_lines;
  const bool at_edge = first >= 0.8 || last >= 0.8;
  const double share = repetition.articles_of_outlet > 0 && repetition.outlet_known
                           ? static_cast<double>(repetition.articles_with_line) /
                                 static_cast<double>(repetition.articles_of_outlet)
                           : 0.0;
  const int words = count_words(line, 64);
  // Most of an outlet's articles open or close with it: not even a quotation does that.
  if (words >= 9 && share >= 0.5 && at_edge && ends_sentence(line))
    return judged(LineKind::promotion, Rule::repeated_label);
  if (has_quotation_mark(line)) {
    if (words >= 6 && invites_readers(line)) return judged(LineKind::promotion, Rule::repeated_invitation);
    return std::nullopt;
  }
  if (words <= 5 && is_known_person(line)) return judged(LineKind::author, Rule::repeated_name);
  if (words >= 4 && words <= 25 && is_all_capitals(line))
    return judged(LineKind::related, Rule::repeated_capitals);
  if (speaks_to_reader(line) && words >= 4)
    return judged(LineKind::promotion, Rule::repeated_invitation);
  if (line.back() == ':' || line.back() == '?') return std::nullopt;
  const bool sentence = ends_sentence(line) && words >= 5;
  if ((sentence || words >= 9) && (at_edge || share >= 0.05))
    return judged(LineKind::note, Rule::repeated_sentence);
  return std::nullopt;
}

}  // namespace broadsheet::article
