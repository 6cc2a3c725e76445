#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace broadsheet::vectors {

/// Rows of a panel, side by side in the processor's registers.
inline constexpr std::size_t kPanelRows = 128;

/// A row's weight in one of the columns that panels hold.
struct PanelEntry {
  std::uint16_t column;
  std::int16_t asking;  // of a row that meets a panel
  std::int16_t listed;  // of a row within one
};

/// a * b / 2^15, rounded to the nearest: the product of two fixed-point numbers.
[[nodiscard]] constexpr std::int32_t fixed_product(std::int32_t a, std::int16_t b) noexcept {
  return static_cast<std::int32_t>((((static_cast<std::int64_t>(a) * b) >> 14) + 1) >> 1);
}

/// a + b, or where that is out of range the number nearest to it.
[[nodiscard]] constexpr std::int16_t saturated_sum(std::int16_t a, std::int32_t b) noexcept {
  return static_cast<std::int16_t>(std::clamp(a + b, -32768, 32767));
}

/// The rows of a panel that one row meets.
///
///     weights   column 0  w w w w w ... w     one weight for each of the 128 rows
///               column 1  w w w w w ... w     of a column that many rows use
///               ...
struct Panel {
  const std::int16_t* weights;
  const std::int16_t* levels;  // of its rows: see PanelQuery::level
  const std::int16_t* norms;   // of what is left out of the sums; null where nothing is
};

struct PanelQuery {
  std::span<const PanelEntry> entries;
  std::int16_t level;  // a sum above it, or above the other row's level, is of interest
  std::int16_t norm;   // of what is left out of the sums
  int doublings = 0;   // of the product of two norms, for the scale of the sums
};

/// One bit for each row of a panel.
using PanelBits = std::array<std::uint64_t, kPanelRows / 64>;

/// Adds, for each row of the panel, the products with the row that asks to `sums` (128 of them),
/// and tells which are of interest; where none is, the sums are left as they were.
///
/// Whole numbers, so the same on every processor. Sums stop at the ends of the range of 16 bits.
[[nodiscard]] PanelBits add_panel(const Panel& panel, const PanelQuery& query,
                                  std::int16_t* sums) noexcept;

/// Adds the products to `sums` and returns the highest sum.
[[nodiscard]] std::int16_t highest_of_panel(const std::int16_t* weights,
                                            std::span<const PanelEntry> entries,
                                            std::int16_t* sums) noexcept;

/// The same without instructions that only some processors have.
[[nodiscard]] PanelBits add_panel_portably(const Panel& panel, const PanelQuery& query,
                                           std::int16_t* sums) noexcept;
[[nodiscard]] std::int16_t highest_of_panel_portably(const std::int16_t* weights,
                                                     std::span<const PanelEntry> entries,
                                                     std::int16_t* sums) noexcept;

}  // namespace broadsheet::vectors
