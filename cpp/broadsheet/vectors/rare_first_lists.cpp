#include "broadsheet/vectors/rare_first_lists.hpp"

#include <algorithm>
#include <numeric>

namespace broadsheet::vectors {
namespace {

constexpr float kLeastWeight = 1e-18F;  // so that no product is 0

std::vector<std::uint32_t> rows_with_column(const SparseMatrix& matrix) {
  std::vector<std::uint32_t> counts(static_cast<std::size_t>(matrix.n_columns));
  for (const std::int32_t column : matrix.columns) ++counts[static_cast<std::size_t>(column)];
  return counts;
}

// Columns by descending length, equal ones by number: a counting sort of those of at least
// `fewest`.
std::vector<std::uint32_t> columns_by_length(const std::vector<std::uint32_t>& lengths,
                                             std::uint32_t fewest, std::size_t longest) {
  std::vector<std::uint32_t> next(longest + 2);
  for (const std::uint32_t length : lengths) {
    if (length >= fewest) ++next[longest - length + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::uint32_t> columns(next.back());
  for (std::size_t c = 0; c < lengths.size(); ++c) {
    if (lengths[c] >= fewest) columns[next[longest - lengths[c]]++] = static_cast<std::uint32_t>(c);
  }
  return columns;
}

// Entries of a matrix by list: which row has them, and with what weight.
void fill_lists(const SparsePoints& points, const std::vector<std::int32_t>& list_of_column,
                std::size_t n_lists, std::vector<std::size_t>& starts,
                std::vector<RareFirstLists::Posting>& postings) {
  starts.assign(n_lists + 1, 0);
  const auto list_of = [&](std::int32_t column) {
    return list_of_column[static_cast<std::size_t>(column)];
  };
  for (const std::int32_t column : points.matrix.columns) {
    if (list_of(column) >= 0) ++starts[static_cast<std::size_t>(list_of(column)) + 1];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
  postings.resize(starts.back());
  for (ArticleIndex i = 0; i < points.size(); ++i) {
    const auto columns = points.matrix.row_columns(i);
    const auto values = points.matrix.row_values(i);
    const double factor = points.inverse_norms[static_cast<std::size_t>(i)];
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const std::int32_t list = list_of(columns[p]);
      if (list < 0) continue;
      const auto weight = std::max(kLeastWeight, static_cast<float>(values[p] * factor));
      postings[next[static_cast<std::size_t>(list)]++] = {static_cast<std::uint32_t>(i), weight};
    }
  }
}

}  // namespace

RareFirstLists::RareFirstLists(const SparsePoints& points) {
  const auto n = static_cast<std::size_t>(points.size());
  const auto columns = columns_by_length(rows_with_column(points.matrix), 2, n);
  std::vector<std::int32_t> list_of_column(static_cast<std::size_t>(points.matrix.n_columns), -1);
  for (std::size_t l = 0; l < columns.size(); ++l) {
    list_of_column[columns[l]] = static_cast<std::int32_t>(l);
  }
  fill_lists(points, list_of_column, columns.size(), starts_, postings_);

  // From the rarest list to the commonest, so that each row's come out in that order.
  asked_starts_.assign(n + 1, 0);
  for (const Posting& posting : postings_) ++asked_starts_[posting.row + 1];
  std::partial_sum(asked_starts_.begin(), asked_starts_.end(), asked_starts_.begin());
  std::vector<std::size_t> next(asked_starts_.begin(), asked_starts_.end() - 1);
  asked_.resize(postings_.size());
  for (std::size_t l = columns.size(); l-- > 0;) {
    for (std::size_t p = starts_[l]; p < starts_[l + 1]; ++p) {
      asked_[next[postings_[p].row]++] = {static_cast<std::uint32_t>(l), postings_[p].weight};
    }
  }
}

}  // namespace broadsheet::vectors
