#pragma once

#include <cstddef>

namespace broadsheet::vectors {

/// Columns of a block that one pass over a matrix multiplies at once: 256 bytes a row, so that a
/// row's sum stays in registers and a row of the block fills four cache lines.
template <class Scalar>
inline constexpr std::size_t kBlockWidth = 256 / sizeof(Scalar);

/// A small matrix read from where it stands: element (r, k) is first[r * row + k * column].
template <class Scalar>
struct Factor {
  const Scalar* first;
  std::size_t row;
  std::size_t column;
};

/// out += a b, for a of m x n and b, out of kBlockWidth columns whose rows are `b_row` and
/// `out_row` numbers apart.
///
/// Each element adds its n products in order, without fused multiply-add: the same bits on every
/// processor.
template <class Scalar>
void add_product(const Factor<Scalar>& a, std::size_t m, std::size_t n, const Scalar* b,
                 std::size_t b_row, Scalar* out, std::size_t out_row) noexcept;

extern template void add_product(const Factor<float>&, std::size_t, std::size_t, const float*,
                                 std::size_t, float*, std::size_t) noexcept;
extern template void add_product(const Factor<double>&, std::size_t, std::size_t, const double*,
                                 std::size_t, double*, std::size_t) noexcept;

}  // namespace broadsheet::vectors
