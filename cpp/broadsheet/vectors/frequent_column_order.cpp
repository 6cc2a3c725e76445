#include "broadsheet/vectors/frequent_column_order.hpp"

#include <array>
#include <cstddef>

namespace broadsheet::vectors {
namespace {

constexpr unsigned kDigitBits = 8;
constexpr unsigned kWordBits = 32;

// The place of a word in the Gray code: each bit is the parity of those from the highest to it.
std::uint32_t gray_rank(std::uint32_t word) noexcept {
  for (unsigned shift = 1; shift < kWordBits; shift *= 2) word ^= word >> shift;
  return word;
}

}  // namespace

PooledVector<std::uint32_t> frequent_column_order(std::span<const std::uint32_t> signatures) {
  PooledVector<std::uint64_t> rows(signatures.size());  // rank, and the row in the lower half
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row] = static_cast<std::uint64_t>(gray_rank(signatures[row])) << kWordBits | row;
  }
  PooledVector<std::uint64_t> sorted(rows.size());
  for (unsigned shift = kWordBits; shift < 2 * kWordBits; shift += kDigitBits) {
    const auto digit = [&](std::uint64_t row) { return (row >> shift) % (1U << kDigitBits); };
    std::array<std::size_t, 1U << kDigitBits> next{};
    for (const std::uint64_t row : rows) ++next[digit(row)];
    std::size_t total = 0;
    for (std::size_t& place : next) {
      const std::size_t count = place;
      place = total;
      total += count;
    }
    for (const std::uint64_t row : rows) sorted[next[digit(row)]++] = row;
    rows.swap(sorted);
  }
  return {rows.begin(), rows.end()};
}

}  // namespace broadsheet::vectors
