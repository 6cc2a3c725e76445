#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/parse.hpp"
#include "broadsheet/corpus/article_input.hpp"
#include "broadsheet/corpus/part.hpp"
#include "broadsheet/corpus/type_table.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {

/// Strings of a part while it grows.
struct GrowingStrings {
  std::vector<char> bytes;
  std::vector<std::int64_t> starts = {0};

  void add(std::string_view value) {
    bytes.insert(bytes.end(), value.begin(), value.end());
    starts.push_back(static_cast<std::int64_t>(bytes.size()));
  }
  [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
    return {bytes.data() + starts[i], static_cast<std::size_t>(starts[i + 1] - starts[i])};
  }
};

/// The columns of a Part while they grow; types and outlets carry the ids of the worker that
/// read them until the merge.
struct GrowingPart {
  std::vector<TermId> tokens;
  std::vector<std::uint8_t> gaps;
  std::vector<std::uint8_t> lengths;
  std::vector<WideSpan> wide_spans;
  std::vector<TokenIndex> sentence_starts;

  std::vector<TokenIndex> segment_tokens = {0};
  std::vector<std::uint32_t> segment_begins;
  std::vector<std::uint32_t> segment_ends;
  std::vector<std::uint8_t> segment_kinds;
  std::vector<std::uint8_t> segment_flags;
  std::vector<std::uint16_t> segment_rules;
  std::vector<std::uint64_t> line_keys;

  std::vector<std::int64_t> article_segments = {0};
  GrowingStrings texts;
  GrowingStrings ids;
  GrowingStrings authors;
  GrowingStrings fields;
  GrowingStrings sources;  // kept until the merge, for its messages
  std::vector<std::int64_t> source_lines;
  std::vector<std::int32_t> outlets;
  std::vector<std::int64_t> dates;
  std::vector<std::int16_t> date_offsets;
  std::vector<std::uint8_t> date_forms;
  std::vector<std::uint8_t> title_added;

  [[nodiscard]] std::size_t n_articles() const noexcept { return outlets.size(); }
};

/// Reads articles into columns: one per worker, in that worker's thread. Memory of one article is
/// reused for the next.
class PartBuilder {
 public:
  PartBuilder(const text::Tokenizer& tokenizer, const article::Parser& parser,
              text::OnInvalid on_invalid);

  /// Appends an article. FormatError where its text is not what it should be; `part` is then as
  /// it was. Returns what was repaired or not understood, or "".
  std::string add(const ArticleInput& article, GrowingPart& part);

  [[nodiscard]] TypeTable& types() noexcept { return types_; }
  [[nodiscard]] const std::vector<std::string>& outlets() const noexcept { return outlet_names_; }
  [[nodiscard]] std::int64_t n_repaired() const noexcept { return n_repaired_; }

 private:
  bool compose_text(const ArticleInput& article);
  void add_segments(bool has_title, GrowingPart& part);
  void add_tokens(GrowingPart& part);
  void add_fields(const ArticleInput& article, bool title_added, GrowingPart& part,
                  std::string& remark);
  std::int32_t outlet_code(std::string_view outlet);

  const text::Tokenizer& tokenizer_;
  const article::Parser& parser_;
  text::OnInvalid on_invalid_;
  TypeTable types_;
  std::map<std::string, std::int32_t, std::less<>> outlet_codes_;
  std::vector<std::string> outlet_names_;
  std::int64_t n_repaired_ = 0;

  std::string text_;  // of the article at hand
  std::string title_;
  std::vector<article::Segment> segments_;
  text::TokenBuffer buffer_;
};

}  // namespace broadsheet::corpus
