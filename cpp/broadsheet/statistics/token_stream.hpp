#pragma once

#include <cstdint>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"

namespace broadsheet::statistics {

/// Ends a stretch in a TokenStream.
inline constexpr TermId kStretchEnd = kNoTerm - 1;

/// Whether a place of a stream holds a term, not a gap or an end.
[[nodiscard]] constexpr bool is_term(TermId id) noexcept { return id < kStretchEnd; }

/// The counted words of a corpus as one column of terms, sentence after sentence.
///
///     terms     4 0 - 7 | 0 9 | 4 7 |      -: kNoTerm, a dropped word; |: kStretchEnd
///     articles  0               7     10   first place of each article, then the end
///
/// What stands in one stretch stood in one sentence with nothing set aside between.
struct TokenStream {
  std::vector<TermId> terms;
  std::vector<std::int64_t> articles;
  std::int64_t n_words = 0;  // running words, dropped ones included
};

/// What a word of a stream takes with what is made of it: places, articles, groups.
inline constexpr std::uint64_t kBytesPerStreamedWord = 24;

/// With close_gaps, dropped words leave no gap. With across_sentences, only the ends of lines and
/// what is not counted end a stretch; with across_lines, only the ends of articles.
struct StreamOptions {
  bool close_gaps = false;
  bool across_sentences = false;
  unsigned threads = 0;
  bool across_lines = false;
};

/// MemoryLimitError where it, and what is counted of it, does not fit into the corpus's bound.
[[nodiscard]] TokenStream token_stream(const corpus::Corpus& corpus,
                                       const StreamOptions& options = {});

/// One article's share of a stream, and which of its part's tokens [first, last) each place is; an
/// end has none.
struct ArticleStream {
  struct Tokens {
    TokenIndex first;
    TokenIndex last;
  };
  std::vector<TermId> terms;
  std::vector<Tokens> tokens;
};

[[nodiscard]] ArticleStream article_stream(const corpus::Corpus& corpus, ArticleIndex article,
                                           const StreamOptions& options = {});

}  // namespace broadsheet::statistics
