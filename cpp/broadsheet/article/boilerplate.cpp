#include "broadsheet/article/boilerplate.hpp"

#include <array>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "broadsheet/article/bylines.hpp"
#include "broadsheet/article/given_names.hpp"
#include "broadsheet/article/invitations.hpp"
#include "broadsheet/article/line_shape.hpp"
#include "broadsheet/article/narration.hpp"
#include "broadsheet/article/rules.hpp"

namespace broadsheet::article {
namespace {

constexpr std::uint64_t kMixOne = 0x9E37'79B9'7F4A'7C15ULL;
constexpr std::uint64_t kMixTwo = 0xD6E8'FEB8'6659'FD93ULL;

inline std::uint64_t mix(std::uint64_t hash, std::uint64_t word) noexcept {
  hash = (hash ^ word) * kMixOne;
  return hash ^ (hash >> 29U);
}

#if !defined(__SSE2__)
inline std::uint64_t load(const char* from) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, from, 8);
  return word;
}

constexpr std::uint64_t every(unsigned char byte) { return 0x0101'0101'0101'0101ULL * byte; }

// High bit of each byte that is in [first, last]; bytes of 0x80 and more never are.
inline std::uint64_t in_range(std::uint64_t word, unsigned char first,
                              unsigned char last) noexcept {
  const std::uint64_t low = word & every(0x7F);
  const std::uint64_t at_least = low + every(static_cast<unsigned char>(0x80 - first));
  const std::uint64_t above = low + every(static_cast<unsigned char>(0x7F - last));
  return at_least & ~above & ~word & every(0x80);
}

// Small letters for capitals, '0' for every digit: eight bytes at a time.
inline std::uint64_t fold(std::uint64_t word) noexcept {
  word |= in_range(word, 'A', 'Z') >> 2U;
  const std::uint64_t digits = in_range(word, '0', '9');
  return word & ~((digits >> 7U) * 0x0FU);
}

// A byte equal to `byte` somewhere: non-zero (bytes after the first hit may be wrong).
inline std::uint64_t has_byte(std::uint64_t word, unsigned char byte) noexcept {
  const std::uint64_t difference = word ^ every(byte);
  return (difference - every(0x01)) & ~difference & every(0x80);
}

// Two blanks in a row, a tab, or a byte that may open a no-break space.
inline std::uint64_t odd_space(std::uint64_t here, std::uint64_t next) noexcept {
  const std::uint64_t both = (here ^ every(' ')) | (next ^ every(' '));
  const std::uint64_t pair = (both - every(0x01)) & ~both & every(0x80);
  return pair | has_byte(here, '\t') | has_byte(here, 0xC2);
}
#endif

bool is_edge_mark(char c) noexcept {
  return !is_letter(c) && !is_digit(c) && static_cast<unsigned char>(c) < 0x80;
}

// The line from its first to its last letter or digit (or byte beyond ASCII).
std::string_view core_of(std::string_view line) noexcept {
  while (!line.empty() && is_edge_mark(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_edge_mark(line.back())) line.remove_suffix(1);
  return line;
}

struct Folded {
  std::uint64_t hash = 0;
  bool odd = false;  // there may be white space that is not one plain blank
};

// Sixteen bytes of a line as two words, folded, and whether their white space is odd. `next`
// are the same bytes one further.
#if defined(__SSE2__)
class Sixteen {
 public:
  void take(const char* here, const char* next) noexcept {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(here));
    const __m128i after = _mm_loadu_si128(reinterpret_cast<const __m128i*>(next));
    const __m128i blank = _mm_set1_epi8(' ');
    const __m128i pair = _mm_and_si128(_mm_cmpeq_epi8(bytes, blank), _mm_cmpeq_epi8(after, blank));
    const __m128i other =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')),
                     _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC2))));
    odd_ = _mm_or_si128(odd_, _mm_or_si128(pair, other));
    // Signed comparisons: bytes of 0x80 and more are below every letter and digit.
    const __m128i capital = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('A' - 1)),
                                          _mm_cmplt_epi8(bytes, _mm_set1_epi8('Z' + 1)));
    const __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('0' - 1)),
                                        _mm_cmplt_epi8(bytes, _mm_set1_epi8('9' + 1)));
    const __m128i folded =
        _mm_andnot_si128(_mm_and_si128(digit, _mm_set1_epi8(0x0F)),
                         _mm_or_si128(bytes, _mm_and_si128(capital, _mm_set1_epi8(0x20))));
    std::array<std::uint64_t, 2> words;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(words.data()), folded);
    low = words[0];
    high = words[1];
  }
  [[nodiscard]] bool odd() const noexcept { return _mm_movemask_epi8(odd_) != 0; }

  std::uint64_t low = 0;
  std::uint64_t high = 0;

 private:
  __m128i odd_ = _mm_setzero_si128();
};
#else
class Sixteen {
 public:
  void take(const char* here, const char* next) noexcept {
    const std::uint64_t first = load(here);
    const std::uint64_t second = load(here + 8);
    odd_ |= odd_space(first, load(next)) | odd_space(second, load(next + 8));
    low = fold(first);
    high = fold(second);
  }
  [[nodiscard]] bool odd() const noexcept { return odd_ != 0; }

  std::uint64_t low = 0;
  std::uint64_t high = 0;

 private:
  std::uint64_t odd_ = 0;
};
#endif

Folded hash_folded(std::string_view line) noexcept {
  std::uint64_t even = kMixTwo ^ line.size();
  std::uint64_t odd = kMixOne;
  Sixteen sixteen;
  std::size_t i = 0;
  for (; i + 17 <= line.size(); i += 16) {
    sixteen.take(line.data() + i, line.data() + i + 1);
    even = mix(even, sixteen.low);
    odd = mix(odd, sixteen.high);
  }
  std::array<char, 17> last{};
  std::memcpy(last.data(), line.data() + i, line.size() - i);
  sixteen.take(last.data(), last.data() + 1);
  even = mix(even, sixteen.low);
  odd = mix(odd, sixteen.high);
  std::uint64_t hash = (even ^ (odd >> 31U) ^ (odd << 33U)) * kMixTwo;
  hash ^= hash >> 32U;
  return {hash == 0 ? 1 : hash, sixteen.odd()};
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
  return hash_folded({plain.data(), n}).hash;
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
  const Folded folded = hash_folded(core);
  return folded.odd ? hash_with_single_spaces(core) : folded.hash;
}

std::optional<Judgement> judge_repeated(std::string_view raw, const Repetition& repetition) {
  const std::string_view line = trim(raw);
  if (line.empty() || repetition.articles_with_line < kFewestRepeats) return std::nullopt;
  const auto judged = [](LineKind kind, Rule rule) { return Judgement{kind, number(rule)}; };
  if (same_words(line, repetition.outlet))
    return judged(LineKind::navigation, Rule::repeated_outlet);
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
    if (words >= 6 && invites_readers(line))
      return judged(LineKind::promotion, Rule::repeated_invitation);
    return std::nullopt;
  }
  if (words <= 5 && is_known_person(line)) return judged(LineKind::author, Rule::repeated_name);
  if (words >= 4 && words <= 25 && is_all_capitals(line))
    return judged(LineKind::related, Rule::repeated_capitals);
  if (speaks_to_reader(line) && words >= 4)
    return judged(LineKind::promotion, Rule::repeated_invitation);
  if (line.back() == ':' || line.back() == '?') return std::nullopt;
  // Background that an outlet, or several with one agency's story, repeat is news.
  if (tells_of_past(line) && share < 0.5) return std::nullopt;
  if (is_lower(line.front())) return std::nullopt;  // of a hard-wrapped paragraph
  const bool sentence = ends_sentence(line) && words >= 5;
  if ((sentence || words >= 9) && (at_edge || share >= 0.05))
    return judged(LineKind::note, Rule::repeated_sentence);
  return std::nullopt;
}

}  // namespace broadsheet::article
