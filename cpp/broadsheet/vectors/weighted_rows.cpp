#include "broadsheet/vectors/weighted_rows.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kPrefetchAhead = 8;
constexpr std::size_t kLine = 64;  // bytes
constexpr std::size_t kStrip = 256;

template <class Scalar>
struct Rows {
  const std::int32_t* indices;
  const Scalar* weights;
  std::size_t n;
  const Scalar* rows;
  std::size_t width;
};

template <class Scalar, std::size_t kBytes>
struct Lanes {
  typedef Scalar Register __attribute__((vector_size(kBytes), aligned(4), may_alias));
};

// The sums of kRegisters x kBytes from column c on.
template <class Scalar, std::size_t kBytes, std::size_t kRegisters>
[[gnu::always_inline]] inline void sum_strip(const Rows<Scalar>& of, std::size_t c, Scalar* out) {
  using Register = Lanes<Scalar, kBytes>::Register;
  constexpr std::size_t lanes = kBytes / sizeof(Scalar);
  Register sum[kRegisters] = {};
  for (std::size_t p = 0; p < of.n; ++p) {
    if (p + kPrefetchAhead < of.n) {
      const auto next = static_cast<std::size_t>(of.indices[p + kPrefetchAhead]);
      const auto* bytes = reinterpret_cast<const char*>(of.rows + next * of.width + c);
      for (std::size_t at = 0; at < kBytes * kRegisters; at += kLine)
        __builtin_prefetch(bytes + at);
    }
    const Scalar* row = of.rows + static_cast<std::size_t>(of.indices[p]) * of.width + c;
    const Scalar weight = of.weights[p];
    for (std::size_t r = 0; r < kRegisters; ++r) {
      sum[r] += weight * *reinterpret_cast<const Register*>(row + r * lanes);
    }
  }
  for (std::size_t r = 0; r < kRegisters; ++r) {
    *reinterpret_cast<Register*>(out + c + r * lanes) = sum[r];
  }
}

template <std::size_t kBytes, class Scalar>
[[gnu::always_inline]] inline void sum_rows(const Rows<Scalar>& of, Scalar* out) {
  constexpr std::size_t strip = kStrip / sizeof(Scalar);
  std::size_t c = 0;
  for (; c + strip <= of.width; c += strip) sum_strip<Scalar, kBytes, kStrip / kBytes>(of, c, out);
  for (; c + strip / 8 <= of.width; c += strip / 8) sum_strip<Scalar, kStrip / 8, 1>(of, c, out);
  for (; c < of.width; ++c) {
    Scalar sum = 0;
    for (std::size_t p = 0; p < of.n; ++p) {
      sum += of.weights[p] * of.rows[static_cast<std::size_t>(of.indices[p]) * of.width + c];
    }
    out[c] = sum;
  }
}

template <class Scalar>
void plain_sum(const Rows<Scalar>& of, Scalar* out) {
  sum_rows<32>(of, out);
}

#if defined(__x86_64__)
template <class Scalar>
__attribute__((target("avx2"))) void avx2_sum(const Rows<Scalar>& of, Scalar* out) {
  sum_rows<32>(of, out);
}

template <class Scalar>
__attribute__((target("avx512f"))) void avx512_sum(const Rows<Scalar>& of, Scalar* out) {
  sum_rows<64>(of, out);
}
#endif

template <class Scalar>
auto fastest_sum() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") != 0) return &avx512_sum<Scalar>;
  if (__builtin_cpu_supports("avx2") != 0) return &avx2_sum<Scalar>;
#endif
  return &plain_sum<Scalar>;
}

const auto kSumFloats = fastest_sum<float>();
const auto kSumDoubles = fastest_sum<double>();

}  // namespace

void sum_weighted_rows(std::span<const std::int32_t> indices, std::span<const float> weights,
                       const float* rows, std::size_t width, float* out) noexcept {
  kSumFloats({indices.data(), weights.data(), indices.size(), rows, width}, out);
}

void sum_weighted_rows(std::span<const std::int32_t> indices, std::span<const double> weights,
                       const double* rows, std::size_t width, double* out) noexcept {
  kSumDoubles({indices.data(), weights.data(), indices.size(), rows, width}, out);
}

}  // namespace broadsheet::vectors
