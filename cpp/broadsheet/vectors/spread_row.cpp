#include "broadsheet/vectors/spread_row.hpp"

#include <algorithm>

namespace broadsheet::vectors {

void SpreadRow::set(ArticleIndex row) {
  if (row == row_) return;
  if (row_ >= 0) fill(true);
  row_ = row;
  fill(false);
}

void SpreadRow::fill(bool with_zeros) {
  const auto columns = points_->matrix.row_columns(row_);
  const auto values = points_->matrix.row_values(row_);
  for (std::size_t p = 0; p < columns.size(); ++p) {
    values_[static_cast<std::size_t>(columns[p])] = with_zeros ? 0 : values[p];
  }
}

double SpreadRow::cosine_with(const SparsePoints& other, ArticleIndex j) const {
  const auto columns = other.matrix.row_columns(j);
  const auto values = other.matrix.row_values(j);
  double sum = 0;
  for (std::size_t p = 0; p < columns.size(); ++p) {
    sum += values_[static_cast<std::size_t>(columns[p])] * values[p];
  }
  return std::clamp(sum * (points_->inverse_norms[static_cast<std::size_t>(row_)] *
                           other.inverse_norms[static_cast<std::size_t>(j)]),
                    -1.0, 1.0);
}

void SpreadRow::prefetch(const SparsePoints& points, ArticleIndex row) noexcept {
  constexpr std::size_t kLines = 4;  // the rest the processor foresees
  const auto columns = points.matrix.row_columns(row);
  const auto values = points.matrix.row_values(row);
  for (std::size_t line = 0; line < kLines; ++line) {
    __builtin_prefetch(columns.data() + 16 * line);
    __builtin_prefetch(values.data() + 8 * line);
  }
}

}  // namespace broadsheet::vectors
