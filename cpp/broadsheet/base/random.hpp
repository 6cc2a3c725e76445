#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "broadsheet/base/hash.hpp"

namespace broadsheet {

/// Philox2x64-10: 128 random bits as a pure function of (key, counter).
///
/// J. Salmon, M. Moraes, R. Dror and D. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011.
[[nodiscard]] constexpr std::array<std::uint64_t, 2> philox(std::array<std::uint64_t, 2> counter,
                                                            std::uint64_t key) noexcept {
  for (int round = 0; round < 10; ++round) {
    const detail::UInt128 product = static_cast<detail::UInt128>(0xD2B74407B1CE6E93U) * counter[0];
    counter = {static_cast<std::uint64_t>(product >> 64) ^ key ^ counter[1],
               static_cast<std::uint64_t>(product)};
    key += 0x9E3779B97F4A7C15U;
  }
  return counter;
}

/// Random numbers by counter: the i-th number of a stream is a function of (seed, stream, i)
/// and of nothing else, on every machine. Give each chunk, permutation or resample a stream of
/// its own, and results do not depend on the number of threads.
///
/// Cheap to make and copy; one stream belongs to one thread.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t stream) noexcept : seed_(seed), stream_(stream) {}

  /// The number at an index, whatever was drawn before.
  [[nodiscard]] std::uint64_t at(std::uint64_t index) const noexcept {
    return philox({index / 2, stream_}, seed_)[index % 2];
  }

  /// The next 64 random bits.
  std::uint64_t next() noexcept {
    if (index_ % 2 == 0) block_ = philox({index_ / 2, stream_}, seed_);
    return block_[index_++ % 2];
  }

  /// Uniform in [0, 1): a multiple of 2^-53.
  double uniform() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }

  /// A standard normal number (Box & Muller 1958). Two draws.
  double normal() noexcept {
    const double radius = std::sqrt(-2 * std::log1p(-uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
  }

  /// Uniform in [0, bound), without bias (D. Lemire, "Fast random integer generation in an
  /// interval", 2019). Requires bound > 0. Rarely takes more than one draw.
  std::uint64_t below(std::uint64_t bound) noexcept {
    detail::UInt128 product = static_cast<detail::UInt128>(next()) * bound;
    if (static_cast<std::uint64_t>(product) < bound) {
      const std::uint64_t threshold = (0 - bound) % bound;
      while (static_cast<std::uint64_t>(product) < threshold) {
        product = static_cast<detail::UInt128>(next()) * bound;
      }
    }
    return static_cast<std::uint64_t>(product >> 64);
  }

  /// Shuffles so that every order is equally likely (Fisher & Yates).
  template <typename T>
  void shuffle(std::span<T> items) noexcept {
    choose(items, items.size());
  }

  /// Brings a random sample of n_chosen items, in random order, to the front; the rest stay
  /// behind it. Every ordered sample is equally likely. O(n_chosen).
  template <typename T>
  void choose(std::span<T> items, std::size_t n_chosen) noexcept {
    for (std::size_t i = 0; i < n_chosen && i + 1 < items.size(); ++i) {
      std::swap(items[i], items[i + static_cast<std::size_t>(below(items.size() - i))]);
    }
  }

  /// The numbers 0 .. n - 1 in random order.
  [[nodiscard]] std::vector<std::uint32_t> permutation(std::uint32_t n) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    shuffle(std::span(order));
    return order;
  }

 private:
  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t index_ = 0;
  std::array<std::uint64_t, 2> block_{};
};

}  // namespace broadsheet
