#pragma once

#include <cstdint>
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

inline constexpr std::uint8_t kLabel = kWhole | kColon;             // "Photo", "PHOTO: ..."
inline constexpr std::uint8_t kLink = kWhole | kColon | kHeadline;  // "Read next", "Related: ..."
inline constexpr std::uint8_t kBrief = kShort;  // an invitation, also as a sentence

/// A phrase at a line's start or end that tells its kind: lower-case, straight apostrophes.
struct Phrase {
  std::string_view text;
  std::uint8_t fits;
  LineKind kind;
};

}  // namespace broadsheet::article
