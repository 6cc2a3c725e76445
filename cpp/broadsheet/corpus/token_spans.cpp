#include "broadsheet/corpus/token_spans.hpp"

namespace broadsheet::corpus {
namespace {

// A loop without a branch, of which the compiler makes vectors as wide as the caller's.
[[gnu::always_inline]] inline std::uint32_t write_each(const std::uint32_t* begins,
                                                       const std::uint32_t* ends, std::size_t n,
                                                       std::uint8_t* __restrict gaps,
                                                       std::uint8_t* __restrict lengths) noexcept {
  if (n == 0) return 0;
  std::uint32_t bits = ends[0] - begins[0];
  gaps[0] = 0;
  lengths[0] = static_cast<std::uint8_t>(bits);
  for (std::size_t i = 1; i < n; ++i) {
    const std::uint32_t gap = begins[i] - ends[i - 1];
    const std::uint32_t length = ends[i] - begins[i];
    gaps[i] = static_cast<std::uint8_t>(gap);
    lengths[i] = static_cast<std::uint8_t>(length);
    bits |= gap | length;
  }
  return bits;
}

#if defined(__x86_64__)

__attribute__((target("avx512f,avx512bw,avx512vl"))) std::uint32_t avx512_write_spans(
    const std::uint32_t* begins, const std::uint32_t* ends, std::size_t n, std::uint8_t* gaps,
    std::uint8_t* lengths) noexcept {
  return write_each(begins, ends, n, gaps, lengths);
}

const bool kHasAvx512 =
    __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0;

#endif

}  // namespace

std::uint32_t write_spans_portably(const std::uint32_t* begins, const std::uint32_t* ends,
                                   std::size_t n, std::uint8_t* gaps,
                                   std::uint8_t* lengths) noexcept {
  return write_each(begins, ends, n, gaps, lengths);
}

std::uint32_t write_spans(const std::uint32_t* begins, const std::uint32_t* ends, std::size_t n,
                          std::uint8_t* gaps, std::uint8_t* lengths) noexcept {
#if defined(__x86_64__)
  if (kHasAvx512) return avx512_write_spans(begins, ends, n, gaps, lengths);
#endif
  return write_spans_portably(begins, ends, n, gaps, lengths);
}

}  // namespace broadsheet::corpus
