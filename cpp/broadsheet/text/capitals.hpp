#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "broadsheet/text/token_buffer.hpp"

namespace broadsheet::text {

/// Groups the tokens of a text into sentences and decides, sentence by sentence, whether its
/// capitals carry meaning.
///
/// A sentence is in capitals if at most one of its letters in eight is a small one; the
/// capitals of its words then say nothing, and the tokens are flagged ambiguous. So are the
/// words in capitals with which a line is announced: "BREAKING NEWS:", "MEXICO CITY (AP) -",
/// two words or more, or one of five letters or more ("FBI:" says who speaks); a word that is
/// shouted (NOT, NEVER); and words in a row that are ("a WITCH HUNT"): three or more with one
/// of five letters or a function word ("LOCK HER UP"), or two with one of five letters and none
/// under four.
class SentencePass {
 public:
  SentencePass(std::string_view text, TokenBuffer& out) noexcept : text_(text), out_(out) {}

  void run();

 private:
  void end_sentence(std::size_t end);
  std::size_t first_token_from(std::size_t end) const noexcept;
  void flag(std::size_t token);
  void flag_shouted(std::size_t first_capitals, std::size_t end_capitals);
  bool is_listed(std::size_t token, bool (*list)(std::uint64_t)) const noexcept;
  bool goes_on(std::size_t capital, std::size_t end_capitals) const noexcept;
  std::size_t announcement_end(std::size_t first_capitals, std::size_t end_capitals) const noexcept;
  bool announces(std::size_t last) const noexcept;
  bool is_in_capitals(std::size_t begin, std::size_t end) const noexcept;

  std::string_view text_;
  TokenBuffer& out_;
  std::size_t begin_ = 0;  // of the sentence that is being read
  std::size_t token_ = 0;  // its first token
  std::size_t next_capitals_ = 0;
};

}  // namespace broadsheet::text
