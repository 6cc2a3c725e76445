#include "broadsheet/vectors/explain.hpp"

#include <algorithm>
#include <numeric>

namespace broadsheet::vectors {

void sort_by_contribution(Explanation& explanation) {
  std::vector<std::size_t> order(explanation.terms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t x, std::size_t y) {
    return explanation.contributions[x] > explanation.contributions[y];
  });
  Explanation sorted;
  for (const std::size_t at : order) {
    sorted.terms.push_back(explanation.terms[at]);
    sorted.contributions.push_back(explanation.contributions[at]);
  }
  explanation = std::move(sorted);
}

Explanation explain_cosine(const SparsePoints& a, ArticleIndex i, const SparsePoints& b,
                           ArticleIndex j) {
  const auto a_columns = a.matrix.row_columns(i);
  const auto b_columns = b.matrix.row_columns(j);
  const double scale =
      a.inverse_norms[static_cast<std::size_t>(i)] * b.inverse_norms[static_cast<std::size_t>(j)];
  Explanation explanation;
  for (std::size_t p = 0, q = 0; p < a_columns.size() && q < b_columns.size();) {
    if (a_columns[p] < b_columns[q]) {
      ++p;
    } else if (b_columns[q] < a_columns[p]) {
      ++q;
    } else {
      explanation.terms.push_back(a_columns[p]);
      explanation.contributions.push_back(a.matrix.row_values(i)[p++] *
                                          b.matrix.row_values(j)[q++] * scale);
    }
  }
  sort_by_contribution(explanation);
  return explanation;
}

}  // namespace broadsheet::vectors
