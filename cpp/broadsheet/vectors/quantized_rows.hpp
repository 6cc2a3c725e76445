#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace broadsheet::vectors {

/// What a product lies between.
struct ProductBounds {
  float low;
  float high;
};

/// Short dense rows in 8 bits, with what was lost by rounding known exactly: bounds of the
/// product of two rows at one byte a value.
///
///     row = scale * (whole numbers from -127 to 127) + rest,   |rest| = rest_norm
///
/// so  |x.y - scale_x scale_y (q_x . q_y)| <= |x - rest_x| rest_norm_y + rest_norm_x |y|.
class QuantizedRows {
 public:
  QuantizedRows() = default;

  /// Room for n_rows rows of `width` values, all zero.
  QuantizedRows(std::size_t n_rows, std::size_t width);

  /// Sets a row; different rows may be set by different threads. values.size() is the width.
  void set(std::size_t row, std::span<const float> values);

  /// Bounds of the product of row i of a and row j of b, which must have one width.
  [[nodiscard]] static ProductBounds product_bounds(const QuantizedRows& a, std::size_t i,
                                                    const QuantizedRows& b, std::size_t j) noexcept;

  /// Asks the processor to fetch a row.
  void prefetch(std::size_t row) const noexcept;

 private:
  std::size_t stride_ = 0;  // the width, rounded up to whole vector registers
  std::vector<std::int8_t> bytes_;
  std::vector<float> scales_;
  std::vector<float> rounded_norms_;
  std::vector<float> rest_norms_;
  std::vector<float> norms_;
};

}  // namespace broadsheet::vectors
