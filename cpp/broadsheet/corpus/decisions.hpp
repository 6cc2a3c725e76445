#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/base/pooled_vector.hpp"
#include "broadsheet/corpus/rule_reasons.hpp"
#include "broadsheet/corpus/vocabulary.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {

struct Columns;

/// A line that recurs over an outlet's articles, and what it was judged to be.
struct RepeatedLine {
  std::string outlet;
  std::uint64_t key;      // article::line_key
  std::uint8_t kind;      // article::LineKind
  std::uint16_t rule;     // of Decisions::reasons
  std::int64_t articles;  // distinct articles of the outlet that have it

  friend bool operator==(const RepeatedLine&, const RepeatedLine&) = default;
};

/// A part's segments after the decisions, by segment.
struct DecidedPart {
  Column<std::uint8_t> kinds;
  Column<std::uint16_t> rules;
};

/// What was learned from the whole corpus: which recurring lines are no news, and which words of
/// all-capitals headlines keep their capitals. A subset inherits it; another corpus can take it
/// over (`like=`); appending learns it anew from the columns, without tokenizing.
struct Decisions {
  std::vector<RepeatedLine> repeated_lines;  // by outlet, then key
  std::vector<std::string> capitals;         // terms that keep their capitals; sorted
  bool taken_over = false;                   // learned from another corpus
  std::vector<DecidedPart> parts;            // as Columns::parts
  /// What the numbers of rules mean: Columns::reasons, and what was taken over beyond them.
  std::shared_ptr<const RuleReasons> reasons = RuleReasons::current();
};

/// Whether all segments are decided the same.
[[nodiscard]] bool equal(const DecidedPart& a, const DecidedPart& b);

/// Learns from the columns. The same for any order of articles and any number of threads.
[[nodiscard]] Decisions learn_decisions(const Columns& columns, const text::Tokenizer& tokenizer,
                                        unsigned threads);

/// Whether the two learned the same.
[[nodiscard]] bool learned_the_same(const Decisions& a, const Decisions& b);

/// Applies what another corpus learned.
[[nodiscard]] Decisions apply_decisions(const Columns& columns, const Decisions& learned,
                                        unsigned threads = 0);

/// For each type the plain type it counts as: itself, or for a hidden type its capital form where
/// the decisions keep it, else its folded form. Both must stand in the vocabulary.
[[nodiscard]] PooledVector<TermId> plain_targets(const Vocabulary& types,
                                                 const Decisions& decisions,
                                                 const text::Tokenizer& tokenizer);

}  // namespace broadsheet::corpus
