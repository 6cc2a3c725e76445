#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace broadsheet::vectors {

/// out[c] = sum over p of weights[p] * rows[indices[p] * width + c], for each c < width: a sparse
/// row times a dense matrix of `width` columns.
///
/// Goes by strips of columns whose sums stay in the registers. Each sum adds in the order of p,
/// without fused multiply-add: the same bits on every processor.
void sum_weighted_rows(std::span<const std::int32_t> indices, std::span<const float> weights,
                       const float* rows, std::size_t width, float* out) noexcept;
void sum_weighted_rows(std::span<const std::int32_t> indices, std::span<const double> weights,
                       const double* rows, std::size_t width, double* out) noexcept;

}  // namespace broadsheet::vectors
