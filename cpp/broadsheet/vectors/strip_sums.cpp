#include "broadsheet/vectors/strip_sums.hpp"

#include <algorithm>
#include <bit>

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

__attribute__((target("avx2"))) void avx2_add_strip(const std::int16_t* weights,
                                                    std::span<const std::uint16_t> panels,
                                                    std::int16_t asking,
                                                    std::int16_t* sums) noexcept {
  const __m256i value = _mm256_set1_epi16(asking);
  for (const std::uint16_t panel : panels) {
    std::int16_t* const block = sums + panel * kPanelRows;
    for (std::size_t lane = 0; lane < kPanelRows; lane += kLanes) {
      const __m256i product = _mm256_mulhrs_epi16(load(weights + lane), value);
      const __m256i sum = _mm256_adds_epi16(load(block + lane), product);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(block + lane), sum);
    }
    weights += kPanelRows;
  }
}

__attribute__((target("avx2"))) void avx2_highest_of_panels(std::span<const std::int16_t> sums,
                                                            std::int16_t* highest) noexcept {
  for (std::size_t begin = 0; begin < sums.size(); begin += kPanelRows) {
    const std::int16_t* const block = sums.data() + begin;
    __m256i most = load(block);
    for (std::size_t r = 1; r < kRegisters; ++r) {
      most = _mm256_max_epi16(most, load(block + r * kLanes));
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

__attribute__((target("avx2,popcnt"))) std::size_t avx2_count_from(
    std::span<const std::int16_t> numbers, std::int16_t least) noexcept {
  const __m256i limit = _mm256_set1_epi16(least);
  std::size_t n_below = 0;
  std::size_t at = 0;
  for (; at + kLanes <= numbers.size(); at += kLanes) {
    const __m256i below = _mm256_cmpgt_epi16(limit, load(numbers.data() + at));
    n_below += static_cast<std::size_t>(
        std::popcount(static_cast<std::uint32_t>(_mm256_movemask_epi8(below))));
  }
  return at - n_below / 2 + count_from_portably(numbers.subspan(at), least);
}

// What this processor is best asked to do.
struct Kernels {
  void (*add)(const std::int16_t*, std::span<const std::uint16_t>, std::int16_t,
              std::int16_t*) noexcept;
  void (*highest)(std::span<const std::int16_t>, std::int16_t*) noexcept;
  PanelBits (*above)(const std::int16_t*, std::int16_t) noexcept;
  std::size_t (*count)(std::span<const std::int16_t>, std::int16_t) noexcept;
};

const Kernels kKernels =
    __builtin_cpu_supports("avx2") != 0
        ? Kernels{avx2_add_strip, avx2_highest_of_panels, avx2_sums_above, avx2_count_from}
        : Kernels{add_strip_portably, highest_of_panels_portably, sums_above_portably,
                  count_from_portably};

#endif

}  // namespace

void add_strip_portably(const std::int16_t* weights, std::span<const std::uint16_t> panels,
                        std::int16_t asking, std::int16_t* sums) noexcept {
  for (const std::uint16_t panel : panels) {
    std::int16_t* const block = sums + panel * kPanelRows;
    for (std::size_t r = 0; r < kPanelRows; ++r) {
      block[r] = saturated_sum(block[r], fixed_product(asking, weights[r]));
    }
    weights += kPanelRows;
  }
}

void highest_of_panels_portably(std::span<const std::int16_t> sums,
                                std::int16_t* highest) noexcept {
  for (std::size_t begin = 0; begin < sums.size(); begin += kPanelRows) {
    const std::int16_t* const block = sums.data() + begin;
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

void add_strip(const std::int16_t* weights, std::span<const std::uint16_t> panels,
               std::int16_t asking, std::int16_t* sums) noexcept {
#if defined(__x86_64__)
  kKernels.add(weights, panels, asking, sums);
#else
  add_strip_portably(weights, panels, asking, sums);
#endif
}

void highest_of_panels(std::span<const std::int16_t> sums, std::int16_t* highest) noexcept {
#if defined(__x86_64__)
  kKernels.highest(sums, highest);
#else
  highest_of_panels_portably(sums, highest);
#endif
}

std::size_t count_from_portably(std::span<const std::int16_t> numbers,
                                std::int16_t least) noexcept {
  std::size_t count = 0;
  for (const std::int16_t number : numbers) count += number >= least ? 1 : 0;
  return count;
}

std::size_t count_from(std::span<const std::int16_t> numbers, std::int16_t least) noexcept {
#if defined(__x86_64__)
  return kKernels.count(numbers, least);
#else
  return count_from_portably(numbers, least);
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
