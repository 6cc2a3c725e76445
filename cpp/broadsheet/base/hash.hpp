#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string_view>

/// Hashing for tables in memory. A hash is never stored and never decides an order: it depends
/// on the seed, which differs from process to process unless the caller fixes it.
namespace broadsheet {

namespace detail {

__extension__ using UInt128 = unsigned __int128;

// The two halves of the 128-bit product, folded: every input bit reaches every output bit.
[[nodiscard]] constexpr std::uint64_t multiply_fold(std::uint64_t a, std::uint64_t b) noexcept {
  const UInt128 product = static_cast<UInt128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <typename Word>
[[nodiscard]] inline std::uint64_t load(const char* bytes) noexcept {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Fractional digits of the square roots of 2, 3, 5 and 7, made odd.
inline constexpr std::uint64_t kSecret[4] = {0x6A09E667F3BCC909U, 0xBB67AE8584CAA73BU,
                                             0x3C6EF372FE94F82BU, 0xA54FF53A5F1D36F1U};

}  // namespace detail

/// A 64-bit hash of bytes under a seed. Three multiplications for up to 16 bytes, then about
/// one for every 16 bytes. Without the seed an adversary cannot choose texts that collide; it
/// is no cryptographic digest.
[[nodiscard]] inline std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) noexcept {
  using detail::kSecret;
  using detail::load;
  using detail::multiply_fold;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t state = multiply_fold(seed ^ kSecret[0], kSecret[1]) ^ seed;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  if (left > 16) {
    if (left > 32) {  // two chains, so that the multiplications overlap
      std::uint64_t other = state + kSecret[3];
      for (; left > 32; left -= 32, at += 32) {
        state = multiply_fold(load<std::uint64_t>(at) ^ kSecret[1],
                              load<std::uint64_t>(at + 8) ^ state);
        other = multiply_fold(load<std::uint64_t>(at + 16) ^ kSecret[2],
                              load<std::uint64_t>(at + 24) ^ other);
      }
      state ^= other;
    }
    if (left > 16) {
      state =
          multiply_fold(load<std::uint64_t>(at) ^ kSecret[2], load<std::uint64_t>(at + 8) ^ state);
    }
    a = load<std::uint64_t>(at + left - 16);  // overlaps what was read, never leaves the bytes
    b = load<std::uint64_t>(at + left - 8);
  } else if (left >= 8) {
    a = load<std::uint64_t>(at);
    b = load<std::uint64_t>(at + left - 8);
  } else if (left >= 4) {
    a = load<std::uint32_t>(at);
    b = load<std::uint32_t>(at + left - 4);
  } else if (left > 0) {
    a = (load<std::uint8_t>(at) << 16) | (load<std::uint8_t>(at + left / 2) << 8) |
        load<std::uint8_t>(at + left - 1);
  }
  const std::uint64_t mixed = multiply_fold(a ^ kSecret[1] ^ state, b ^ state);
  return multiply_fold(mixed ^ kSecret[3], bytes.size() ^ kSecret[2] ^ state);
}

/// A 64-bit hash of a whole number under a seed.
[[nodiscard]] constexpr std::uint64_t hash_integer(std::uint64_t value,
                                                   std::uint64_t seed) noexcept {
  using detail::kSecret;
  const std::uint64_t mixed =
      detail::multiply_fold(value ^ seed ^ kSecret[0], kSecret[1] ^ (seed << 1));
  return detail::multiply_fold(mixed ^ kSecret[2], value ^ kSecret[3]);
}

/// A seed for this process's tables, from the system's entropy, the same at every call.
[[nodiscard]] inline std::uint64_t process_hash_seed() {
  static const std::uint64_t seed = [] {
    std::random_device entropy;
    const std::uint64_t high = entropy();
    return (high << 32) | entropy();
  }();
  return seed;
}

}  // namespace broadsheet
