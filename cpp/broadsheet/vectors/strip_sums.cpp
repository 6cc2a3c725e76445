#include "broadsheet/vectors/strip_sums.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::vectors {
namespace {

#if defined(__x86_64__)

constexpr std::size_t kLanes = 16;
constexpr std::size_t kRegisters = kPanelRows / kLanes;

__attribute__((target("avx2"))) __m256i load(const std::int16_t* from) noexcept {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

// The highest of 16 lanes: that of which the distance from the highest number is the least.
__attribute__((target("avx2"))) std::int16_t highest_lane(__m256i lanes) noexcept {
  const __m128i half =
      _mm_max_epi16(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256(lanes, 1));
  const __m128i least = _mm_minpos_epu16(_mm_sub_epi16(_mm_set1_epi16(32767), half));
  return static_cast<std::int16_t>(32767 - static_cast<std::uint16_t>(_mm_extract_epi16(least, 0)));
}

__attribute__((target("avx2"))) void avx2_add_strips(const std::int16_t* strips, std::size_t stride,
                                                     std::span<const AskedWeight> asked,
                                                     std::span<std::int16_t> sums,
                                                     std::int16_t* highest) noexcept {
  for (std::size_t begin = 0; begin < sums.size(); begin += kPanelRows) {
    std::int16_t* const block = sums.data() + begin;
    __m256i sum[kRegisters];
    for (std::size_t r = 0; r < kRegisters; ++r) sum[r] = load(block + r * kLanes);
    for (const AskedWeight& entry : asked) {
      const __m256i value = _mm256_set1_epi16(entry.weight);
      const std::int16_t* const strip = strips + entry.place * stride + begin;
      for (std::size_t r = 0; r < kRegisters; ++r) {
        sum[r] = _mm256_adds_epi16(sum[r], _mm256_mulhrs_epi16(load(strip + r * kLanes), value));
      }
    }
    __m256i most = sum[0];
    for (std::size_t r = 0; r < kRegisters; ++r) {
      most = _mm256_max_epi16(most, sum[r]);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(block + r * kLanes), sum[r]);
    }
    highest[begin / kPanelRows] = highest_lane(most);
  }
}

__attribute__((target("avx2"))) PanelBits avx2_sums_above(const std::int16_t* sums,
                                                          std::int16_t level) noexcept {
  const __m256i least = _mm256_set1_epi16(level);
  PanelBits bits{};
  for (std::size_t r = 0; r < kRegisters; r += 2) {
    const __m256i first = _mm256_cmpgt_epi16(load(sums + r * kLanes), least);
    const __m256i second = _mm256_cmpgt_epi16(load(sums + (r + 1) * kLanes), least);
    const __m256i bytes = _mm256_permute4x64_epi64(_mm256_packs_epi16(first, second), 0xD8);
    const auto found = static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
    bits[r / 4] |= static_cast<std::uint64_t>(found) << (r % 4 * kLanes);
  }
  return bits;
}

// What this processor is best asked to do.
struct Kernels {
  void (*add)(const std::int16_t*, std::size_t, std::span<const AskedWeight>,
              std::span<std::int16_t>, std::int16_t*) noexcept;
  PanelBits (*above)(const std::int16_t*, std::int16_t) noexcept;
};

const Kernels kKernels = __builtin_cpu_supports("avx2") != 0
                             ? Kernels{avx2_add_strips, avx2_sums_above}
                             : Kernels{add_strips_portably, sums_above_portably};

#endif

}  // namespace

void add_strips_portably(const std::int16_t* strips, std::size_t stride,
                         std::span<const AskedWeight> asked, std::span<std::int16_t> sums,
                         std::int16_t* highest) noexcept {
  for (std::size_t begin = 0; begin < sums.size(); begin += kPanelRows) {
    std::int16_t* const block = sums.data() + begin;
    for (const AskedWeight& entry : asked) {
      const std::int16_t* const strip = strips + entry.place * stride + begin;
      for (std::size_t r = 0; r < kPanelRows; ++r) {
        block[r] = saturated_sum(block[r], fixed_product(entry.weight, strip[r]));
      }
    }
    highest[begin / kPanelRows] = *std::max_element(block, block + kPanelRows);
  }
}

PanelBits sums_above_portably(const std::int16_t* sums, std::int16_t level) noexcept {
  PanelBits bits{};
  for (std::size_t r = 0; r < kPanelRows; ++r) {
    bits[r / 64] |= static_cast<std::uint64_t>(sums[r] > level) << (r % 64);
  }
  return bits;
}

void add_strips(const std::int16_t* strips, std::size_t stride, std::span<const AskedWeight> asked,
                std::span<std::int16_t> sums, std::int16_t* highest) noexcept {
#if defined(__x86_64__)
  kKernels.add(strips, stride, asked, sums, highest);
#else
  add_strips_portably(strips, stride, asked, sums, highest);
#endif
}

PanelBits sums_above(const std::int16_t* sums, std::int16_t level) noexcept {
#if defined(__x86_64__)
  return kKernels.above(sums, level);
#else
  return sums_above_portably(sums, level);
#endif
}

}  // namespace broadsheet::vectors
