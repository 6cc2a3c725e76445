#include "broadsheet/vectors/block_products.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

template <class Scalar>
std::vector<Scalar> random_numbers(std::size_t n, std::uint64_t seed) {
  RandomStream random(seed, 0);
  std::vector<Scalar> numbers(n);
  for (Scalar& value : numbers) value = static_cast<Scalar>(random.uniform() - 0.5);
  return numbers;
}

// `turned`: a stands on its side.
template <class Scalar>
void expect_product(std::size_t m, std::size_t n, bool turned, std::size_t gap) {
  constexpr std::size_t width = kBlockWidth<Scalar>;
  const std::size_t row = width + gap;
  const auto a = random_numbers<Scalar>(m * n, 1);
  const auto b = random_numbers<Scalar>(n * row, 2);
  auto out = random_numbers<Scalar>(m * row, 3);
  auto expected = out;
  const Factor<Scalar> factor{a.data(), turned ? 1 : n, turned ? m : 1};
  for (std::size_t r = 0; r < m; ++r) {
    for (std::size_t c = 0; c < width; ++c) {
      for (std::size_t k = 0; k < n; ++k) {
        expected[r * row + c] += a[r * factor.row + k * factor.column] * b[k * row + c];
      }
    }
  }
  add_product(factor, m, n, b.data(), row, out.data(), row);
  EXPECT_EQ(out, expected) << m << ' ' << n << ' ' << turned << ' ' << gap;
}

TEST(AddProduct, GivesTheBitsOfTheDefinition) {
  for (const std::size_t m : {0U, 1U, 2U, 3U, 4U, 5U, 7U, 8U, 64U}) {
    for (const std::size_t n : {0U, 1U, 5U, 64U}) {
      for (const bool turned : {false, true}) {
        expect_product<float>(m, n, turned, 0);
        expect_product<double>(m, n, turned, 3);
      }
    }
  }
}

}  // namespace
}  // namespace broadsheet::vectors
