#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "broadsheet/text/character_masks.hpp"
#include "broadsheet/text/scratch_array.hpp"

namespace broadsheet::text {

/// The token stood in capitals in a sentence (or a run of words) that is itself in capitals:
/// its key is the capital form, and whether it is to be folded is for the corpus to decide.
inline constexpr std::uint8_t kAmbiguousCapitals = 1;

/// The tokens of one text, in arrays that are kept from text to text and never shrink.
///
///     text   T h e   U . S .   s a i d      token i stands at text[begins[i], ends[i])
///     keys   t h e   U S . .   s a i d      and its term at keys + key_offsets[i], with
///                                           key_sizes[i] bytes
///
/// A key usually begins where its token does, in a folded copy of the text; a key longer
/// than its token stands behind that copy. At least 16 bytes can be read behind any key.
/// Belongs to one thread at a time; what it returns is valid until the next tokenize.
class TokenBuffer {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Byte range in the text that was given.
  [[nodiscard]] std::uint32_t begin(std::size_t i) const noexcept { return begins_.data()[i]; }
  [[nodiscard]] std::uint32_t end(std::size_t i) const noexcept { return ends_.data()[i]; }

  /// The term: normalised, and folded as the case mode says.
  [[nodiscard]] std::string_view key(std::size_t i) const noexcept {
    return {keys_.data() + key_offsets_.data()[i], key_sizes_.data()[i]};
  }

  /// Is this token's case for the corpus to decide (see kAmbiguousCapitals)?
  [[nodiscard]] bool is_capitals(std::size_t i) const noexcept {
    return (flags_.data()[i] & kAmbiguousCapitals) != 0;
  }

  /// The index of each sentence's first token; sentences without a token are left out.
  [[nodiscard]] std::span<const std::uint32_t> sentences() const noexcept { return sentences_; }

  /// The indices of the tokens with is_capitals, ascending.
  [[nodiscard]] std::span<const std::uint32_t> ambiguous() const noexcept { return ambiguous_; }

  [[nodiscard]] std::span<const std::uint32_t> begins() const noexcept {
    return {begins_.data(), size_};
  }
  [[nodiscard]] std::span<const std::uint32_t> ends() const noexcept {
    return {ends_.data(), size_};
  }
  [[nodiscard]] std::span<const std::uint32_t> key_offsets() const noexcept {
    return {key_offsets_.data(), size_};
  }
  [[nodiscard]] std::span<const std::uint32_t> key_sizes() const noexcept {
    return {key_sizes_.data(), size_};
  }
  [[nodiscard]] std::span<const std::uint8_t> flags() const noexcept {
    return {flags_.data(), size_};
  }
  [[nodiscard]] const char* keys() const noexcept { return keys_.data(); }

 private:
  friend class FastPath;
  friend class SentencePass;
  friend class TokenWriter;
  friend class Tokenizer;

  /// Makes room for n tokens and keeps the first `used` ones.
  void reserve(std::size_t n, std::size_t used) {
    if (n <= key_sizes_.capacity()) return;
    begins_.ensure(n, used);
    ends_.ensure(n, used);
    key_offsets_.ensure(n, used);
    key_sizes_.ensure(n, used);
  }

  std::size_t size_ = 0;
  ScratchArray<std::uint32_t> begins_;
  ScratchArray<std::uint32_t> ends_;
  ScratchArray<std::uint32_t> key_offsets_;
  ScratchArray<std::uint32_t> key_sizes_;
  ScratchArray<std::uint8_t> flags_;
  ScratchArray<char> keys_;
  std::size_t keys_size_ = 0;  // the folded copy, its padding, and longer keys
  ScratchArray<BlockMasks> masks_;
  ScratchArray<std::uint32_t> tokens_before_;  // about how many begin before each block
  std::vector<std::uint32_t> capitals_;        // tokens in capitals, ascending
  std::vector<std::uint32_t> sentences_;
  std::vector<std::uint32_t> ambiguous_;
};

}  // namespace broadsheet::text
