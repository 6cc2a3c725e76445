#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "broadsheet/text/plain_joins.hpp"
#include "broadsheet/text/token_buffer.hpp"
#include "broadsheet/text/tokenizer_options.hpp"

namespace broadsheet::text {

/// Writes the words of a whole text, 64 bytes at a time.
///
/// A word of plain letters and digits is a run of bits in the masks. Where something may join
/// or split words in another way (a character that the masks call special, an apostrophe or
/// full stop between two letters, "@", "$" ...), PlainJoins edits the bits. If it cannot, the
/// whole stretch between spaces around it is left to WordScanner: fewer than one word in a
/// hundred in English news.
class FastPath {
 public:
  FastPath(const TokenizerOptions& options, std::string_view text, TokenBuffer& out) noexcept
      : options_(options),
        text_(text),
        out_(out),
        masks_(out.masks_.data()),
        joins_(options, text, out.masks_.data(), out.keys_.data()) {}

  void run();

 private:
  std::uint64_t triggers(std::size_t block) const noexcept;
  std::size_t resolve(std::size_t block, std::size_t from, std::uint64_t found);
  void leave_to_scanner(std::size_t begin, std::size_t end);
  void emit(std::size_t block, std::size_t from, std::size_t to);
  void note_changes(std::uint64_t starts, std::size_t from, std::size_t to);
  void note_capitals(std::uint64_t starts, std::uint64_t candidates);
  bool is_in_capitals(std::size_t begin, std::size_t end) const noexcept;
  void take_back(std::size_t begin) noexcept;
  void finish_keys();
  void change_key(const KeyChange& change) noexcept;

  const TokenizerOptions& options_;
  std::string_view text_;
  TokenBuffer& out_;
  const BlockMasks* masks_;
  PlainJoins joins_;
  std::size_t n_begun_ = 0;         // tokens whose begin is written
  std::size_t n_ended_ = 0;         // tokens whose end is written: the same, or one less
  std::size_t n_finished_ = 0;      // tokens whose key is written
  std::size_t floor_ = 0;           // everything before is done with
  std::size_t capitals_done_ = 0;   // words in capitals whose key is written
  std::vector<KeyChange> changes_;  // by token, not yet made
};

}  // namespace broadsheet::text
