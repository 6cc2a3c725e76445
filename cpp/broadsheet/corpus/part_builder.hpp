#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/article/parse.hpp"
#include "broadsheet/corpus/article_input.hpp"
#include "broadsheet/corpus/growing_part.hpp"
#include "broadsheet/corpus/type_table.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {

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
  bool compose_text(const ArticleInput& article, GrowingArray<char>& bytes);
  void append_text(const text::RawText& text, GrowingArray<char>& bytes);
  void add_segments(bool has_title, GrowingPart& part);
  void add_tokens(GrowingPart& part);
  void add_wide_spans(std::uint32_t segment_begin, std::size_t begin, std::size_t end,
                      GrowingPart& part);
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

  std::string_view text_;  // of the article at hand, in the part
  std::string title_;
  std::vector<article::Segment> segments_;
  text::TokenBuffer buffer_;
};

/// LimitError for more than an article may have: segments begin at 32-bit offsets, and counts of a
/// term in an article have 31 bits.
void require_article_bytes(std::size_t n_bytes);
void require_article_words(std::size_t n_words);

}  // namespace broadsheet::corpus
