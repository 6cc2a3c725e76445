#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "broadsheet/text/token_buffer.hpp"
#include "broadsheet/text/tokenizer_options.hpp"

namespace broadsheet::text {

/// Writes the words of a whole text, 64 bytes at a time.
///
/// A word of plain letters and digits is a run of bits in the masks. Where something may join
/// or split words in another way (a character that the masks call special, an apostrophe or
/// full stop between two letters, "@", "$" ...), the whole stretch between spaces around it
/// is left to WordScanner; such stretches are some five in a hundred in English news.
class FastPath {
 public:
  FastPath(const TokenizerOptions& options, std::string_view text, TokenBuffer& out) noexcept
      : options_(options), text_(text), out_(out), masks_(out.masks_.data()) {}

  void run();

 private:
  std::uint64_t triggers(std::size_t block) const noexcept;
  void leave_to_scanner(std::size_t begin, std::size_t end);
  void emit(std::size_t block, std::size_t from, std::size_t to);
  void note_capitals(std::size_t block, std::uint64_t starts, std::uint64_t candidates,
                     std::size_t first);
  bool is_in_capitals(std::size_t begin) const noexcept;
  void take_back(std::size_t begin) noexcept;
  void finish_keys();

  const TokenizerOptions& options_;
  std::string_view text_;
  TokenBuffer& out_;
  const BlockMasks* masks_;
  std::size_t n_begun_ = 0;        // tokens whose begin is written
  std::size_t n_ended_ = 0;        // tokens whose end is written: the same, or one less
  std::size_t n_finished_ = 0;     // tokens whose key is written
  std::size_t capitals_done_ = 0;  // entries of capitals_ whose key has its capitals back
  std::size_t floor_ = 0;          // the scanner has done everything before here
};

}  // namespace broadsheet::text
