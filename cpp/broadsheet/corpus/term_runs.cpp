#include "broadsheet/corpus/term_runs.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace broadsheet::corpus {

std::span<const TermRun> TermRuns::within(const Part& part, TokenIndex first,
                                          TokenIndex last) const {
  require_all();
  const auto found = runs_.find(&part);
  if (found == runs_.end()) return {};
  const std::span<const TermRun> runs = found->second.span();
  const auto before = [](const TermRun& run, TokenIndex token) { return run.first < token; };
  const auto begin = std::lower_bound(runs.begin(), runs.end(), first, before);
  const auto end = std::lower_bound(begin, runs.end(), last, before);
  return {begin, end};
}

void TermRuns::require_all() const {
  if (checked_.load(std::memory_order_acquire)) return;
  for (const auto& [part, runs] : runs_) runs.require_all();
  checked_.store(true, std::memory_order_release);
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
    const auto length = std::min<std::ptrdiff_t>(run.length, scratch.end() - begin);
    std::fill(begin + 1, begin + length, continuation_);
  }
  return scratch;
}

}  // namespace broadsheet::corpus
