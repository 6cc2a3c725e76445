#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "broadsheet/article/line_kind.hpp"

namespace broadsheet::article {

/// When a line that opens (or ends) with a phrase is what the phrase says. A phrase names
/// one or more of these; one that holds is enough.
enum Fit : std::uint8_t {
  kWhole = 1,      // the phrase is the whole line, apart from punctuation
  kColon = 2,      // a colon follows the phrase; at most 60 words
  kHeadline = 4,   // the line is at most 25 words and does not end as a sentence does
  kShort = 8,      // the line is at most 30 words
  kAlways = 16,    // whatever the line's length
  kCapitals = 32,  // the phrase is in capitals and the line at most 25 words
  kNamed = 64,     // a name follows: a few words with capitals, or a year, a sign, "by"
  kClosed = 128    // the phrase is a sentence of its own; at most 30 words
};

/// A phrase at a line's start or end that tells its kind: lower-case, straight apostrophes.
struct Phrase {
  std::string_view text;
  std::uint8_t fits;
  LineKind kind;
};

/// Phrases that open lines which are not the article, in English, Spanish, French and
/// German, and a few in Portuguese and Italian.
[[nodiscard]] std::span<const Phrase> opening_phrases() noexcept;

/// Phrases that end such lines.
[[nodiscard]] std::span<const Phrase> ending_phrases() noexcept;

/// Phrases that open a bracket at the end of a caption: "(Photo by ...)".
[[nodiscard]] std::span<const Phrase> bracket_phrases() noexcept;

}  // namespace broadsheet::article
