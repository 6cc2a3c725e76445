#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "broadsheet/article/line_kind.hpp"

namespace broadsheet::article {

/// A 64-bit hash of a line that is equal for lines that say the same: case (ASCII), digits
/// (each counts as 0), runs of white space, and punctuation at both ends make no difference.
/// 0 for a line without a letter or digit. Never saved as a name of anything: it finds
/// repeats, and is the same on every machine and in every run of one version.
/// About 0.1 ns a byte.
[[nodiscard]] std::uint64_t line_key(std::string_view line) noexcept;

/// How often a line stands in the articles of one outlet. Articles are distinct articles:
/// the reprints of one article count once.
struct Repetition {
  std::int64_t articles_with_line = 0;
  std::int64_t articles_of_outlet = 0;
  /// False where the outlet is not known; then both counts are over the whole corpus.
  bool outlet_known = false;
  /// The outlet's name, or empty: a line that says no more than it is a label.
  std::string_view outlet;
  /// Of the articles with the line, the share that has it among its first (last) three
  /// lines that are not blank; 0 where that was not looked at.
  double share_first_lines = 0.0;
  double share_last_lines = 0.0;
};

/// What repetition says about a line, and why (rule_reason).
struct Judgement {
  LineKind kind = LineKind::paragraph;
  std::uint16_t rule = 0;
};

/// The fewest distinct articles a line must stand in to be judged at all.
inline constexpr std::int64_t kFewestRepeats = 4;

/// Whether a line that recurs over distinct articles is set aside, and as what; nothing: it
/// stays. For lines the rules of Parser left as article text.
///
/// Repetition alone is weak evidence: sections of a newsletter ("Perspectives"), a repeated
/// quotation and a paragraph of background recur too. So a line that recurs in four or more
/// articles goes only where its own shape speaks for it as well: a whole sentence without
/// quotation marks that keeps to the articles' first or last lines, or stands in a twentieth
/// of the outlet's articles, or speaks to the reader; a byline; the outlet's own name. Short
/// headings, questions, lines that end with a colon and quotations stay, and so does a sentence
/// that tells what happened ("He has denied the charges."), unless half of the outlet's articles
/// have it at an edge: it is the background of a story.
///
/// Without an outlet the same holds over the whole corpus, except that a share of articles
/// says nothing there: a sentence must keep to an edge or speak to the reader.
[[nodiscard]] std::optional<Judgement> judge_repeated(std::string_view line,
                                                      const Repetition& repetition);

}  // namespace broadsheet::article
