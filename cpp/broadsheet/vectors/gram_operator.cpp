#include "broadsheet/vectors/gram_operator.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 16;
constexpr std::size_t kPrefetchAhead = 8;

// Eight registers of 32 bytes hold the sum of one row. Compiled for what the processor has; every
// lane is a sum of its own without fused multiply-add, so the bits are the same everywhere.
template <class Scalar>
struct Lanes {
  typedef Scalar Register __attribute__((vector_size(32), aligned(4), may_alias));
};

template <class Scalar>
[[gnu::always_inline]] inline void weighted_sum(const std::int32_t* indices, const Scalar* values,
                                                std::size_t n, const Scalar* block, Scalar* out) {
  using Register = Lanes<Scalar>::Register;
  constexpr std::size_t width = kBlockWidth<Scalar>;
  constexpr std::size_t lanes = 32 / sizeof(Scalar);
  Register sum[8] = {};
  for (std::size_t p = 0; p < n; ++p) {
    if (p + kPrefetchAhead < n) {
      const auto* next = reinterpret_cast<const char*>(
          block + static_cast<std::size_t>(indices[p + kPrefetchAhead]) * width);
      for (int line = 0; line < 4; ++line) __builtin_prefetch(next + 64 * line);
    }
    const Scalar* row = block + static_cast<std::size_t>(indices[p]) * width;
    const Scalar value = values[p];
    for (std::size_t r = 0; r < 8; ++r) {
      sum[r] += value * *reinterpret_cast<const Register*>(row + r * lanes);
    }
  }
  for (std::size_t r = 0; r < 8; ++r) *reinterpret_cast<Register*>(out + r * lanes) = sum[r];
}

template <class Scalar>
void plain_weighted_sum(const std::int32_t* indices, const Scalar* values, std::size_t n,
                        const Scalar* block, Scalar* out) {
  weighted_sum(indices, values, n, block, out);
}

#if defined(__x86_64__)
template <class Scalar>
__attribute__((target("avx2"))) void avx2_weighted_sum(const std::int32_t* indices,
                                                       const Scalar* values, std::size_t n,
                                                       const Scalar* block, Scalar* out) {
  weighted_sum(indices, values, n, block, out);
}

const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;
#endif

template <class Scalar>
auto fastest_weighted_sum() {
#if defined(__x86_64__)
  if (kHasAvx2) return &avx2_weighted_sum<Scalar>;
#endif
  return &plain_weighted_sum<Scalar>;
}

// out = M block, for M in compressed rows.
template <class Scalar>
void multiply(std::span<const std::int64_t> offsets, const std::vector<std::int32_t>& indices,
              const std::vector<Scalar>& values, const Block<Scalar>& block, Block<Scalar>& out,
              unsigned threads) {
  const auto row_sum = fastest_weighted_sum<Scalar>();
  for_each_chunk(offsets.size() - 1, kRowsAChunk, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     const auto first = static_cast<std::size_t>(offsets[i]);
                     const auto n = static_cast<std::size_t>(offsets[i + 1]) - first;
                     row_sum(indices.data() + first, values.data() + first, n, block.data(),
                             out.data() + i * kBlockWidth<Scalar>);
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
Block<Scalar> GramOperator<Scalar>::apply(const Block<Scalar>& q) const {
  constexpr std::size_t width = kBlockWidth<Scalar>;
  Block<Scalar> across((turned_offsets_.size() - 1) * width);
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

void add_scaled(double value, std::span<const double> row, std::span<double> sum) noexcept {
  for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += value * row[c];
}

}  // namespace broadsheet::vectors
