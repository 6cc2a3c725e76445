#include "broadsheet/base/copy_past_cache.hpp"

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace broadsheet {

#if defined(__SSE2__)

void copy_past_cache(void* to, const void* from, std::size_t n_bytes) noexcept {
  constexpr std::size_t kLine = 64;
  constexpr std::size_t kFewest = 4096;
  auto* target = static_cast<char*>(to);
  const auto* source = static_cast<const char*>(from);
  if (n_bytes >= kFewest) {
    const std::size_t before = (kLine - reinterpret_cast<std::uintptr_t>(target) % kLine) % kLine;
    std::memcpy(target, source, before);
    target += before;
    source += before;
    n_bytes -= before;
    for (; n_bytes >= kLine; n_bytes -= kLine, target += kLine, source += kLine) {
      const auto* line = reinterpret_cast<const __m128i*>(source);
      auto* place = reinterpret_cast<__m128i*>(target);
      for (int i = 0; i < 4; ++i) _mm_stream_si128(place + i, _mm_loadu_si128(line + i));
    }
    _mm_sfence();  // such writes keep no order with others by themselves
  }
  std::memcpy(target, source, n_bytes);
}

#else

void copy_past_cache(void* to, const void* from, std::size_t n_bytes) noexcept {
  std::memcpy(to, from, n_bytes);
}

#endif

}  // namespace broadsheet
