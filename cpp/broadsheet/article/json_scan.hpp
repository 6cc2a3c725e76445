#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The inner loop of reading JSON strings: where does the plain run end?
namespace broadsheet::article::json_scan {

/// Whether a byte ends a plain run of a JSON string: a quote, a backslash or a control
/// character, which JSON wants escaped.
[[nodiscard]] constexpr bool is_special(char c) noexcept {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

// How many bytes the block scanners look at, and may write past what they copy.
inline constexpr std::size_t kBlock = 16;

/// 16 bytes at `at` as bits: the special ones, and whether any is not ASCII.
struct BlockMask {
  std::uint32_t special;
  bool non_ascii;
};

/// The definition, byte by byte: what other processors run (their compilers vectorize it) and
/// what the SSE2 form is tested against.
[[nodiscard]] inline BlockMask scan_block_portable(const char* at) noexcept {
  BlockMask mask{0, false};
  for (unsigned i = 0; i < kBlock; ++i) {
    mask.special |= static_cast<std::uint32_t>(is_special(at[i])) << i;
    mask.non_ascii |= static_cast<unsigned char>(at[i]) >= 0x80;
  }
  return mask;
}

[[nodiscard]] inline BlockMask scan_block(const char* at) noexcept {
#if defined(__SSE2__)
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i control = _mm_set1_epi8(0x1F);
  const __m128i special = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
                                                    _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'))),
                                       _mm_cmpeq_epi8(_mm_min_epu8(block, control), block));
  return {static_cast<std::uint32_t>(_mm_movemask_epi8(special)), _mm_movemask_epi8(block) != 0};
#else
  return scan_block_portable(at);
#endif
}

/// The first special byte in [at, end), or end. Sets non_ascii if a byte before it, or in its
/// block, is not ASCII.
[[nodiscard]] inline const char* find_special(const char* at, const char* end,
                                              bool& non_ascii) noexcept {
  for (; end - at >= static_cast<std::ptrdiff_t>(kBlock); at += kBlock) {
    const BlockMask mask = scan_block(at);
    non_ascii |= mask.non_ascii;
    if (mask.special != 0) return at + std::countr_zero(mask.special);
  }
  for (; at < end && !is_special(*at); ++at) non_ascii |= static_cast<unsigned char>(*at) >= 0x80;
  return at;
}

/// As find_special, and copies the plain run to `out`, which is moved on. Up to kBlock - 1
/// bytes behind the run may be overwritten.
[[nodiscard]] inline const char* copy_to_special(const char* at, const char* end, char*& out,
                                                 bool& non_ascii) noexcept {
  for (; end - at >= static_cast<std::ptrdiff_t>(kBlock); at += kBlock, out += kBlock) {
    const BlockMask mask = scan_block(at);
    std::memcpy(out, at, kBlock);
    non_ascii |= mask.non_ascii;
    if (mask.special != 0) {
      const int run = std::countr_zero(mask.special);
      out += run;
      return at + run;
    }
  }
  for (; at < end && !is_special(*at); ++at) {
    non_ascii |= static_cast<unsigned char>(*at) >= 0x80;
    *out++ = *at;
  }
  return at;
}

}  // namespace broadsheet::article::json_scan
