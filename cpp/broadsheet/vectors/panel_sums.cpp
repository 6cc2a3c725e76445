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

__attribute__((target("avx2"))) PanelBits avx2_add_panel(const Panel& panel,
                                                         const PanelQuery& query,
                                                         std::int16_t* sums) noexcept {
  __m256i sum[kRegisters256];
  for (std::size_t r = 0; r < kRegisters256; ++r) sum[r] = load256(sums + r * kLanes256);
  for (const PanelEntry& entry : query.entries) {
    const __m256i value = _mm256_set1_epi16(entry.asking);
    const std::int16_t* weights = panel.weights + entry.column * kPanelRows;
    for (std::size_t r = 0; r < kRegisters256; ++r) {
      const __m256i products = _mm256_mulhrs_epi16(load256(weights + r * kLanes256), value);
      sum[r] = _mm256_adds_epi16(sum[r], products);
    }
  }
  const __m256i level = _mm256_set1_epi16(query.level);
  const __m256i norm = _mm256_set1_epi16(query.norm);
  __m256i passes[kRegisters256];
  __m256i any = _mm256_setzero_si256();
  for (std::size_t r = 0; r < kRegisters256; ++r) {
    __m256i bound = sum[r];
    if (panel.norms != nullptr) {
      bound =
          _mm256_adds_epi16(bound, _mm256_mulhrs_epi16(load256(panel.norms + r * kLanes256), norm));
    }
    const __m256i lower = _mm256_min_epi16(level, load256(panel.levels + r * kLanes256));
    passes[r] = _mm256_cmpgt_epi16(bound, lower);
    any = _mm256_or_si256(any, passes[r]);
  }
  if (_mm256_testz_si256(any, any) != 0) return {};
  for (std::size_t r = 0; r < kRegisters256; ++r) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + r * kLanes256), sum[r]);
  }
  return {bits_of(passes[0], passes[1]) | bits_of(passes[2], passes[3]) << 32,
          bits_of(passes[4], passes[5]) | bits_of(passes[6], passes[7]) << 32};
}

const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;

#endif

}  // namespace

PanelBits add_panel_portably(const Panel& panel, const PanelQuery& query,
                             std::int16_t* sums) noexcept {
  std::array<std::int16_t, kPanelRows> sum;
  std::copy_n(sums, kPanelRows, sum.begin());
  for (const PanelEntry& entry : query.entries) {
    const std::int16_t* weights = panel.weights + entry.column * kPanelRows;
    for (std::size_t r = 0; r < kPanelRows; ++r) {
      sum[r] = saturated_sum(sum[r], fixed_product(weights[r], entry.asking));
    }
  }
  PanelBits bits{};
  for (std::size_t r = 0; r < kPanelRows; ++r) {
    std::int16_t bound = sum[r];
    if (panel.norms != nullptr) {
      bound = saturated_sum(bound, fixed_product(panel.norms[r], query.norm));
    }
    const bool passes = bound > std::min(query.level, panel.levels[r]);
    bits[r / 64] |= static_cast<std::uint64_t>(passes) << (r % 64);
  }
  if ((bits[0] | bits[1]) != 0) std::ranges::copy(sum, sums);
  return bits;
}

PanelBits add_panel(const Panel& panel, const PanelQuery& query, std::int16_t* sums) noexcept {
#if defined(__x86_64__)
  if (kHasAvx2) return avx2_add_panel(panel, query, sums);
#endif
  return add_panel_portably(panel, query, sums);
}

}  // namespace broadsheet::vectors
