#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace broadsheet::text {

/// Words of so many bytes fit into one number.
inline constexpr std::size_t kLongestPacked = 8;

/// The bytes of a short word as one number, so that words compare in one step; 0 for a word
/// longer than kLongestPacked. The first byte is the lowest.
[[nodiscard]] constexpr std::uint64_t packed_word(std::string_view word) noexcept {
  if (word.size() > kLongestPacked) return 0;
  if (std::is_constant_evaluated() || std::endian::native != std::endian::little ||
      word.size() < 4) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
      bytes |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * i);
    return bytes;
  }
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::memcpy(&first, word.data(), 4);
  std::memcpy(&last, word.data() + word.size() - 4, 4);
  return first | std::uint64_t{last} << (8 * (word.size() - 4));
}

}  // namespace broadsheet::text
