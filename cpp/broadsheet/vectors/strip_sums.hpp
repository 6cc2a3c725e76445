#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "broadsheet/vectors/panel_sums.hpp"

namespace broadsheet::vectors {

/// Adds to `sums` the products of `asking` with the panels of a strip that are not all 0: the
/// weights of each, kPanelRows of them, and which of the panels of sums it is.
///
/// Products are those of fixed_product(); sums stop at the ends of the range of 16 bits. Whole
/// numbers, so the same on every processor.
void add_strip(const std::int16_t* weights, std::span<const std::uint16_t> panels,
               std::int16_t asking, std::int16_t* sums) noexcept;

/// The highest of each run of kPanelRows sums.
void highest_of_panels(std::span<const std::int16_t> sums, std::int16_t* highest) noexcept;

/// Which of kPanelRows sums are above the level, one bit each.
[[nodiscard]] PanelBits sums_above(const std::int16_t* sums, std::int16_t level) noexcept;

/// How many numbers are at least `least`.
[[nodiscard]] std::size_t count_from(std::span<const std::int16_t> numbers,
                                     std::int16_t least) noexcept;

/// The same without instructions that only some processors have.
void add_strip_portably(const std::int16_t* weights, std::span<const std::uint16_t> panels,
                        std::int16_t asking, std::int16_t* sums) noexcept;
void highest_of_panels_portably(std::span<const std::int16_t> sums, std::int16_t* highest) noexcept;
[[nodiscard]] PanelBits sums_above_portably(const std::int16_t* sums, std::int16_t level) noexcept;
[[nodiscard]] std::size_t count_from_portably(std::span<const std::int16_t> numbers,
                                              std::int16_t least) noexcept;

}  // namespace broadsheet::vectors
