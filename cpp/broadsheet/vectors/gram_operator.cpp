#include "broadsheet/vectors/gram_operator.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/weighted_rows.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 16;

// out = M block, for M in compressed rows.
template <class Scalar>
void multiply(std::span<const std::int64_t> offsets, const std::vector<std::int32_t>& indices,
              const std::vector<Scalar>& values, const Block<Scalar>& block, Block<Scalar>& out,
              unsigned threads) {
  for_each_chunk(offsets.size() - 1, kRowsAChunk, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     const auto first = static_cast<std::size_t>(offsets[i]);
                     const auto n = static_cast<std::size_t>(offsets[i + 1]) - first;
                     sum_weighted_rows(std::span(indices).subspan(first, n),
                                       std::span(values).subspan(first, n), block.data(),
                                       kBlockWidth<Scalar>, out.data() + i * kBlockWidth<Scalar>);
                   }
                 });
}

SparseMatrix turned(const SparseMatrix& matrix) {
  Postings columns = postings(matrix);
  SparseMatrix result;
  result.n_rows = matrix.n_columns;
  result.n_columns = matrix.n_rows;
  result.offsets = std::move(columns.offsets);
  result.columns = std::move(columns.rows);
  result.values = std::move(columns.values);
  return result;
}

// The columns that at least two rows use, the commonest first: their place, or -1.
std::vector<std::int32_t> places_by_frequency(const std::vector<std::int64_t>& frequencies) {
  std::vector<std::int32_t> order;
  for (std::size_t c = 0; c < frequencies.size(); ++c) {
    if (frequencies[c] > 1) order.push_back(static_cast<std::int32_t>(c));
  }
  std::ranges::stable_sort(order, [&](std::int32_t a, std::int32_t b) {
    return frequencies[static_cast<std::size_t>(a)] > frequencies[static_cast<std::size_t>(b)];
  });
  std::vector<std::int32_t> places(frequencies.size(), -1);
  for (std::size_t p = 0; p < order.size(); ++p) {
    places[static_cast<std::size_t>(order[p])] = static_cast<std::int32_t>(p);
  }
  return places;
}

}  // namespace

template <class Scalar>
GramOperator<Scalar>::GramOperator(const SparseMatrix& matrix, bool on_columns, unsigned threads)
    : threads_(threads) {
  const SparseMatrix rows = on_columns ? turned(matrix) : matrix;
  std::vector<std::int64_t> frequencies(static_cast<std::size_t>(rows.n_columns));
  for (const std::int32_t c : rows.columns) ++frequencies[static_cast<std::size_t>(c)];
  const std::vector<std::int32_t> places = places_by_frequency(frequencies);

  turned_offsets_.push_back(0);
  for (std::size_t c = 0; c < places.size(); ++c) {
    if (places[c] >= 0) turned_offsets_.push_back(frequencies[c]);
  }
  std::sort(turned_offsets_.begin() + 1, turned_offsets_.end(), std::greater<>());
  std::partial_sum(turned_offsets_.begin(), turned_offsets_.end(), turned_offsets_.begin());
  const auto kept = static_cast<std::size_t>(turned_offsets_.back());
  turned_rows_.resize(kept);
  turned_values_.resize(kept);
  columns_.reserve(kept);
  values_.reserve(kept);
  std::vector<std::int64_t> next(turned_offsets_.begin(), turned_offsets_.end() - 1);

  offsets_.push_back(0);
  for (ArticleIndex i = 0; i < rows.n_rows; ++i) {
    double alone = 0;
    const auto row_columns = rows.row_columns(i);
    const auto row_values = rows.row_values(i);
    for (std::size_t p = 0; p < row_columns.size(); ++p) {
      const std::int32_t place = places[static_cast<std::size_t>(row_columns[p])];
      if (place < 0) {
        alone += row_values[p] * row_values[p];
        continue;
      }
      const auto value = static_cast<Scalar>(row_values[p]);
      columns_.push_back(place);
      values_.push_back(value);
      const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(place)]++);
      turned_rows_[at] = static_cast<std::int32_t>(i);
      turned_values_[at] = value;
    }
    diagonal_.push_back(static_cast<Scalar>(alone));
    offsets_.push_back(static_cast<std::int64_t>(columns_.size()));
  }
}

template <class Scalar>
Block<Scalar> GramOperator<Scalar>::apply(const Block<Scalar>& q, Block<Scalar>& across) const {
  constexpr std::size_t width = kBlockWidth<Scalar>;
  across.resize((turned_offsets_.size() - 1) * width);
  multiply<Scalar>(turned_offsets_, turned_rows_, turned_values_, q, across, threads_);
  Block<Scalar> result(size() * width);
  multiply<Scalar>(offsets_, columns_, values_, across, result, threads_);
  for (std::size_t i = 0; i < size(); ++i) {
    for (std::size_t c = 0; c < width; ++c)
      result[i * width + c] += diagonal_[i] * q[i * width + c];
  }
  return result;
}

template class GramOperator<float>;
template class GramOperator<double>;

}  // namespace broadsheet::vectors
