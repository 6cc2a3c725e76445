#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "broadsheet/text/character_masks.hpp"
#include "broadsheet/text/tokenizer_options.hpp"

namespace broadsheet::text {

/// How the key of a token differs from the folded copy of what stands there.
enum class KeyForm : std::uint8_t {
  straight,  // a curly apostrophe counts as the straight one: don\u2019t
  acronym,   // capitals without the stops between them: U.S.
};

/// A token that needs another key, by where it begins.
struct KeyChange {
  std::size_t begin;
  KeyForm form;
};

/// Judges the joiners that news is full of (don't, Biden's, U.S., 3.5, $5bn, COVID-19, @AP) by
/// editing the word bits of the masks: a joiner that joins becomes part of the word, a
/// possessive stops being one. What is not plain it leaves to WordScanner, whose rules these
/// are; a stretch of which one joiner is left is read by WordScanner whole, so that an edit
/// made before in that stretch does no harm.
class PlainJoins {
 public:
  PlainJoins(const TokenizerOptions& options, std::string_view text, BlockMasks* masks,
             const char* folded) noexcept
      : options_(options), text_(text), masks_(masks), folded_(folded) {}

  /// The folded copy has another place: its memory grew.
  void folded_moved(const char* folded) noexcept { folded_ = folded; }

  /// Forgets what was found in the block before.
  void start_block() noexcept {
    n_changes_ = 0;
    folded_begins_ = 0;
  }

  /// Judges the joiner at text[at]: where to look for the next one, or `at` if it is left to
  /// WordScanner. Requires that the joiners of its block are judged in their order.
  std::size_t judge(std::size_t at) noexcept;

  /// Tokens of this block that need another key, in order.
  [[nodiscard]] const KeyChange* changes() const noexcept { return changes_; }
  [[nodiscard]] std::size_t n_changes() const noexcept { return n_changes_; }

  /// Bits where tokens begin that do not count as words in capitals: U.S., @AP.
  [[nodiscard]] std::uint64_t folded_begins() const noexcept { return folded_begins_; }

 private:
  std::size_t joiner(std::size_t at) noexcept;
  std::size_t apostrophe(std::size_t at, std::size_t size) noexcept;
  std::size_t stop(std::size_t at) noexcept;
  std::size_t acronym(std::size_t at) noexcept;
  std::size_t between_numbers(std::size_t at) noexcept;
  std::size_t ampersand(std::size_t at) noexcept;
  std::size_t hyphen(std::size_t at) noexcept;
  std::size_t currency(std::size_t at) noexcept;
  std::size_t handle(std::size_t at) noexcept;

  bool is_elision(std::size_t begin, std::size_t at, std::size_t right) const noexcept;
  std::size_t word_begin(std::size_t at) const noexcept;
  bool is_behind_word(std::size_t at) const noexcept;
  bool is_word(std::size_t at) const noexcept;
  bool continues_word(std::size_t at) const noexcept;
  bool starts_plainly(std::size_t at) const noexcept;
  std::string_view folded(std::size_t begin, std::size_t end) const noexcept {
    return {folded_ + begin, end - begin};
  }
  char at_or_nul(std::size_t at) const noexcept { return at < text_.size() ? text_[at] : '\0'; }
  void join(std::size_t at, std::size_t n) noexcept;
  void change_key(std::size_t begin, KeyForm form) noexcept;

  // A block of 64 bytes cannot hold more tokens with a joiner inside.
  static constexpr std::size_t kMostChanges = 32;

  const TokenizerOptions& options_;
  std::string_view text_;
  BlockMasks* masks_;
  const char* folded_;
  std::size_t edited_ = 0;   // behind the last edit
  std::size_t settled_ = 0;  // behind the last edit that allows no other in its word
  KeyChange changes_[kMostChanges];
  std::size_t n_changes_ = 0;
  std::uint64_t folded_begins_ = 0;
};

}  // namespace broadsheet::text
