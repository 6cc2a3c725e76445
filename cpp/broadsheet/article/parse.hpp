#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "broadsheet/article/line_kind.hpp"

namespace broadsheet::article {

inline constexpr std::uint8_t kStartsLine = 1;  // the first segment of its line
inline constexpr std::uint8_t kQuote = 2;       // direct speech inside a paragraph
inline constexpr std::uint8_t kOutlet = 4;      // the outlet's own name inside a paragraph
inline constexpr std::uint8_t kWrapped = 8;  // its line is one of those a paragraph is broken into

/// A stretch of an article with one kind.
struct Segment {
  std::uint32_t begin = 0;  // bytes in the article's text; a line's terminator is in none
  std::uint32_t end = 0;
  LineKind kind = LineKind::paragraph;
  std::uint8_t flags = 0;  // kStartsLine, kQuote, kOutlet, kWrapped
  std::uint16_t rule = 0;  // why it has this kind: an index for rule_reason; 0: plain

  friend bool operator==(const Segment&, const Segment&) = default;
};

/// Why a rule gives a line its kind, as a readable clause: "opens with \"read more\"".
/// The empty string for 0 (nothing spoke against plain text) and for no rule of ours.
[[nodiscard]] std::string_view rule_reason(std::uint16_t rule);

/// The number of rules; every rule index is below it.
[[nodiscard]] std::uint16_t rule_count();

/// What was given with an article beside its text; empty where it is not known. A line that
/// says no more than that is none of the article's.
struct Origin {
  std::string_view outlet;
  std::string_view author;  // one or several, joined by commas, semicolons or "and"
};

struct ParseOptions {
  bool split_quotes = true;     // direct speech as segments of its own
  bool split_datelines = true;  // "PARIS (AP) -" as a segment of its own
  bool split_outlet = true;     // the outlet's own name in its sentences likewise
};

/// Raw text of an article to segments: which line is what, and why.
///
/// Lines end at CR, LF, CRLF, NEL (U+0085), U+2028 and U+2029. The segments of a line tile
/// it, white space at its ends included; lines of white space alone have none. Inside a
/// paragraph, a dateline and direct speech (quotation marks included; at least three words,
/// or closed by punctuation inside the marks) are segments of their own; a quotation left
/// open ends with its paragraph. So is the name of the article's own outlet where the writer
/// names it (outlet_mentions.hpp), of kind owner. Rules look at a line's first and last words, its
/// shape, and its neighbours; lines of hard-wrapped text are judged as the paragraph they are; what
/// only repetition can tell is in boilerplate.hpp.
///
/// Time is linear in the text. Const calls are safe from several threads.
class Parser {
 public:
  explicit Parser(ParseOptions options = {}) : options_(options) {}

  /// Appends the segments of `text`, which must be shorter than 4 GiB (else LimitError), to
  /// `out`. With `first_line_is_title_hint` the first line is the title where it looks
  /// like one; without, an article has no title of its own.
  void parse(std::string_view text, bool first_line_is_title_hint, std::vector<Segment>& out,
             const Origin& origin = {}) const;

 private:
  ParseOptions options_;
};

}  // namespace broadsheet::article
