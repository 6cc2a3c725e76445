#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::text {

/// What 64 bytes of text are, one bit each (bit i for byte i).
struct BlockMasks {
  std::uint64_t word;      // letters and digits, all bytes of a character
  std::uint64_t letter;    // those of them that are no ASCII digits
  std::uint64_t upper;     // capital letters, all bytes of a character
  std::uint64_t mark;      // ASCII marks: what is seen and is no letter or digit
  std::uint64_t special;   // what only the rules of single characters can judge; where word is
                           // set too: a word begins here, even behind another one
  std::uint64_t terminal;  // where a sentence may end, line breaks included

  friend bool operator==(const BlockMasks&, const BlockMasks&) = default;
};

inline constexpr std::size_t kMaskBlock = 64;

/// The bits set in a mask. By arithmetic: without a CPU newer than the baseline the compiler
/// would call a function.
[[nodiscard]] inline std::size_t count_bits(std::uint64_t mask) noexcept {
  mask -= (mask >> 1) & 0x5555555555555555ULL;
  mask = (mask & 0x3333333333333333ULL) + ((mask >> 2) & 0x3333333333333333ULL);
  mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0FULL;
  return static_cast<std::size_t>(mask * 0x0101010101010101ULL >> 56);
}

/// Bytes that can be read behind the copy of a text (and so behind every key).
inline constexpr std::size_t kKeyPadding = 64;

/// How many blocks a text of this size has.
[[nodiscard]] constexpr std::size_t n_mask_blocks(std::size_t size) noexcept {
  return (size + kMaskBlock - 1) / kMaskBlock;
}

/// How many bytes the folded copy of a text takes, its padding included.
[[nodiscard]] constexpr std::size_t folded_capacity(std::size_t size) noexcept {
  return n_mask_blocks(size) * kMaskBlock + kKeyPadding;
}

/// Writes the masks of all blocks of a text, and one block of zeros behind them; and to
/// `folded` the text in lower case (or as it stands) with kKeyPadding zeros behind it.
///
/// Letters of the Latin, Greek and Cyrillic blocks below U+0800 whose lower case has as many
/// bytes and which never need composing are folded here; Chinese characters and others that
/// are a word each are marked as that; every other character beyond ASCII, unless it plainly
/// separates words (dashes, quotation marks, spaces), is marked special.
/// `masks` has room for n_mask_blocks() + 1 blocks, `folded` for folded_capacity() bytes. With
/// the widest registers of this processor.
void compute_masks(std::string_view text, bool fold, BlockMasks* masks, char* folded);

/// The same on any processor.
void compute_masks_portably(std::string_view text, bool fold, BlockMasks* masks, char* folded);

/// Does compute_masks fold this character by itself, so that the folded copy holds its term?
[[nodiscard]] bool folds_in_place(char32_t code) noexcept;

}  // namespace broadsheet::text
