#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// Neighbouring articles of one part.
struct ArticleRange {
  const Part* part;
  const DecidedPart* decided;
  std::int64_t first;  // articles [first, last) of the part
  std::int64_t last;

  [[nodiscard]] std::int64_t first_segment() const noexcept;
  [[nodiscard]] std::int64_t last_segment() const noexcept;
  [[nodiscard]] TokenIndex first_token() const noexcept;
  [[nodiscard]] TokenIndex last_token() const noexcept;
};

/// What a view shows, and the ids that types and outlets would have had if its articles alone had
/// been read under the same decisions: types by frequency then bytes, outlets by name.
struct Extract {
  std::vector<ArticleRange> ranges;       // in the view's order
  std::vector<TermId> kept_types;         // by new id
  std::vector<TermId> new_types;          // by old id, kNoTerm where none is left; runs' included
  std::vector<std::int64_t> type_counts;  // by new id
  std::vector<TermId> by_bytes;           // new ids in byte order
  std::vector<std::int32_t> new_outlets;  // by old code, -1 where none is left
  std::vector<std::string> outlet_names;  // by new code
  bool same_types = false;                // every type keeps its id

  // Where words of several tokens count as one term: their types follow the others.
  const TermRuns* runs = nullptr;
  std::vector<TermId> kept_run_types;     // old ids, by new id from kept_types.size() on
  std::vector<std::int64_t> word_counts;  // by new id, of runs too: what stands in a run is its
};

/// O(tokens of the view + types of its corpus). The view must outlive it.
[[nodiscard]] Extract extract(const Corpus& view);

/// All articles of the parts [first, last), with the ids that they have.
[[nodiscard]] Extract parts_from(const Corpus& corpus, std::size_t first, std::size_t last);

/// Whether a view shows all articles of its columns, each once and in order.
[[nodiscard]] bool is_whole(const Corpus& view);

/// A vocabulary of the types that are kept, by new id.
[[nodiscard]] std::shared_ptr<const Vocabulary> kept_vocabulary(const Extract& extract,
                                                                const Vocabulary& types);

/// Columns of what a view shows alone: the ones that it has if it is whole, else new ones.
[[nodiscard]] std::shared_ptr<const Columns> columns_alone(const Corpus& view);

}  // namespace broadsheet::corpus
