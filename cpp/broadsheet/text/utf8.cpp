#include "broadsheet/text/utf8.hpp"

#include <algorithm>
#include <cstring>

#include "broadsheet/base/error.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace broadsheet::text {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) noexcept {
  return static_cast<std::uint8_t>(text[at]);
}

/// What one sequence of bytes is: its code point, or how many bytes are the bad part.
struct Sequence {
  char32_t code;
  std::uint32_t size;
  bool valid;
};

/// The well-formed sequences of Table 3-7 of the Unicode Standard: the second byte's range
/// depends on the first, all later ones are 80..BF.
Sequence read_sequence(const std::uint8_t* at, std::size_t available) noexcept {
  const std::uint8_t first = at[0];
  if (first < 0x80) return {first, 1, true};
  std::uint32_t size = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  char32_t code = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    size = 2;
    code = first & 0x1FU;
  } else if (first >= 0xE0 && first <= 0xEF) {
    size = 3;
    code = first & 0x0FU;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    size = 4;
    code = first & 0x07U;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  for (std::uint32_t i = 1; i < size; ++i) {
    if (i >= available || at[i] < low || at[i] > high) return {kReplacement, i, false};
    code = (code << 6) | (at[i] & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {code, size, true};
}

const std::uint8_t* bytes_of(std::string_view text) noexcept {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

/// The first byte at or after `at` that is not ASCII, or the size.
std::size_t skip_ascii(std::string_view text, std::size_t at) noexcept {
#if defined(__SSE2__)
  while (at + 16 <= text.size()) {
    const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const int mask = _mm_movemask_epi8(block);
    if (mask != 0) return at + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
    at += 16;
  }
#else
  while (at + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
    at += 8;
  }
#endif
  while (at < text.size() && byte_at(text, at) < 0x80) ++at;
  return at;
}

[[noreturn]] void throw_invalid(std::size_t at, const char* what) {
  Place place;
  place.byte_offset = static_cast<std::int64_t>(at);
  throw FormatError(std::move(place),
                    std::string("text must be valid Unicode, found ") + what + " at offset " +
                        std::to_string(at) +
                        "; repair the source or pass encoding_errors=\"replace\"");
}

/// The number of code units from `at` that are ASCII, copied to out in blocks.
template <typename Unit>
std::size_t copy_ascii(const Unit* units, std::size_t size, char* out) noexcept {
  std::size_t at = 0;
#if defined(__SSE2__)
  if constexpr (sizeof(Unit) == 1) {
    for (; at + 16 <= size; at += 16) {
      const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(units + at));
      // Stored whole: what stands behind the ASCII is written over, and there is room for it.
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out + at), block);
      if (const auto others = static_cast<unsigned>(_mm_movemask_epi8(block)); others != 0)
        return at + static_cast<std::size_t>(__builtin_ctz(others));
    }
  } else if constexpr (sizeof(Unit) == 2) {
    const auto not_ascii = _mm_set1_epi16(static_cast<short>(0xFF80));
    for (; at + 16 <= size; at += 16) {
      const auto low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(units + at));
      const auto high = _mm_loadu_si128(reinterpret_cast<const __m128i*>(units + at + 8));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out + at), _mm_packus_epi16(low, high));
      const auto rest = _mm_and_si128(_mm_or_si128(low, high), not_ascii);
      if (_mm_movemask_epi8(_mm_cmpeq_epi8(rest, _mm_setzero_si128())) == 0xFFFF) continue;
      const auto zero = _mm_setzero_si128();
      const auto plain = _mm_packs_epi16(_mm_cmpeq_epi16(_mm_and_si128(low, not_ascii), zero),
                                         _mm_cmpeq_epi16(_mm_and_si128(high, not_ascii), zero));
      const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(plain));
      return at + static_cast<std::size_t>(__builtin_ctz(others));
    }
  }
#endif
  while (at < size && units[at] < 0x80) {
    out[at] = static_cast<char>(units[at]);
    ++at;
  }
  return at;
}

bool is_surrogate(char32_t code) noexcept { return code >= 0xD800 && code <= 0xDFFF; }

/// Narrows to UTF-8 behind `out`, which has room for utf8_size(); returns its new end.
template <typename Unit>
char* narrow(const Unit* units, std::size_t size, char* out, OnInvalid on_invalid,
             std::size_t& replaced) {
  std::size_t at = 0;
  while (at < size) {
    const std::size_t copied = copy_ascii(units + at, size - at, out);
    at += copied;
    out += copied;
    while (at < size && units[at] >= 0x80) {
      char32_t code = units[at];
      if (is_surrogate(code) || code > 0x10FFFF) {
        if (on_invalid == OnInvalid::raise) throw_invalid(at, "a lone surrogate");
        code = kReplacement;
        ++replaced;
      }
      out += write_code_point(code, out);
      ++at;
    }
  }
  return out;
}

template <typename Unit>
std::size_t append_narrowed(RawText text, std::string& out, OnInvalid on_invalid) {
  const std::size_t before = out.size();
  std::size_t replaced = 0;
  out.resize(before + utf8_size(text));
  try {
    const char* end = narrow(static_cast<const Unit*>(text.data), text.size, out.data() + before,
                             on_invalid, replaced);
    out.resize(static_cast<std::size_t>(end - out.data()));
  } catch (...) {
    out.resize(before);
    throw;
  }
  return replaced;
}

}  // namespace

Decoded decode_beyond_ascii(std::string_view text, std::size_t at) noexcept {
  const Sequence found = read_sequence(bytes_of(text) + at, text.size() - at);
  return found.valid ? Decoded{found.code, found.size} : Decoded{kReplacement, 1};
}

Decoded decode_utf8_before(std::string_view text, std::size_t end) noexcept {
  std::size_t at = end - 1;
  const std::size_t lowest = end < 4 ? 0 : end - 4;
  while (at > lowest && (byte_at(text, at) & 0xC0) == 0x80) --at;
  const Decoded found = decode_utf8(text, at);
  return at + found.size == end ? found : Decoded{kReplacement, 1};
}

std::size_t write_code_point(char32_t code, char* out) noexcept {
  const auto tail = [code](unsigned shift) {
    return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    out[0] = static_cast<char>(code);
    return 1;
  }
  if (code < 0x800) {
    out[0] = static_cast<char>(0xC0U | (code >> 6));
    out[1] = tail(0);
    return 2;
  }
  if (code < 0x10000) {
    out[0] = static_cast<char>(0xE0U | (code >> 12));
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0U | (code >> 18));
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

void append_code_point(char32_t code, std::string& out) {
  char bytes[4];
  const bool valid = code <= 0x10FFFF && !is_surrogate(code);
  out.append(bytes, write_code_point(valid ? code : kReplacement, bytes));
}

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) noexcept {
  std::size_t at = 0;
  while ((at = skip_ascii(bytes, at)) < bytes.size()) {
    const Sequence found = read_sequence(bytes_of(bytes) + at, bytes.size() - at);
    if (!found.valid) return at;
    at += found.size;
  }
  return std::nullopt;
}

std::size_t append_repaired_utf8(std::string_view bytes, std::string& out) {
  std::size_t replaced = 0;
  while (true) {
    const std::optional<std::size_t> bad = find_invalid_utf8(bytes);
    if (!bad) break;
    out.append(bytes.substr(0, *bad));
    append_code_point(kReplacement, out);
    ++replaced;
    const Sequence part = read_sequence(bytes_of(bytes) + *bad, bytes.size() - *bad);
    bytes.remove_prefix(*bad + part.size);
  }
  out.append(bytes);
  return replaced;
}

std::size_t utf8_size(RawText text) noexcept {
  switch (text.encoding) {
    case RawText::Encoding::utf8:
      return text.size * 3;  // each byte may become U+FFFD
    case RawText::Encoding::checked_utf8:
      return text.size;
    case RawText::Encoding::latin1:
      return text.size * 2;
    case RawText::Encoding::ucs2:
      return text.size * 3;
    case RawText::Encoding::ucs4:
      return text.size * 4;
  }
  return 0;
}

std::size_t write_utf8(RawText text, char* out, OnInvalid on_invalid, std::size_t& replaced) {
  const auto narrowed = [&]<typename Unit>(const Unit* units) {
    return static_cast<std::size_t>(narrow(units, text.size, out, on_invalid, replaced) - out);
  };
  switch (text.encoding) {
    case RawText::Encoding::latin1:
      return narrowed(static_cast<const std::uint8_t*>(text.data));
    case RawText::Encoding::ucs2:
      return narrowed(static_cast<const std::uint16_t*>(text.data));
    case RawText::Encoding::ucs4:
      return narrowed(static_cast<const std::uint32_t*>(text.data));
    case RawText::Encoding::utf8:
    case RawText::Encoding::checked_utf8:
      break;
  }
  const std::string_view bytes(static_cast<const char*>(text.data), text.size);
  if (text.encoding == RawText::Encoding::utf8) {
    if (const auto bad = find_invalid_utf8(bytes)) throw_invalid(*bad, "invalid UTF-8");
  }
  if (!bytes.empty()) std::memcpy(out, bytes.data(), bytes.size());
  return bytes.size();
}

std::size_t append_utf8(RawText text, std::string& out, OnInvalid on_invalid) {
  switch (text.encoding) {
    case RawText::Encoding::latin1:
      return append_narrowed<std::uint8_t>(text, out, on_invalid);
    case RawText::Encoding::ucs2:
      return append_narrowed<std::uint16_t>(text, out, on_invalid);
    case RawText::Encoding::ucs4:
      return append_narrowed<std::uint32_t>(text, out, on_invalid);
    case RawText::Encoding::checked_utf8:
      out.append(static_cast<const char*>(text.data), text.size);
      return 0;
    case RawText::Encoding::utf8:
      break;
  }
  const std::string_view bytes(static_cast<const char*>(text.data), text.size);
  if (on_invalid == OnInvalid::replace) return append_repaired_utf8(bytes, out);
  if (const auto bad = find_invalid_utf8(bytes)) throw_invalid(*bad, "invalid UTF-8");
  out.append(bytes);
  return 0;
}

}  // namespace broadsheet::text
