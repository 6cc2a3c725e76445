#include "broadsheet/text/positions.hpp"

#include <array>
#include <bit>
#include <cstddef>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::text {
namespace {

constexpr std::uint64_t kOne = 1;

#if defined(__x86_64__)

constexpr std::array<std::uint8_t, 64> make_numbers() noexcept {
  std::array<std::uint8_t, 64> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::uint8_t>(i);
  return numbers;
}

alignas(64) constexpr std::array<std::uint8_t, 64> kNumbers = make_numbers();

// Sixteen bytes as numbers, each with the base added. Masked forms, for GCC 12 warns of its own
// header's others.
template <int part>
__attribute__((target("avx512f,avx512bw,avx512vbmi2"), always_inline)) inline void avx512_write(
    __m512i bytes, __m512i bases, std::uint32_t* out) noexcept {
  const __m128i sixteen = _mm512_maskz_extracti32x4_epi32(0xF, bytes, part);
  const __m512i numbers = _mm512_maskz_cvtepu8_epi32(0xFFFF, sixteen);
  _mm512_storeu_si512(out + 16 * part, _mm512_add_epi32(bases, numbers));
}

// The bytes 0 to 63 of which the mask has a bit move to the front.
__attribute__((target("avx512f,avx512bw,avx512vbmi2"))) void avx512_write_positions(
    std::uint64_t mask, std::size_t n, std::uint32_t base, std::uint32_t* out) noexcept {
  const __m512i found = _mm512_maskz_compress_epi8(mask, _mm512_load_si512(kNumbers.data()));
  const __m512i bases = _mm512_set1_epi32(static_cast<int>(base));
  avx512_write<0>(found, bases, out);
  if (n <= 16) return;
  avx512_write<1>(found, bases, out);
  if (n > 32) avx512_write<2>(found, bases, out);
}

const bool kHasAvx512 =
    __builtin_cpu_supports("avx512vbmi2") != 0 && __builtin_cpu_supports("avx512bw") != 0;

#endif

}  // namespace

void write_positions_portably(std::uint64_t mask, std::size_t n, std::uint32_t base,
                              std::uint32_t* out) noexcept {
  // The first twelve whether they are there or not, then four at a time: a branch per bit
  // would be guessed wrong once a mask.
  const auto write = [&](std::size_t i) {
    out[i] = base + static_cast<std::uint32_t>(std::countr_zero(mask | kOne << 63));
    mask &= mask - 1;
  };
  for (std::size_t i = 0; i < 12; ++i) write(i);
  for (std::size_t done = 12; done < n; done += 4)
    for (std::size_t i = 0; i < 4; ++i) write(done + i);
}

void write_positions(std::uint64_t mask, std::size_t n, std::uint32_t base,
                     std::uint32_t* out) noexcept {
#if defined(__x86_64__)
  if (kHasAvx512) {
    avx512_write_positions(mask, n, base, out);
    return;
  }
#endif
  write_positions_portably(mask, n, base, out);
}

}  // namespace broadsheet::text
