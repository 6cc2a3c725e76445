#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::vectors {

/// A term to show, and how much seeing it is worth.
struct SnippetTerm {
  std::int32_t term;
  double weight;
};

struct SnippetOptions {
  std::int64_t length = 200;     // bytes, about
  std::string_view open = "**";  // around each word that is one of the terms
  std::string_view close = "**";
};

/// The stretch of an article that shows most of the terms by weight (each once; the earliest of
/// equals), on one line, with the terms marked; cut text begins or ends with "...". Of an article
/// with none of the terms: its beginning. Only counted text is shown.
[[nodiscard]] std::string snippet(const corpus::Corpus& corpus, ArticleIndex article,
                                  std::span<const SnippetTerm> terms,
                                  const SnippetOptions& options = {});

}  // namespace broadsheet::vectors
