#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/part.hpp"

namespace broadsheet::corpus {

/// Strings of a part while it grows.
struct GrowingStrings {
  GrowingArray<char> bytes;
  GrowingArray<std::int64_t> starts = {0};

  void add(std::string_view value) {
    bytes.append(value);
    end_string();
  }
  /// The bytes behind the last string are one more.
  void end_string() { starts.push_back(static_cast<std::int64_t>(bytes.size())); }

  [[nodiscard]] std::size_t size() const noexcept { return starts.size() - 1; }
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    return {bytes.data() + starts[i], static_cast<std::size_t>(starts[i + 1] - starts[i])};
  }
};

/// The columns of a Part while they grow; types and outlets carry the ids of the worker that
/// read them until the merge.
struct GrowingPart {
  GrowingArray<TermId> tokens;
  GrowingArray<std::uint8_t> gaps;
  GrowingArray<std::uint8_t> lengths;
  GrowingArray<WideSpan> wide_spans;
  GrowingArray<TokenIndex> sentence_starts;

  GrowingArray<TokenIndex> segment_tokens = {0};
  GrowingArray<std::uint32_t> segment_begins;
  GrowingArray<std::uint32_t> segment_ends;
  GrowingArray<std::uint8_t> segment_kinds;
  GrowingArray<std::uint8_t> segment_flags;
  GrowingArray<std::uint16_t> segment_rules;
  GrowingArray<std::uint64_t> line_keys;

  GrowingArray<std::int64_t> article_segments = {0};
  GrowingStrings texts;
  GrowingStrings ids;
  GrowingStrings authors;
  GrowingStrings fields;
  GrowingStrings sources;  // kept until the merge, for its messages
  GrowingArray<std::int64_t> source_lines;
  GrowingArray<std::int32_t> outlets;
  GrowingArray<std::int64_t> dates;
  GrowingArray<std::int16_t> date_offsets;
  GrowingArray<std::uint8_t> date_forms;
  GrowingArray<std::uint8_t> title_added;

  [[nodiscard]] std::size_t n_articles() const noexcept { return outlets.size(); }

  /// Bytes of all columns, without what is reserved.
  [[nodiscard]] std::size_t n_bytes() const noexcept;

  /// Forgets all articles; the memory stays.
  void clear() noexcept;

  /// Gives back the memory that is reserved for more articles.
  void shrink_to_fit() noexcept;
};

/// Some articles of a part.
struct GrowingRange {
  const GrowingPart* part;
  std::size_t begin;
  std::size_t end;
};

/// Where the values of some articles begin in each kind of column, or how many there are.
struct PartExtent {
  static constexpr std::size_t kStringColumns = 5;

  std::size_t articles = 0;
  std::size_t segments = 0;
  std::size_t tokens = 0;
  std::size_t wide_spans = 0;
  std::size_t sentences = 0;
  std::array<std::size_t, kStringColumns> bytes = {};
};

/// What stands between a part and articles that several threads write behind its last one: who
/// makes room is alone, and then all may fill, each its own room.
class RoomInPart {
 public:
  explicit RoomInPart(const GrowingRange& range);

  /// Whether `to` need not find memory for it.
  [[nodiscard]] bool fits(const GrowingPart& to) const noexcept;
  /// Makes `to` longer. Where memory must be found, `reserve` times what is asked for is reserved.
  void make(GrowingPart& to, double reserve);
  /// Writes the articles. Others may make room that fits and fill theirs meanwhile.
  void fill(GrowingPart& to) const;

 private:
  GrowingRange range_;
  PartExtent from_;
  PartExtent size_;
  PartExtent place_;
};

/// Appends articles of several parts in this order, on several threads. Where memory must be
/// found, `reserve` times what is appended is reserved.
void append_articles(GrowingPart& to, std::span<const GrowingRange> ranges, double reserve,
                     unsigned threads);

/// The columns as they stand.
[[nodiscard]] Part to_part(GrowingPart&& growing);

}  // namespace broadsheet::corpus
