#include "broadsheet/vectors/panel_sums.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::vectors {
namespace {

#if defined(__x86_64__)

constexpr std::size_t kLanes256 = 16;
constexpr std::size_t kRegisters256 = kPanelRows / kLanes256;

__attribute__((target("avx2"))) __m256i load256(const std::int16_t* from) noexcept {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

// One bit a lane of two registers of 16-bit lanes that are all ones or all zeros.
__attribute__((target("avx2"))) std::uint64_t bits_of(__m256i first, __m256i second) noexcept {
  const __m256i bytes = _mm256_permute4x64_epi64(_mm256_packs_epi16(first, second), 0xD8);
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
}

__attribute__((target("avx2"), always_inline)) inline void avx2_add(
    const std::int16_t* weights, std::span<const PanelEntry> entries, const std::int16_t* from,
    __m256i* sum) noexcept {
  for (std::size_t r = 0; r < kRegisters256; ++r) sum[r] = load256(from + r * kLanes256);
  for (const PanelEntry& entry : entries) {
    const __m256i value = _mm256_set1_epi16(entry.asking);
    const std::int16_t* column = weights + entry.column * kPanelRows;
    for (std::size_t r = 0; r < kRegisters256; ++r) {
      const __m256i products = _mm256_mulhrs_epi16(load256(column + r * kLanes256), value);
      sum[r] = _mm256_adds_epi16(sum[r], products);
    }
  }
}

__attribute__((target("avx2"), always_inline)) inline void avx2_store(const __m256i* sum,
                                                                      std::int16_t* to) noexcept {
  for (std::size_t r = 0; r < kRegisters256; ++r) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + r * kLanes256), sum[r]);
  }
}

// The highest of 8 lanes: that of which the distance from the highest number is the least.
__attribute__((target("avx2"))) std::int16_t highest_lane(__m128i lanes) noexcept {
  const __m128i end = _mm_set1_epi16(32767);
  const __m128i least = _mm_minpos_epu16(_mm_sub_epi16(end, lanes));
  return static_cast<std::int16_t>(32767 - static_cast<std::uint16_t>(_mm_extract_epi16(least, 0)));
}

__attribute__((target("avx2"))) std::int16_t avx2_highest_of_panel(
    const std::int16_t* weights, std::span<const PanelEntry> entries, std::int16_t* sums) noexcept {
  __m256i sum[kRegisters256];
  avx2_add(weights, entries, sums, sum);
  avx2_store(sum, sums);
  __m256i highest = sum[0];
  for (std::size_t r = 1; r < kRegisters256; ++r) highest = _mm256_max_epi16(highest, sum[r]);
  return highest_lane(
      _mm_max_epi16(_mm256_castsi256_si128(highest), _mm256_extracti128_si256(highest, 1)));
}

__attribute__((target("avx2"))) PanelBits avx2_add_panel(const Panel& panel,
                                                         const PanelQuery& query,
                                                         std::int16_t* sums) noexcept {
  __m256i sum[kRegisters256];
  avx2_add(panel.weights, query.entries, sums, sum);
  const __m256i level = _mm256_set1_epi16(query.level);
  const __m256i norm = _mm256_set1_epi16(query.norm);
  __m256i passes[kRegisters256];
  __m256i any = _mm256_setzero_si256();
  for (std::size_t r = 0; r < kRegisters256; ++r) {
    __m256i bound = sum[r];
    if (panel.norms != nullptr) {
      __m256i most = _mm256_mulhrs_epi16(load256(panel.norms + r * kLanes256), norm);
      for (int d = 0; d < query.doublings; ++d) most = _mm256_adds_epi16(most, most);
      bound = _mm256_adds_epi16(bound, most);
    }
    const __m256i lower = _mm256_min_epi16(level, load256(panel.levels + r * kLanes256));
    passes[r] = _mm256_cmpgt_epi16(bound, lower);
    any = _mm256_or_si256(any, passes[r]);
  }
  if (_mm256_testz_si256(any, any) != 0) return {};
  avx2_store(sum, sums);
  return {bits_of(passes[0], passes[1]) | bits_of(passes[2], passes[3]) << 32,
          bits_of(passes[4], passes[5]) | bits_of(passes[6], passes[7]) << 32};
}

// What this processor is best asked to do.
struct Kernels {
  PanelBits (*add_panel)(const Panel&, const PanelQuery&, std::int16_t*) noexcept;
  std::int16_t (*highest_of_panel)(const std::int16_t*, std::span<const PanelEntry>,
                                   std::int16_t*) noexcept;
};

Kernels kernels_of_this_processor() noexcept {
  if (__builtin_cpu_supports("avx2") != 0) return {avx2_add_panel, avx2_highest_of_panel};
  return {add_panel_portably, highest_of_panel_portably};
}

const Kernels kKernels = kernels_of_this_processor();

#endif

}  // namespace

std::int16_t highest_of_panel_portably(const std::int16_t* weights,
                                       std::span<const PanelEntry> entries,
                                       std::int16_t* sums) noexcept {
  for (const PanelEntry& entry : entries) {
    const std::int16_t* column = weights + entry.column * kPanelRows;
    for (std::size_t r = 0; r < kPanelRows; ++r) {
      sums[r] = saturated_sum(sums[r], fixed_product(entry.asking, column[r]));
    }
  }
  return *std::max_element(sums, sums + kPanelRows);
}

PanelBits add_panel_portably(const Panel& panel, const PanelQuery& query,
                             std::int16_t* sums) noexcept {
  std::array<std::int16_t, kPanelRows> sum;
  std::copy_n(sums, kPanelRows, sum.begin());
  (void)highest_of_panel_portably(panel.weights, query.entries, sum.data());
  PanelBits bits{};
  for (std::size_t r = 0; r < kPanelRows; ++r) {
    std::int16_t bound = sum[r];
    if (panel.norms != nullptr) {
      std::int32_t most = fixed_product(panel.norms[r], query.norm);
      for (int d = 0; d < query.doublings; ++d) most = std::clamp(2 * most, -32768, 32767);
      bound = saturated_sum(bound, most);
    }
    const bool passes = bound > std::min(query.level, panel.levels[r]);
    bits[r / 64] |= static_cast<std::uint64_t>(passes) << (r % 64);
  }
  if ((bits[0] | bits[1]) != 0) std::ranges::copy(sum, sums);
  return bits;
}

PanelBits add_panel(const Panel& panel, const PanelQuery& query, std::int16_t* sums) noexcept {
#if defined(__x86_64__)
  return kKernels.add_panel(panel, query, sums);
#else
  return add_panel_portably(panel, query, sums);
#endif
}

std::int16_t highest_of_panel(const std::int16_t* weights, std::span<const PanelEntry> entries,
                              std::int16_t* sums) noexcept {
#if defined(__x86_64__)
  return kKernels.highest_of_panel(weights, entries, sums);
#else
  return highest_of_panel_portably(weights, entries, sums);
#endif
}

}  // namespace broadsheet::vectors
