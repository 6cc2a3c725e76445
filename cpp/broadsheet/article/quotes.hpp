#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "broadsheet/article/parse.hpp"

namespace broadsheet::article {

/// A stretch of an article's text in bytes; empty: begin == end.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const noexcept { return begin == end; }
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// Direct speech and who said it.
struct AttributedQuote {
  TextRange quote;    // without quotation marks
  TextRange speaker;  // as written: a name without title, else "she", "the spokesman"
  TextRange verb;     // "said", "told", "added"
};

/// A source an article names for what it reports.
struct Attribution {
  TextRange source;  // a name without title, else as written: "police", "court records"
  TextRange cue;     // "according to", "reported", "said"
};

/// Direct speech with an attribution: a verb of speech and its subject next to the quotation,
/// before it ("Costa said: ..."), after it ("...," said Ruth Adeyemi, a nurse) or between two
/// parts of it, whose second part has the same speaker. Speech that goes on in the next
/// paragraph (no closing mark at the paragraph's end) keeps its speaker. What has no
/// attribution is not listed. English, Spanish, French and German verbs.
///
/// `segments` are those of Parser with split_quotes. In order of the text; linear.
[[nodiscard]] std::vector<AttributedQuote> find_quotes(std::string_view text,
                                                       std::span<const Segment> segments);

/// The sources named: after "according to", "citing" and the like; before "reported"; a name
/// or a spokesperson before a verb of speech where nothing is quoted.
[[nodiscard]] std::vector<Attribution> find_attributions(std::string_view text,
                                                         std::span<const Segment> segments);

}  // namespace broadsheet::article
