#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "broadsheet/text/token_writer.hpp"
#include "broadsheet/text/tokenizer_options.hpp"
#include "broadsheet/text/unicode.hpp"

namespace broadsheet::text {

/// The slow path of the tokenizer: reads stretches of text character by character with all
/// rules of UAX #29 and of news. Linear in the length of the stretch.
class WordScanner {
 public:
  WordScanner(const TokenizerOptions& options, std::string_view text, TokenWriter& out)
      : options_(options), text_(text), out_(out) {}

  /// Writes the tokens of text[begin, end), which stands between spaces or ends of the text.
  void scan(std::size_t begin, std::size_t end);

  /// Writes text[begin, end) as one token, if it holds a letter or digit.
  void take_word(std::size_t begin, std::size_t end);

 private:
  /// One character of the text and what the rules ask of it.
  struct Character {
    std::size_t at;
    std::size_t end;
    char32_t code;
    WordBreak word_break;
    std::uint8_t flags;
  };

  /// Characters that belong together by the rules, before elision and possessives.
  struct Segment {
    std::size_t begin;
    std::size_t end;
    std::size_t first_apostrophe;
    std::size_t last_apostrophe;
    bool has_apostrophe;
    bool has_stop;         // a full stop joins two of its parts
    bool has_word;         // a letter or digit, not underscores alone
    bool has_curly;        // an apostrophe in it is not the ASCII one
    bool needs_rewriting;  // for other reasons, the folded copy does not hold its key
  };

  Character read(std::size_t at) const;
  Character read_past_attached(std::size_t at) const;
  std::size_t skip_attached(std::size_t at) const;
  bool word_starts(std::size_t at) const;
  bool word_ends(std::size_t at) const;

  Character last_of_run(const Character& first) const;
  Segment read_segment(std::size_t at) const;
  bool joins(const Character& before, const Character& joiner, const Character& after,
             std::size_t segment_begin) const;
  bool stop_joins(const Character& before, const Character& after, std::size_t segment_begin) const;
  bool apostrophe_joins(const Character& before, const Character& after) const;
  bool hyphen_joins(const Character& before, const Character& joiner, const Character& after,
                    std::size_t segment_begin) const;
  bool currency_joins(const Character& joiner, const Character& after,
                      std::size_t segment_begin) const;

  std::size_t scan_word(std::size_t at);
  std::size_t address_end(std::size_t at);
  std::size_t currency_end(const Segment& segment) const;
  std::size_t scan_prefixed(const Character& first);
  std::size_t scan_single(const Character& first);
  std::size_t scan_acronym(const Segment& segment);
  std::size_t elided_end(const Segment& segment);
  bool has_possessive(const Segment& segment);
  std::size_t skip_possessive(std::size_t at) const;

  void write(std::size_t begin, std::size_t end, const Segment& segment);
  void copy_key(std::size_t begin, std::size_t end, const char* source);
  void write_folded(std::size_t begin, std::size_t end);
  void make_key(std::string_view word, bool fold);
  bool stands_in_capitals(std::size_t begin, std::size_t end) const;
  std::string_view folded(std::size_t begin, std::size_t end);

  const TokenizerOptions& options_;
  std::string_view text_;
  TokenWriter& out_;
  std::size_t end_ = 0;
  bool may_hold_url_ = false;
  bool may_hold_mail_ = false;
  std::size_t mail_checked_ = 0;  // no e-mail address begins before here
  std::u32string codes_;
  std::string key_;
};

}  // namespace broadsheet::text
