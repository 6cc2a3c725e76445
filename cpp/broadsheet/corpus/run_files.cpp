#include "broadsheet/corpus/run_files.hpp"

#include <optional>
#include <vector>

namespace broadsheet::corpus {

SavedGroup write_runs(const Extract& extract, GroupWriter group) {
  group.add<TermRun>("runs", [&](NpyWriter& writer) {
    TokenIndex total = 0;
    std::vector<TermRun> moved;
    for (const ArticleRange& range : extract.ranges) {
      const auto runs = extract.runs->within(*range.part, range.first_token(), range.last_token());
      moved.assign(runs.begin(), runs.end());
      for (TermRun& run : moved) {
        run.first += total - range.first_token();
        run.type = extract.new_types[run.type];
      }
      writer.append(std::span<const TermRun>(moved));
      total += range.last_token() - range.first_token();
    }
  });
  return group.finish();
}

Column<TermRun> map_runs(const std::string& root, const SavedGroup& saved, TokenIndex n_tokens,
                         std::size_t n_types, TermId continuation, Arrays& arrays) {
  GroupReader group(root, saved);
  auto runs = next_column<TermRun>(group, "runs", arrays);
  arrays.back()->set_rule([data = runs.data(), n = runs.size(), n_tokens, n_types, continuation](
                              std::size_t begin, std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      const TermRun& run = data[i];
      const TokenIndex limit = i + 1 < n ? data[i + 1].first : n_tokens;
      if (run.first < 0 || limit > n_tokens || run.length == 0 ||
          run.first > limit - static_cast<TokenIndex>(run.length)) {
        return "a run is out of order" + at_position(i);
      }
      if (run.type < n_types || run.type >= continuation) {
        return "a run's type is none" + at_position(i);
      }
    }
    return std::nullopt;
  });
  group.finish();
  return runs;
}

}  // namespace broadsheet::corpus
