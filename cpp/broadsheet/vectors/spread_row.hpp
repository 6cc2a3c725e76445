#pragma once

#include "broadsheet/base/pooled_vector.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// A row spread out by column, so that cosines with it need no merging. The products of a
/// column it lacks add zeros, so sums have the bits of cosine().
class SpreadRow {
 public:
  explicit SpreadRow(const SparsePoints& points)
      : points_(&points), values_(static_cast<std::size_t>(points.matrix.n_columns)) {}

  void set(ArticleIndex row);
  [[nodiscard]] double cosine_with(const SparsePoints& other, ArticleIndex j) const;

  /// Asks the processor to fetch the start of a row.
  static void prefetch(const SparsePoints& points, ArticleIndex row) noexcept;

 private:
  void fill(bool with_zeros);

  const SparsePoints* points_;
  PooledVector<double> values_;
  ArticleIndex row_ = -1;
};

}  // namespace broadsheet::vectors
