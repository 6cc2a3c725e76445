#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::corpus {

/// A line of an article's text, blank lines included.
struct ArticleLine {
  std::uint32_t begin;  // bytes in the article's text, without the line's end
  std::uint32_t end;
  std::uint8_t kind;   // article::LineKind of its last segment: what follows a dateline; not that
                       // of the outlet's own name in it
  bool counted;        // whether any of it counts in this view
  std::uint16_t rule;  // why it has its kind: Corpus::rule_reason; 0: plain
};

/// The lines of an article, in order. Joined by its line ends they are its text.
[[nodiscard]] std::vector<ArticleLine> article_lines(const Corpus& corpus, ArticleIndex article);

/// A stretch of an article that a view does not count: a line, the dateline before one, or the
/// outlet's own name in one.
struct SetAside {
  ArticleIndex article;
  std::int64_t line;         // from 1
  std::uint32_t line_begin;  // bytes in the article's text, as the two below
  std::uint32_t begin;
  std::uint32_t end;
  std::uint8_t kind;
  std::uint16_t rule;
};

/// Everything in the view's articles that it does not count, in order.
[[nodiscard]] std::vector<SetAside> set_aside(const Corpus& corpus);

}  // namespace broadsheet::corpus
