#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::text {

/// The most set bits of a mask that write_positions takes, and how far it may write.
inline constexpr std::size_t kMostPositions = 48;

/// Writes base + i for every bit i that is set, ascending, and then whatever fits: out has
/// room for kMostPositions numbers. At most so many bits are set, n of them. With the widest
/// registers of this processor.
void write_positions(std::uint64_t mask, std::size_t n, std::uint32_t base,
                     std::uint32_t* out) noexcept;

/// The same on any processor.
void write_positions_portably(std::uint64_t mask, std::size_t n, std::uint32_t base,
                              std::uint32_t* out) noexcept;

}  // namespace broadsheet::text
