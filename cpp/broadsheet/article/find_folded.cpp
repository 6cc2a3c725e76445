#include "broadsheet/article/find_folded.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>

#include "broadsheet/article/line_shape.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::article {
namespace {

bool equals_folded(const char* text, std::string_view needle) noexcept {
  for (std::size_t i = 0; i < needle.size(); ++i) {
    if (lower(text[i]) != needle[i]) return false;
  }
  return true;
}

char fold(char c) noexcept { return static_cast<char>(c | 0x20); }

#if defined(__SSE2__)
__m128i folded_bytes(const char* from) noexcept {
  return _mm_or_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)), _mm_set1_epi8(0x20));
}

__m128i is(__m128i bytes, char c) noexcept { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
#endif

bool is_invitation_at(const char* p) noexcept {
  const char a = fold(p[0]);
  const char b = fold(p[1]);
  const char c = fold(p[2]);
  return (a == 'w' && b == 's' && c == 'l') || (a == 'b' && c == 'x') || (a == 'k' && c == 'h') ||
         (a == 'j' && fold(p[3]) == 'n');
}

bool is_caption_at(const char* p) noexcept {
  const char a = fold(p[0]);
  return fold(p[1]) == 't' &&
         ((fold(p[2]) == ',' && (a == 'f' || a == 'h')) || (fold(p[2]) == ':' && a == 'i'));
}

}  // namespace

bool contains_folded(std::string_view text, std::string_view needle) noexcept {
  return find_folded(text, needle, 0) != std::string_view::npos;
}

std::size_t find_folded(std::string_view text, std::string_view needle, std::size_t from) noexcept {
  if (text.size() < needle.size()) return std::string_view::npos;
  const std::size_t places = text.size() - needle.size() + 1;
  std::size_t i = from;
#if defined(__SSE2__)
  const char first = fold(needle.front());
  const char last = fold(needle.back());
  const std::size_t gap = needle.size() - 1;
  for (; i + 16 <= places; i += 16) {
    const __m128i both = _mm_and_si128(is(folded_bytes(text.data() + i), first),
                                       is(folded_bytes(text.data() + i + gap), last));
    auto hits = static_cast<std::uint32_t>(_mm_movemask_epi8(both));
    for (; hits != 0; hits &= hits - 1) {
      const std::size_t at = i + static_cast<std::size_t>(std::countr_zero(hits));
      if (equals_folded(text.data() + at, needle)) return at;
    }
  }
#endif
  for (; i < places; ++i) {
    if (equals_folded(text.data() + i, needle)) return i;
  }
  return std::string_view::npos;
}

std::size_t find_exact(std::string_view text, std::string_view needle) noexcept {
  if (text.size() < needle.size()) return std::string_view::npos;
  const std::size_t places = text.size() - needle.size() + 1;
  std::size_t i = 0;
#if defined(__SSE2__)
  const std::size_t gap = needle.size() - 1;
  const auto load = [&text](std::size_t at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
  };
  for (; i + 16 <= places; i += 16) {
    const __m128i both =
        _mm_and_si128(is(load(i), needle.front()), is(load(i + gap), needle.back()));
    auto hits = static_cast<std::uint32_t>(_mm_movemask_epi8(both));
    for (; hits != 0; hits &= hits - 1) {
      const std::size_t at = i + static_cast<std::size_t>(std::countr_zero(hits));
      if (text.substr(at, needle.size()) == needle) return at;
    }
  }
#endif
  for (; i < places; ++i) {
    if (text.substr(i, needle.size()) == needle) return i;
  }
  return std::string_view::npos;
}

#if defined(__x86_64__)

namespace {

// Which of 64 bytes, folded, are a character: those from `from` on, of which `read` are there.
class Avx512Folded {
 public:
  __attribute__((target("avx512f,avx512bw"))) Avx512Folded(const char* from,
                                                           std::uint64_t read) noexcept
      : bytes_(_mm512_or_si512(_mm512_maskz_loadu_epi8(read, from),
                               _mm512_maskz_set1_epi8(~std::uint64_t{0}, 0x20))) {}
  __attribute__((target("avx512f,avx512bw"))) [[nodiscard]] std::uint64_t is(
      char c) const noexcept {
    return _mm512_cmpeq_epi8_mask(bytes_, _mm512_maskz_set1_epi8(~std::uint64_t{0}, c));
  }

 private:
  __m512i bytes_;
};

// As is_invitation_at and is_caption_at, for 64 places at once.
__attribute__((target("avx512f,avx512bw"))) Cues avx512_find_cues(std::string_view line) noexcept {
  std::uint64_t invitations = 0;
  std::uint64_t captions = 0;
  for (std::size_t i = 0; i + 3 < line.size(); i += 64) {
    const std::size_t left = line.size() - 3 - i;
    const std::uint64_t read = left >= 64 ? ~std::uint64_t{0} : ~(~std::uint64_t{0} << left);
    const Avx512Folded a(line.data() + i, read);
    const Avx512Folded b(line.data() + i + 1, read);
    const Avx512Folded c(line.data() + i + 2, read);
    const Avx512Folded d(line.data() + i + 3, read);
    invitations |= (a.is('w') & b.is('s') & c.is('l')) | (a.is('b') & c.is('x')) |
                   (a.is('k') & c.is('h')) | (a.is('j') & d.is('n'));
    captions |= b.is('t') & ((c.is(',') & (a.is('f') | a.is('h'))) | (c.is(':') & a.is('i')));
  }
  return {invitations != 0, captions != 0};
}

const bool kHasAvx512 = __builtin_cpu_supports("avx512bw") != 0;

}  // namespace

#endif

Cues find_cues(std::string_view line) noexcept {
#if defined(__x86_64__)
  if (kHasAvx512) return avx512_find_cues(line);
#endif
  return find_cues_portably(line);
}

Cues find_cues_portably(std::string_view line) noexcept {
  Cues cues;
  std::size_t i = 0;
#if defined(__SSE2__)
  __m128i invitations = _mm_setzero_si128();
  __m128i captions = _mm_setzero_si128();
  for (; i + 19 <= line.size(); i += 16) {
    const __m128i a = folded_bytes(line.data() + i);
    const __m128i b = folded_bytes(line.data() + i + 1);
    const __m128i c = folded_bytes(line.data() + i + 2);
    const __m128i d = folded_bytes(line.data() + i + 3);
    const __m128i letter =
        _mm_or_si128(_mm_and_si128(_mm_and_si128(is(a, 'w'), is(b, 's')), is(c, 'l')),
                     _mm_or_si128(_mm_and_si128(is(a, 'b'), is(c, 'x')),
                                  _mm_or_si128(_mm_and_si128(is(a, 'k'), is(c, 'h')),
                                               _mm_and_si128(is(a, 'j'), is(d, 'n')))));
    const __m128i placed = _mm_and_si128(_mm_or_si128(is(a, 'f'), is(a, 'h')), is(c, ','));
    const __m128i credit = _mm_and_si128(is(a, 'i'), is(c, ':'));
    invitations = _mm_or_si128(invitations, letter);
    captions = _mm_or_si128(captions, _mm_and_si128(is(b, 't'), _mm_or_si128(placed, credit)));
  }
  cues.invitation = _mm_movemask_epi8(invitations) != 0;
  cues.caption = _mm_movemask_epi8(captions) != 0;
#endif
  for (; i + 3 < line.size(); ++i) {
    cues.invitation = cues.invitation || is_invitation_at(line.data() + i);
    cues.caption = cues.caption || is_caption_at(line.data() + i);
  }
  return cues;
}

}  // namespace broadsheet::article
