#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "broadsheet/vectors/panel_sums.hpp"

namespace broadsheet::vectors {

/// A weight of a row that asks, and the strip or list it asks.
struct AskedWeight {
  std::uint32_t place;
  std::int16_t weight;
};

/// Adds to `sums` (a multiple of kPanelRows) the products of a row's weights with strips: a strip
/// has a weight for each of the sums, and the next one begins `stride` weights later. `highest`
/// gets the highest sum of each run of kPanelRows.
///
/// Products are those of fixed_product(); sums stop at the ends of the range of 16 bits. Whole
/// numbers, so the same on every processor.
void add_strips(const std::int16_t* strips, std::size_t stride, std::span<const AskedWeight> asked,
                std::span<std::int16_t> sums, std::int16_t* highest) noexcept;

/// Which of kPanelRows sums are above the level, one bit each.
[[nodiscard]] PanelBits sums_above(const std::int16_t* sums, std::int16_t level) noexcept;

/// The same without instructions that only some processors have.
void add_strips_portably(const std::int16_t* strips, std::size_t stride,
                         std::span<const AskedWeight> asked, std::span<std::int16_t> sums,
                         std::int16_t* highest) noexcept;
[[nodiscard]] PanelBits sums_above_portably(const std::int16_t* sums, std::int16_t level) noexcept;

}  // namespace broadsheet::vectors
