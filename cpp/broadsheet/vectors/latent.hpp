#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/vectors/dense.hpp"
#include "broadsheet/vectors/explain.hpp"
#include "broadsheet/vectors/sparse.hpp"
#include "broadsheet/vectors/svd.hpp"

namespace broadsheet::vectors {

/// Latent semantic analysis (S. Deerwester et al., 1990): the leading right singular vectors V of
/// a weighted matrix X. An article x, of the set or new ("folded in"), lies at x V.
class LatentSpace {
 public:
  LatentSpace(const SparseMatrix& matrix, const SvdOptions& options);

  /// A space that was found before; components row by row for each term. ArgumentError unless they
  /// are a whole number of rows.
  LatentSpace(std::vector<double> components, std::vector<double> singular_values,
              double explained);

  [[nodiscard]] std::int64_t n_terms() const noexcept { return n_terms_; }
  [[nodiscard]] std::int64_t dimensions() const noexcept {
    return static_cast<std::int64_t>(singular_values_.size());
  }
  [[nodiscard]] const Column<double>& components() const noexcept { return components_; }
  [[nodiscard]] const std::vector<double>& singular_values() const noexcept {
    return singular_values_;
  }
  /// The share of the squared norm of X that the space captures.
  [[nodiscard]] double explained() const noexcept { return explained_; }

  /// X V for articles weighted alike. O(non-zeros x dimensions); the same bits whether an article
  /// was of the fitted set or not, and for any number of threads. An article that has nothing in
  /// the space (its point under 1.2e-7 of its length) lies at the origin, which is like nothing.
  [[nodiscard]] DensePoints project(const SparseMatrix& matrix, unsigned threads = 0) const;

  /// The cosine of two projected articles as a sum over the terms of either: with points p = x V
  /// and q = y V, term t adds (x_t (v_t q) + y_t (v_t p)) / 2 |p| |q|.
  [[nodiscard]] Explanation explain(const SparseMatrix& a, ArticleIndex i, const SparseMatrix& b,
                                    ArticleIndex j) const;

 private:
  [[nodiscard]] std::span<const double> vector_of(std::int32_t term) const noexcept {
    const auto k = static_cast<std::size_t>(dimensions());
    return components_.span().subspan(static_cast<std::size_t>(term) * k, k);
  }
  void project_row(const SparseMatrix& matrix, ArticleIndex i, std::span<double> point) const;
  void check_columns(const SparseMatrix& matrix) const;

  std::int64_t n_terms_;
  std::vector<double> singular_values_;
  Column<double> components_;  // n_terms x dimensions, row by row
  double explained_ = 0;
};

}  // namespace broadsheet::vectors
