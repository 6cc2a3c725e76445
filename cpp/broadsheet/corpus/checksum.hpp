#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace broadsheet::corpus {

/// How many bytes of an array one checksum covers; an array's last block may be shorter.
inline constexpr std::size_t kChecksumBlock = std::size_t{64} << 10U;

/// A 64-bit checksum of bytes, against damage, not against forgery. Part of the saved form
/// (docs/saved-form.md): it never changes.
///
/// The bytes, followed by zeros up to a multiple of 64, are read as little-endian words. Word i
/// goes into lane i mod 8, each of which starts at its number plus one:
/// lane = rotate_left(lane xor word, 29) * 0x9E3779B97F4A7C15. At the end the lanes go, in order,
/// by the same step into a word that starts as the number of bytes, and x ^= x >> 32 ends it.
/// Each step is a bijection of the word and of the lane, so no change within eight bytes goes
/// unseen.
[[nodiscard]] std::uint64_t checksum(std::span<const std::byte> bytes) noexcept;

/// The checksums of the blocks of an array, in order.
[[nodiscard]] std::vector<std::uint64_t> block_checksums(std::span<const std::byte> bytes);

}  // namespace broadsheet::corpus
