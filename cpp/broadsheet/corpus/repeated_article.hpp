#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "broadsheet/base/column.hpp"
#include "broadsheet/corpus/article_input.hpp"
#include "broadsheet/corpus/part.hpp"

namespace broadsheet::corpus {

/// Where an article came from, as ArticleInput says.
struct ArticlePlace {
  std::string_view source;
  std::int64_t line;
};

/// "news.jsonl, line 3"
[[nodiscard]] std::string describe(const ArticlePlace& place);

/// Where articles came from, by position.
struct ArticlePlaces {
  StringColumn sources;
  Column<std::int64_t> lines;

  [[nodiscard]] ArticlePlace operator[](std::size_t i) const noexcept {
    return {sources[i], lines[i]};
  }
  /// The same where they may lie in a file; FormatError where that is damaged.
  [[nodiscard]] ArticlePlace checked(std::size_t i) const {
    sources.starts.require(i, i + 2);
    sources.bytes.require(static_cast<std::size_t>(sources.starts[i]),
                          static_cast<std::size_t>(sources.starts[i + 1]));
    lines.require(i, i + 1);
    return (*this)[i];
  }
};

/// What is said of an article that was read after another one of the same id. With
/// OnError::raise, FormatError where its text is another one.
[[nodiscard]] Skipped repeated_article(std::string_view id, bool same_text,
                                       const ArticlePlace& place, const ArticlePlace& first,
                                       OnError on_error);

/// The same of one that is appended or joined, when nobody knows any more where the first one came
/// from; position: of the article, for the error.
[[nodiscard]] Skipped repeated_article(std::string_view id, bool same_text, std::int64_t position,
                                       OnError on_error);

}  // namespace broadsheet::corpus
