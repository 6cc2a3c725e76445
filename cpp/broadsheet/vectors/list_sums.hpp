#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "broadsheet/vectors/panel_sums.hpp"

namespace broadsheet::vectors {

/// Who uses a column, and how much.
struct Posting {
  std::uint16_t row;  // of the tile
  std::int16_t value;
};

/// Adds asking * value to the sum of each row of a list. In 32 bits, rounded only when the sums
/// are taken: an addition of whole numbers, with nothing to check, is what most of a search is.
inline void add_list(std::span<const Posting> list, std::int32_t asking,
                     std::int32_t* sums) noexcept {
  for (const Posting& posting : list) sums[posting.row] += asking * posting.value;
}

/// Moves sums of 32 bits to 16 bits: divided by 2^shift and rounded to the nearest, at the ends of
/// the range the last number within it. What was moved is 0 afterwards.
///
/// `from` is of whole panels; those of panel p go to `to` + p * stride.
void take_sums(std::span<std::int32_t> from, int shift, std::int16_t* to,
               std::size_t stride) noexcept;

/// The same without instructions that only some processors have.
void take_sums_portably(std::span<std::int32_t> from, int shift, std::int16_t* to,
                        std::size_t stride) noexcept;

}  // namespace broadsheet::vectors
