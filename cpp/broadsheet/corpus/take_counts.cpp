#include "broadsheet/corpus/take_counts.hpp"

#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::corpus {
namespace {

#if defined(__x86_64__)

// Compressed in a register, then stored whole: storing only what is kept is slow on some.
__attribute__((target("avx512f,popcnt"))) std::size_t avx512_take_counts(
    std::int32_t* counters, std::size_t n, std::int32_t* terms, std::int32_t* values) noexcept {
  const __m512i zero = _mm512_setzero_si512();
  const __m512i step = _mm512_set1_epi32(16);
  __m512i numbers = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  std::size_t found = 0;
  for (std::size_t i = 0; i < n; i += 16) {
    const __m512i sixteen = _mm512_loadu_si512(counters + i);
    const __mmask16 met = _mm512_test_epi32_mask(sixteen, sixteen);
    _mm512_storeu_si512(counters + i, zero);
    _mm512_storeu_si512(terms + found, _mm512_maskz_compress_epi32(met, numbers));
    _mm512_storeu_si512(values + found, _mm512_maskz_compress_epi32(met, sixteen));
    found += static_cast<std::size_t>(__builtin_popcount(met));
    numbers = _mm512_add_epi32(numbers, step);
  }
  return found;
}

const bool kHasAvx512 = __builtin_cpu_supports("avx512f") != 0;

#else

constexpr bool kHasAvx512 = false;

#endif

}  // namespace

std::size_t counters_worth_a_look() noexcept { return kHasAvx512 ? 1024 : 0; }

std::size_t take_counts_portably(std::int32_t* counters, std::size_t n, std::int32_t* terms,
                                 std::int32_t* values) noexcept {
  std::size_t found = 0;
  for (std::size_t i = 0; i < n; ++i) {
    terms[found] = static_cast<std::int32_t>(i);
    values[found] = std::exchange(counters[i], 0);
    found += values[found] != 0 ? 1 : 0;
  }
  return found;
}

std::size_t take_counts(std::int32_t* counters, std::size_t n, std::int32_t* terms,
                        std::int32_t* values) noexcept {
#if defined(__x86_64__)
  if (kHasAvx512) return avx512_take_counts(counters, n, terms, values);
#endif
  return take_counts_portably(counters, n, terms, values);
}

}  // namespace broadsheet::corpus
