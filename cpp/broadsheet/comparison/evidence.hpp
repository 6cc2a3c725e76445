#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::comparison {

/// A place in an article's text, [begin, end) in bytes.
struct Place {
  ArticleIndex article;
  std::int64_t begin;
  std::int64_t end;
};

/// Where a term stands for the first time in each article that holds it, by article. What is
/// found is what was counted: the term itself, no other case or spelling of it, in what the view
/// counts; a term that stands for several words is found as any of them.
///
/// One pass over the tokens at the speed of memory.
[[nodiscard]] std::vector<Place> first_places(const corpus::Corpus& corpus, TermId term,
                                              unsigned threads = 0);

}  // namespace broadsheet::comparison
