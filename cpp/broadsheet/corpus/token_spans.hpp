#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::corpus {

/// Writes for each of n tokens, at [begins[i], ends[i]) in ascending order, the bytes between it
/// and the one before (of the first, 0) and its own length, cut to eight bits. Returns a number
/// that is below 255 only where none of them was cut or is 255. With the widest registers of
/// this processor.
std::uint32_t write_spans(const std::uint32_t* begins, const std::uint32_t* ends, std::size_t n,
                          std::uint8_t* gaps, std::uint8_t* lengths) noexcept;

/// The same on any processor.
std::uint32_t write_spans_portably(const std::uint32_t* begins, const std::uint32_t* ends,
                                   std::size_t n, std::uint8_t* gaps,
                                   std::uint8_t* lengths) noexcept;

}  // namespace broadsheet::corpus
