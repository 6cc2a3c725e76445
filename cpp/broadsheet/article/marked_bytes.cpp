#include "broadsheet/article/marked_bytes.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::article {

#if defined(__x86_64__)

namespace {

__attribute__((target("avx512f,avx512bw"))) std::uint64_t avx512_marked_bytes(
    const char* bytes) noexcept {
  const __m512i all = _mm512_loadu_si512(bytes);
  std::uint64_t marks = 0;
  for (const char value : {'\n', '\r', '"', '@', '|', '/', '(', '\xC2', '\xE2'}) {
    marks |= _mm512_cmpeq_epi8_mask(all, _mm512_maskz_set1_epi8(~std::uint64_t{0}, value));
  }
  return marks;
}

const bool kHasAvx512 = __builtin_cpu_supports("avx512bw") != 0;

}  // namespace

std::uint64_t marked_bytes_portably(const char* bytes) noexcept {
  std::uint64_t marks = 0;
  for (unsigned shift = 0; shift < 64; shift += 16) {
    const __m128i sixteen = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + shift));
    __m128i found = _mm_setzero_si128();
    for (const char value : {'\n', '\r', '"', '@', '|', '/', '(', '\xC2', '\xE2'}) {
      found = _mm_or_si128(found, _mm_cmpeq_epi8(sixteen, _mm_set1_epi8(value)));
    }
    marks |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << shift;
  }
  return marks;
}

std::uint64_t marked_bytes(const char* bytes) noexcept {
  return kHasAvx512 ? avx512_marked_bytes(bytes) : marked_bytes_portably(bytes);
}

#else

std::uint64_t marked_bytes_portably(const char* bytes) noexcept {
  std::uint64_t marks = 0;
  for (unsigned i = 0; i < 64; ++i) {
    marks |= std::uint64_t{is_marked_byte(static_cast<unsigned char>(bytes[i]))} << i;
  }
  return marks;
}

std::uint64_t marked_bytes(const char* bytes) noexcept { return marked_bytes_portably(bytes); }

#endif

}  // namespace broadsheet::article
