#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/text/token_buffer.hpp"
#include "broadsheet/text/tokenizer_options.hpp"

namespace broadsheet::text {

/// A stretch of text, [begin, end) in bytes.
struct ByteRange {
  std::size_t begin;
  std::size_t end;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// Finds the words of a text in a way of its own; may be called from many threads at once.
/// The ranges are as tokenize_words wants them.
using WordSplitter = std::function<std::vector<ByteRange>(std::string_view text)>;

/// Turns the text of an article into words and sentences.
///
/// Words are the segments of UAX #29 (Unicode 17.0) that hold a letter or a digit, with the
/// departures that the options name. A line break always ends a sentence and never joins
/// words. Where the case mode is "news", a word of two or more letters, all capitals, keeps
/// its capitals; if its sentence is itself in capitals the token is flagged ambiguous.
///
/// Text is UTF-8; an invalid byte separates words (repair it first: utf8.hpp). Linear in the
/// text's size. Immutable, so one tokenizer can be used from many threads, each with a
/// buffer of its own.
class Tokenizer {
 public:
  explicit Tokenizer(TokenizerOptions options = {}, WordSplitter splitter = {});

  /// Tokenizes one text into the buffer; what the buffer held is gone. The splitter finds the
  /// words, where there is one. A text of 4 GiB or more is a LimitError.
  void tokenize(std::string_view text, TokenBuffer& out) const;

  /// The same by the rules of single characters alone: several times slower, and what the
  /// tests hold tokenize against.
  void tokenize_by_character(std::string_view text, TokenBuffer& out) const;

  /// The same with words that somebody else found: each range becomes one token, with its term
  /// normalised and its case decided as in tokenize. Ranges ascend and do not overlap, else
  /// ArgumentError; those without a letter or digit are left out.
  void tokenize_words(std::string_view text, std::span<const ByteRange> words,
                      TokenBuffer& out) const;

  /// The sentences of a text, without the spaces around them, in order; a stretch of spaces
  /// is none. The boundaries are those that tokenize uses.
  [[nodiscard]] std::vector<ByteRange> sentences(std::string_view text) const;

  /// The folded form of a term that keeps its capitals: "US" gives "us".
  [[nodiscard]] std::string fold_term(std::string_view term) const;

  [[nodiscard]] const TokenizerOptions& options() const noexcept { return options_; }

 private:
  void prepare(std::string_view text, TokenBuffer& out) const;
  static void guess_no_tokens(std::string_view text, TokenBuffer& out);

  TokenizerOptions options_;
  WordSplitter splitter_;
};

}  // namespace broadsheet::text
