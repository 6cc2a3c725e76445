#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::text {

/// Text as another program stores it: Python keeps a str in 1, 2 or 4 bytes a character. Of what
/// is checked_utf8 somebody else has made sure that it is valid: nobody checks it again.
struct RawText {
  enum class Encoding : std::uint8_t { utf8, checked_utf8, latin1, ucs2, ucs4 };
  const void* data = nullptr;
  std::size_t size = 0;  // in code units
  Encoding encoding = Encoding::utf8;
};

/// What to do with a code unit that is no character.
enum class OnInvalid : std::uint8_t { raise, replace };

/// A code point and how many bytes it took.
struct Decoded {
  char32_t code;
  std::uint32_t size;
};

inline constexpr char32_t kReplacement = 0xFFFD;

/// The code point at text[at]; requires at < text.size(). A byte that starts no valid
/// sequence counts as one U+FFFD of one byte, so a scan of hostile bytes always advances.
[[nodiscard]] Decoded decode_utf8(std::string_view text, std::size_t at) noexcept;

/// The same where text[at] is known not to be ASCII.
[[nodiscard]] Decoded decode_beyond_ascii(std::string_view text, std::size_t at) noexcept;

inline Decoded decode_utf8(std::string_view text, std::size_t at) noexcept {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Decoded{byte, 1} : decode_beyond_ascii(text, at);
}

/// The code point that ends before text[end]; requires end > 0.
[[nodiscard]] Decoded decode_utf8_before(std::string_view text, std::size_t end) noexcept;

/// Appends one code point; a surrogate or a value beyond U+10FFFF is written as U+FFFD.
void append_code_point(char32_t code, std::string& out);

/// Writes one valid code point to out (room for 4 bytes); returns the bytes written.
std::size_t write_code_point(char32_t code, char* out) noexcept;

/// The offset of the first byte that is not part of valid UTF-8 (the start of the bad
/// sequence), or nothing. Overlong forms, surrogates and values beyond U+10FFFF are invalid.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) noexcept;

/// Appends bytes to out with each maximal invalid part replaced by U+FFFD, as Unicode's
/// "substitution of maximal subparts" and CPython's errors="replace" do. Returns how many.
std::size_t append_repaired_utf8(std::string_view bytes, std::string& out);

/// An upper bound of the bytes that append_utf8 adds for this text.
[[nodiscard]] std::size_t utf8_size(RawText text) noexcept;

/// Writes a text that is not UTF-8 yet to `out`, which has room for utf8_size(text) bytes, and
/// returns how many were written; adds to `replaced` as append_utf8 returns it. UTF-8 itself is
/// checked and copied; it must be valid, whatever on_invalid says.
std::size_t write_utf8(RawText text, char* out, OnInvalid on_invalid, std::size_t& replaced);

/// Appends the text as UTF-8 and returns how many code units were replaced by U+FFFD.
/// With OnInvalid::raise a lone surrogate (or invalid UTF-8) throws FormatError that names
/// the offset in code units, and out is as it was. Runs of ASCII are copied 16 at a time.
std::size_t append_utf8(RawText text, std::string& out, OnInvalid on_invalid = OnInvalid::raise);

}  // namespace broadsheet::text
