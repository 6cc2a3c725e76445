#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>

#include "broadsheet/base/column.hpp"
#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/type_postings.hpp"

namespace broadsheet::corpus {

/// A date that is missing.
inline constexpr std::int64_t kNoDate = std::numeric_limits<std::int64_t>::min();

/// A string column: all bytes, and size() + 1 offsets into them.
struct StringColumn {
  Column<char> bytes;
  Column<std::int64_t> starts;

  [[nodiscard]] std::size_t size() const noexcept { return starts.empty() ? 0 : starts.size() - 1; }
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    return {bytes.data() + starts[i], static_cast<std::size_t>(starts[i + 1] - starts[i])};
  }
};

class PartGuard;

/// A token whose gap or length does not fit into a byte.
struct WideSpan {
  TokenIndex token;
  std::uint32_t gap;
  std::uint32_t length;
};

/// Some articles as columns. Immutable once built.
///
///     articles   |       0          |     1      | ...
///     segments   | title | par...   | title |... |    article_segments: first segment
///     tokens     | 7 2 9 | 0 4 ..   | 3 1 8 |    |    segment_tokens:   first token
///     text       | Border deal\n... | ...        |    texts: bytes of each article
///
/// `tokens` holds type ids of the corpus's vocabulary. A token's bytes: its gap after the
/// previous token of the segment (for the first: after the segment's begin), then its length;
/// 255 in the gap column says that both stand in wide_spans. Segment ranges are bytes of the
/// article's own text.
struct Part {
  /// Columns that are used, and so checked, together: tokens with their segments; texts with the
  /// bytes of segments; ids, outlets, dates and other fields.
  enum class Aspect : std::uint8_t { tokens, text, fields };

  Column<TermId> tokens;
  Column<std::uint8_t> gaps;
  Column<std::uint8_t> lengths;
  Column<WideSpan> wide_spans;         // by token
  Column<TokenIndex> sentence_starts;  // tokens that open a sentence, ascending

  Column<TokenIndex> segment_tokens;  // n_segments + 1
  Column<std::uint32_t> segment_begins;
  Column<std::uint32_t> segment_ends;
  Column<std::uint8_t> segment_kinds;   // article::LineKind, as the rules for one article say
  Column<std::uint8_t> segment_flags;   // article::kStartsLine, article::kQuote
  Column<std::uint16_t> segment_rules;  // of Columns::reasons
  Column<std::uint64_t> line_keys;      // article::line_key of the line a segment starts, else 0

  Column<std::int64_t> article_segments;  // n_articles + 1
  StringColumn texts;
  StringColumn ids;
  StringColumn authors;
  StringColumn fields;                // the other fields of an article, a JSON object
  Column<std::int32_t> outlets;       // index into Columns::outlet_names; -1: none
  Column<std::int64_t> dates;         // microseconds since 1970 UTC, or kNoDate
  Column<std::int16_t> date_offsets;  // the zone the date was given in, minutes east of UTC
  Column<std::uint8_t> date_forms;    // bit 0: has a time of day; bit 1: has a zone
  Column<std::uint8_t> title_added;   // 1: the title field was set before the given text

  TypePostings postings;  // of a part that lies in files

  std::shared_ptr<const PartGuard> guard;  // null: the part does not lie in files

  /// Throws FormatError unless what an article uses of these columns is as it was written. Costs
  /// a comparison once it was checked.
  void require(Aspect aspect, std::int64_t article) const {
    if (guard) require_guarded(aspect, article);
  }
  /// The same for all aspects of the articles [first, last).
  void require_all(std::int64_t first, std::int64_t last) const;
  void require_all() const { require_all(0, n_articles()); }
  /// The same for all sentence_starts.
  void require_sentences() const;

  [[nodiscard]] std::int64_t n_articles() const noexcept {
    return article_segments.empty() ? 0 : static_cast<std::int64_t>(article_segments.size()) - 1;
  }
  [[nodiscard]] std::int64_t n_segments() const noexcept {
    return static_cast<std::int64_t>(segment_kinds.size());
  }
  [[nodiscard]] TokenIndex n_tokens() const noexcept {
    return static_cast<TokenIndex>(tokens.size());
  }

 private:
  void require_guarded(Aspect aspect, std::int64_t article) const;
};

/// Walks the byte ranges of the tokens of one segment, in order.
class SpanCursor {
 public:
  SpanCursor(const Part& part, std::int64_t segment);

  /// The token the cursor stands on; one past the segment's last when done().
  [[nodiscard]] TokenIndex token() const noexcept { return token_; }
  [[nodiscard]] bool done() const noexcept { return token_ == last_; }
  [[nodiscard]] std::uint32_t begin() const noexcept { return begin_; }  // in the article's text
  [[nodiscard]] std::uint32_t end() const noexcept { return end_; }
  void next() noexcept;

 private:
  void read() noexcept;

  const Part& part_;
  TokenIndex token_;
  TokenIndex last_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace broadsheet::corpus
