#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/part.hpp"

namespace broadsheet::corpus {

/// Some tokens in a row that count as one term.
struct TermRun {
  TokenIndex first;  // in the part
  std::uint32_t length;
  TermId type;  // one past the types of the corpus, so that a term map holds it
};

/// The runs of a view: "White House" where it counts as one term. Sparse, and beside the term map.
///
/// A run's first token is read as the run's own type, those after it as `continuation`, which is
/// no word of its own; positions and running words stay as they are. Runs never overlap, and none
/// reaches over the end of a segment or sentence. Immutable.
class TermRuns {
 public:
  using PartRuns = std::unordered_map<const Part*, Column<TermRun>>;

  /// runs: ascending in each part. continuation: a type that counts as no term.
  TermRuns(PartRuns runs, TermId continuation)
      : runs_(std::move(runs)), continuation_(continuation) {}
  TermRuns(const TermRuns&) = delete;
  TermRuns& operator=(const TermRuns&) = delete;

  [[nodiscard]] TermId continuation() const noexcept { return continuation_; }

  /// The runs in tokens [first, last) of a part. FormatError where they lie in a file that is
  /// damaged.
  [[nodiscard]] std::span<const TermRun> within(const Part& part, TokenIndex first,
                                                TokenIndex last) const;

  /// The tokens as they count, from `first` on: themselves where no run is among them, else a copy
  /// in `scratch`.
  [[nodiscard]] std::span<const TermId> apply(const Part& part, TokenIndex first,
                                              std::span<const TermId> types,
                                              std::vector<TermId>& scratch) const;

 private:
  void require_all() const;

  PartRuns runs_;
  mutable std::atomic<bool> checked_ = false;
  TermId continuation_;
};

}  // namespace broadsheet::corpus
