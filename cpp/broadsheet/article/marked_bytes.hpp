#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::article {

/// The bytes that can end a line, be part of a quotation mark, or hint at a line that is
/// not the article: LF, CR, '"', '@', '|', '/', '(', 0xC2 (NEL, guillemets, the copyright sign)
/// and 0xE2 (curly quotation marks, U+2028, U+2029).
[[nodiscard]] constexpr bool is_marked_byte(unsigned char byte) noexcept {
  return byte == '\n' || byte == '\r' || byte == '"' || byte == '@' || byte == '|' || byte == '/' ||
         byte == '(' || byte == 0xC2 || byte == 0xE2;
}

/// Which of 64 bytes are marked, a bit each. With the widest registers of this processor.
[[nodiscard]] std::uint64_t marked_bytes(const char* bytes) noexcept;

/// The same on any processor.
[[nodiscard]] std::uint64_t marked_bytes_portably(const char* bytes) noexcept;

/// Calls visit(position) for every marked byte of text, in order.
template <typename Visit>
void for_each_marked_byte(std::string_view text, Visit&& visit) {
  std::size_t i = 0;
  for (; i + 64 <= text.size(); i += 64) {
    for (std::uint64_t found = marked_bytes(text.data() + i); found != 0; found &= found - 1) {
      visit(i + static_cast<std::size_t>(std::countr_zero(found)));
    }
  }
  for (; i < text.size(); ++i) {
    if (is_marked_byte(static_cast<unsigned char>(text[i]))) visit(i);
  }
}

}  // namespace broadsheet::article
