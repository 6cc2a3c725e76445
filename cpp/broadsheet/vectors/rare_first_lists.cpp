#include "broadsheet/vectors/rare_first_lists.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace broadsheet::vectors {
namespace {

constexpr float kLeastWeight = 1e-18F;  // so that no product is 0
constexpr float kRoundingUp = 1 + 1e-6F;

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

RareFirstLists::RareFirstLists(const SparsePoints& from, const SparsePoints& to, bool same) {
  const auto n_to = static_cast<std::size_t>(to.size());
  const auto n_from = static_cast<std::size_t>(from.size());
  const auto columns = columns_by_length(rows_with_column(to.matrix), same ? 2 : 1, n_to);
  std::vector<std::int32_t> list_of_column(static_cast<std::size_t>(to.matrix.n_columns), -1);
  for (std::size_t l = 0; l < columns.size(); ++l) {
    list_of_column[columns[l]] = static_cast<std::int32_t>(l);
  }
  fill_lists(to, list_of_column, columns.size(), starts_, postings_);

  // From the rarest list to the commonest, so that each row's come out in that order.
  std::vector<std::size_t> other_starts;
  std::vector<Posting> other_postings;
  if (!same) fill_lists(from, list_of_column, columns.size(), other_starts, other_postings);
  const auto& asking_starts = same ? starts_ : other_starts;
  const auto& asking = same ? postings_ : other_postings;
  asked_starts_.assign(n_from + 1, 0);
  for (const Posting& posting : asking) ++asked_starts_[posting.row + 1];
  std::partial_sum(asked_starts_.begin(), asked_starts_.end(), asked_starts_.begin());
  std::vector<std::size_t> next(asked_starts_.begin(), asked_starts_.end() - 1);
  asked_.resize(asking.size());
  for (std::size_t l = columns.size(); l-- > 0;) {
    for (std::size_t p = asking_starts[l]; p < asking_starts[l + 1]; ++p) {
      asked_[next[asking[p].row]++] = {static_cast<std::uint32_t>(l), asking[p].weight};
    }
  }

  std::vector<float> squares(n_to);
  lengths_[0].assign(n_to, 0);
  for (std::size_t p = 1; p < kPrefixes.size(); ++p) {
    const auto end = std::min<std::size_t>(kPrefixes[p], columns.size());
    for (std::size_t l = std::min<std::size_t>(kPrefixes[p - 1], end); l < end; ++l) {
      for (const Posting& posting : list(static_cast<std::uint32_t>(l))) {
        squares[posting.row] += posting.weight * posting.weight;
      }
    }
    lengths_[p].resize(n_to);
    for (std::size_t y = 0; y < n_to; ++y) lengths_[p][y] = std::sqrt(squares[y]) * kRoundingUp;
    sort_by_length(p);
  }
}

void RareFirstLists::sort_by_length(std::size_t p) {
  const auto step = [](float length) {
    return std::min(kSteps - 1, static_cast<std::size_t>(length * static_cast<float>(kSteps - 1)));
  };
  auto& n_as_long = n_as_long_[p];
  for (const float length : lengths_[p]) ++n_as_long[step(length)];
  for (std::size_t s = kSteps - 1; s-- > 0;) n_as_long[s] += n_as_long[s + 1];
  std::array<std::uint32_t, kSteps> next{};
  std::copy(n_as_long.begin() + 1, n_as_long.end(), next.begin());
  by_length_[p].resize(lengths_[p].size());
  for (std::size_t y = 0; y < lengths_[p].size(); ++y) {
    by_length_[p][next[step(lengths_[p][y])]++] = static_cast<std::uint32_t>(y);
  }
}

std::span<const std::uint32_t> RareFirstLists::rows_as_long(std::size_t p,
                                                            float length) const noexcept {
  if (p == 0 || length > kRoundingUp) return {};
  const auto step =
      static_cast<std::size_t>(std::max(0.0F, length) * static_cast<float>(kSteps - 1));
  return std::span(by_length_[p]).first(n_as_long_[p][std::min(step, kSteps - 1)]);
}

}  // namespace broadsheet::vectors
