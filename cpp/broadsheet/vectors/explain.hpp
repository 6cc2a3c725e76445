#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors {

/// What makes two articles alike: terms and what each adds to the similarity.
struct Explanation {
  std::vector<std::int32_t> terms;  // columns of the matrix
  std::vector<double> contributions;
};

/// The terms that both articles use, the largest contribution first (ties by column). The
/// contributions, weight x weight / (norm x norm), add up to cosine(a, i, b, j).
[[nodiscard]] Explanation explain_cosine(const SparsePoints& a, ArticleIndex i,
                                         const SparsePoints& b, ArticleIndex j);

/// Sorts as above. Shared by every kind of vectors.
void sort_by_contribution(Explanation& explanation);

}  // namespace broadsheet::vectors
