#include "broadsheet/vectors/list_sums.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::vectors {
namespace {

#if defined(__x86_64__)

// One step: 16 sums.
__attribute__((target("avx2"), always_inline)) inline void avx2_take(std::int32_t* from,
                                                                     __m256i half, __m128i shift,
                                                                     std::int16_t* to) noexcept {
  auto* const first = reinterpret_cast<__m256i*>(from);
  const __m256i low = _mm256_add_epi32(_mm256_loadu_si256(first), half);
  const __m256i high = _mm256_add_epi32(_mm256_loadu_si256(first + 1), half);
  _mm256_storeu_si256(first, _mm256_setzero_si256());
  _mm256_storeu_si256(first + 1, _mm256_setzero_si256());
  const __m256i packed =
      _mm256_packs_epi32(_mm256_sra_epi32(low, shift), _mm256_sra_epi32(high, shift));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), _mm256_permute4x64_epi64(packed, 0xD8));
}

__attribute__((target("avx2"))) void avx2_take_sums(std::span<std::int32_t> from, int shift,
                                                    std::int16_t* to, std::size_t stride) noexcept {
  const __m128i by = _mm_cvtsi32_si128(shift);
  const __m256i half = _mm256_set1_epi32((1 << shift) >> 1);
  for (std::size_t begin = 0; begin < from.size(); begin += kPanelRows, to += stride) {
    for (std::size_t i = 0; i < kPanelRows; i += 16) {
      avx2_take(from.data() + begin + i, half, by, to + i);
    }
  }
}

const auto kTakeSums = __builtin_cpu_supports("avx2") != 0 ? avx2_take_sums : take_sums_portably;

#endif

}  // namespace

void take_sums_portably(std::span<std::int32_t> from, int shift, std::int16_t* to,
                        std::size_t stride) noexcept {
  const std::int32_t half = (1 << shift) >> 1;
  for (std::size_t i = 0; i < from.size(); ++i) {
    to[i / kPanelRows * stride + i % kPanelRows] =
        static_cast<std::int16_t>(std::clamp((from[i] + half) >> shift, -32768, 32767));
    from[i] = 0;
  }
}

void take_sums(std::span<std::int32_t> from, int shift, std::int16_t* to,
               std::size_t stride) noexcept {
#if defined(__x86_64__)
  kTakeSums(from, shift, to, stride);
#else
  take_sums_portably(from, shift, to, stride);
#endif
}

}  // namespace broadsheet::vectors
