#include "broadsheet/corpus/term_runs.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace broadsheet::corpus {

std::span<const TermRun> TermRuns::within(const Part& part, TokenIndex first,
                                          TokenIndex last) const {
  const auto found = runs_.find(&part);
  if (found == runs_.end()) return {};
  const std::vector<TermRun>& runs = found->second;
  const auto before = [](const TermRun& run, TokenIndex token) { return run.first < token; };
  const auto begin = std::lower_bound(runs.begin(), runs.end(), first, before);
  const auto end = std::lower_bound(begin, runs.end(), last, before);
  return {begin, end};
}

std::span<const TermId> TermRuns::apply(const Part& part, TokenIndex first,
                                        std::span<const TermId> types,
                                        std::vector<TermId>& scratch) const {
  const auto runs = within(part, first, first + static_cast<TokenIndex>(types.size()));
  if (runs.empty()) return types;
  scratch.assign(types.begin(), types.end());
  for (const TermRun& run : runs) {
    const auto begin = scratch.begin() + (run.first - first);
    *begin = run.type;
    std::fill(begin + 1, begin + run.length, continuation_);
  }
  return scratch;
}

}  // namespace broadsheet::corpus
