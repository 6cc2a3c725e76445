#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>

#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

/// Calls f(first, last, goes_on) for each stretch of an article: the counted tokens [first, last)
/// of its part that follow one another in one sentence. What a view does not count ends a stretch,
/// and so does the end of a line or sentence; a word that the term map drops does not, it stays in
/// as kNoTerm. `goes_on`: the sentence is that of the stretch before, and only the outlet's own
/// name stands between them. Linear in the article's tokens, plus a look-up of its first sentence.
template <class F>
void for_each_stretch(const corpus::Corpus& corpus, ArticleIndex article, F&& f) {
  const corpus::Part& part = *corpus.article(article).part;
  part.require_sentences();
  const auto& starts = part.sentence_starts;
  std::optional<const TokenIndex*> sentence;
  TokenIndex first = 0;
  TokenIndex last = 0;
  bool after_outlet = false;
  const auto flush = [&] {
    if (first == last) return;
    bool goes_on = after_outlet && sentence;
    if (!sentence) sentence = std::upper_bound(starts.begin(), starts.end(), first);
    while (first != last) {
      for (; *sentence != starts.end() && **sentence <= first; ++*sentence) goes_on = false;
      const TokenIndex end = *sentence == starts.end() ? last : std::min(last, **sentence);
      f(first, end, goes_on);
      first = end;
    }
  };
  corpus.for_each_run(article, [&](const corpus::TokenRun& run) {
    const auto end = run.first + static_cast<TokenIndex>(run.types.size());
    if (run.first != last || run.starts_line) {
      flush();
      first = run.first;
      after_outlet = run.after_outlet && !run.starts_line;
    }
    last = end;
  });
  flush();
}

}  // namespace broadsheet::statistics
