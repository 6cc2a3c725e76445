#include "broadsheet/vectors/quantized_rows.hpp"

#include <algorithm>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRegister = 32;
constexpr double kHighest = 127;
constexpr float kUp = 1.000001F;  // what is rounded to float may not become smaller

std::int32_t plain_product(const std::int8_t* a, const std::int8_t* b, std::size_t n) noexcept {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += a[i] * b[i];
  return sum;
}

#if defined(__x86_64__)
// Whole numbers, so the same sum as above. Two products of at most 127 * 127 fit 16 bits.
__attribute__((target("avx2"))) std::int32_t avx2_product(const std::int8_t* a,
                                                          const std::int8_t* b,
                                                          std::size_t n) noexcept {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sum = _mm256_setzero_si256();
  for (std::size_t i = 0; i < n; i += kRegister) {
    const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + i));
    const __m256i y = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + i));
    const __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(x), _mm256_sign_epi8(y, x));
    sum = _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, ones));
  }
  const __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  const __m128i quarter = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  return _mm_cvtsi128_si32(_mm_add_epi32(quarter, _mm_shuffle_epi32(quarter, 0xB1)));
}

const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;
#endif

std::int32_t product(const std::int8_t* a, const std::int8_t* b, std::size_t n) noexcept {
#if defined(__x86_64__)
  if (kHasAvx2) return avx2_product(a, b, n);
#endif
  return plain_product(a, b, n);
}

}  // namespace

QuantizedRows::QuantizedRows(std::size_t n_rows, std::size_t width)
    : stride_((width + kRegister - 1) / kRegister * kRegister),
      bytes_(n_rows * stride_),
      scales_(n_rows),
      rounded_norms_(n_rows),
      rest_norms_(n_rows),
      norms_(n_rows) {}

void QuantizedRows::set(std::size_t row, std::span<const float> values) {
  double highest = 0;
  double squares = 0;
  for (const float v : values) {
    highest = std::max(highest, static_cast<double>(std::abs(v)));
    squares += static_cast<double>(v) * v;
  }
  if (highest == 0) return;
  const auto scale = static_cast<float>(highest / kHighest);
  double rounded = 0;
  double rest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double q =
        std::clamp(std::nearbyint(static_cast<double>(values[i]) / scale), -kHighest, kHighest);
    bytes_[row * stride_ + i] = static_cast<std::int8_t>(q);
    const double kept = q * scale;
    rounded += kept * kept;
    rest += (values[i] - kept) * (values[i] - kept);
  }
  scales_[row] = scale;
  norms_[row] = static_cast<float>(std::sqrt(squares)) * kUp;
  rounded_norms_[row] = static_cast<float>(std::sqrt(rounded)) * kUp;
  rest_norms_[row] = static_cast<float>(std::sqrt(rest)) * kUp;
}

ProductBounds QuantizedRows::product_bounds(const QuantizedRows& a, std::size_t i,
                                            const QuantizedRows& b, std::size_t j) noexcept {
  const auto whole = static_cast<float>(
      product(a.bytes_.data() + i * a.stride_, b.bytes_.data() + j * b.stride_, a.stride_));
  const float rounded = a.scales_[i] * b.scales_[j] * whole;
  const float lost = a.rounded_norms_[i] * b.rest_norms_[j] + a.rest_norms_[i] * b.norms_[j];
  const float margin = lost * kUp + 1e-6F;
  return {rounded - margin, rounded + margin};
}

void QuantizedRows::prefetch(std::size_t row) const noexcept {
  const std::int8_t* begin = bytes_.data() + row * stride_;
  for (std::size_t at = 0; at < stride_; at += 64) __builtin_prefetch(begin + at);
}

}  // namespace broadsheet::vectors
