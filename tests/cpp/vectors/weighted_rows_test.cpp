#include "broadsheet/vectors/weighted_rows.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

// By the definition, one sum after another.
template <class Scalar>
std::vector<Scalar> written_out(const std::vector<std::int32_t>& indices,
                                const std::vector<Scalar>& weights, const std::vector<Scalar>& rows,
                                std::size_t width) {
  std::vector<Scalar> sums(width, 0);
  for (std::size_t p = 0; p < indices.size(); ++p) {
    for (std::size_t c = 0; c < width; ++c) {
      sums[c] += weights[p] * rows[static_cast<std::size_t>(indices[p]) * width + c];
    }
  }
  return sums;
}

template <class Scalar>
void expect_sums(std::size_t n_entries, std::size_t width) {
  constexpr std::size_t kRows = 40;
  RandomStream random(n_entries, width);
  const auto number = [&] { return static_cast<Scalar>(random.uniform() - 0.5); };
  std::vector<Scalar> rows(kRows * width);
  for (Scalar& value : rows) value = number();
  std::vector<std::int32_t> indices;
  std::vector<Scalar> weights;
  for (std::size_t p = 0; p < n_entries; ++p) {
    indices.push_back(static_cast<std::int32_t>(random.next() % kRows));
    weights.push_back(number());
  }
  std::vector<Scalar> sums(width, -7);
  sum_weighted_rows(indices, weights, rows.data(), width, sums.data());
  EXPECT_EQ(sums, written_out(indices, weights, rows, width)) << n_entries << ' ' << width;
}

TEST(SumWeightedRows, GivesTheBitsOfTheDefinitionForEveryWidth) {
  for (std::size_t width = 0; width < 150; ++width) {
    expect_sums<float>(25, width);
    expect_sums<double>(25, width);
  }
}

TEST(SumWeightedRows, OfFewEntriesOrNone) {
  for (const std::size_t n_entries : {0U, 1U, 7U, 8U, 9U}) {
    expect_sums<float>(n_entries, 69);
    expect_sums<double>(n_entries, 69);
  }
}

}  // namespace
}  // namespace broadsheet::vectors
