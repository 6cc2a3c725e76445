#include "broadsheet/corpus/checksum.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace broadsheet::corpus {
namespace {

static_assert(std::endian::native == std::endian::little, "the saved form is little-endian");

constexpr std::size_t kLanes = 8;
constexpr std::size_t kRow = kLanes * sizeof(std::uint64_t);

constexpr std::uint64_t step(std::uint64_t state, std::uint64_t word) noexcept {
  return std::rotl(state ^ word, 29) * 0x9E37'79B9'7F4A'7C15U;
}

using Lanes = std::array<std::uint64_t, kLanes>;

inline void add_row(Lanes& lanes, const std::byte* row) noexcept {
  Lanes words;
  std::memcpy(words.data(), row, kRow);
  for (std::size_t i = 0; i < kLanes; ++i) lanes[i] = step(lanes[i], words[i]);
}

}  // namespace

std::uint64_t checksum(std::span<const std::byte> bytes) noexcept {
  Lanes lanes{1, 2, 3, 4, 5, 6, 7, 8};
  const std::byte* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= kRow; left -= kRow, at += kRow) add_row(lanes, at);
  if (left > 0) {
    std::array<std::byte, kRow> last{};
    std::memcpy(last.data(), at, left);
    add_row(lanes, last.data());
  }
  std::uint64_t all = bytes.size();
  for (const std::uint64_t lane : lanes) all = step(all, lane);
  return all ^ (all >> 32U);
}

std::vector<std::uint64_t> block_checksums(std::span<const std::byte> bytes) {
  std::vector<std::uint64_t> checksums;
  checksums.reserve(bytes.size() / kChecksumBlock + 1);
  for (std::size_t at = 0; at < bytes.size(); at += kChecksumBlock) {
    checksums.push_back(checksum(bytes.subspan(at, std::min(kChecksumBlock, bytes.size() - at))));
  }
  return checksums;
}

}  // namespace broadsheet::corpus
