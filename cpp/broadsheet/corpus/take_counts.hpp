#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::corpus {

/// How many counters it pays to look through for a row of a few hundred cells: none where the
/// processor lacks the instructions that make it quick.
[[nodiscard]] std::size_t counters_worth_a_look() noexcept;

/// How far take_counts may write behind what it found.
inline constexpr std::size_t kTakeSlack = 16;

/// Writes which of n counters are not zero, ascending, and their values, and sets them to zero.
/// n is a multiple of 16; `terms` and `values` have room for n + kTakeSlack. Returns how many.
std::size_t take_counts(std::int32_t* counters, std::size_t n, std::int32_t* terms,
                        std::int32_t* values) noexcept;

/// The same on any processor.
std::size_t take_counts_portably(std::int32_t* counters, std::size_t n, std::int32_t* terms,
                                 std::int32_t* values) noexcept;

}  // namespace broadsheet::corpus
