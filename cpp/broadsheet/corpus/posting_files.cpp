#include "broadsheet/corpus/posting_files.hpp"

#include <optional>
#include <string>
#include <utility>

#include "broadsheet/corpus/type_postings_builder.hpp"

namespace broadsheet::corpus {
namespace {

using Entry = TypePostings::Entry;

constexpr const char* kGaps = "posting_gaps";
constexpr const char* kTypes = "posting_types";

// Types ascend, ends never descend, and the last is the end of all gaps.
void set_entries(SavedArray& array, const Column<Entry>& entries, std::size_t n_types,
                 std::size_t n_gaps) {
  if ((entries.empty() ? 0 : entries.back().end) != n_gaps) {
    throw_damaged(array.path(), "its ends must run to " + std::to_string(n_gaps));
  }
  array.set_rule([data = entries.data(), n = entries.size(), n_types, n_gaps](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    for (std::size_t i = begin; i < end; ++i) {
      if (data[i].type >= n_types || (i + 1 < n && data[i + 1].type <= data[i].type)) {
        return "a type is out of order" + at_position(i);
      }
      if (data[i].end > n_gaps || (i + 1 < n && data[i + 1].end < data[i].end)) {
        return "an end is out of order" + at_position(i);
      }
    }
    return std::nullopt;
  });
}

// Gaps that begin in a block are those of ascending articles of the part.
void set_gaps(SavedArray& array, const Column<std::uint8_t>& gaps, const Column<Entry>& entries,
              std::size_t n_articles) {
  array.set_rule([gaps = gaps.span(), entries, n_articles](
                     std::size_t begin, std::size_t end) -> std::optional<std::string> {
    std::size_t i = first_entry(entries, [&](const Entry& e) { return e.end <= begin; });
    std::size_t from = 0;
    if (i > 0) {
      entries.require(i - 1, i);
      from = entries[i - 1].end;
    }
    for (; from < end; ++i) {
      entries.require(i, i + 1);
      const std::size_t to = entries[i].end;
      if (from >= begin && !articles_of_gaps(gaps.subspan(from, to - from), n_articles)) {
        return "an article is out of order" + at_position(from);
      }
      from = to;
    }
    return std::nullopt;
  });
}

}  // namespace

void write_postings(const Extract& extract, std::size_t n_types, unsigned threads,
                    GroupWriter& group) {
  TypePostingsBuilder builder(extract, n_types, threads);
  group.add<std::uint8_t>(kGaps, [&](NpyWriter& writer) {
    builder.for_each_piece([&](std::span<const std::uint8_t> some) { writer.append(some); });
  });
  group.add(kTypes, std::span<const Entry>(builder.entries()));
}

TypePostings map_postings(GroupReader& group, std::size_t n_types, std::size_t n_articles,
                          Arrays& arrays) {
  if (!group.next_is(kGaps)) return {};
  auto gaps = next_column<std::uint8_t>(group, kGaps, arrays);
  const auto gap_array = arrays.back();
  auto entries = next_column<Entry>(group, kTypes, arrays);
  set_entries(*arrays.back(), entries, n_types, gaps.size());
  set_gaps(*gap_array, gaps, entries, n_articles);
  return {std::move(gaps), std::move(entries)};
}

}  // namespace broadsheet::corpus
