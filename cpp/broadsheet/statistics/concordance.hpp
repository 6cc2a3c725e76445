#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/query.hpp"

namespace broadsheet::statistics {

/// Where a query was found: n_tokens tokens from `first` on, in the article's part.
struct Hit {
  ArticleIndex article;
  TokenIndex first;
  std::int64_t n_tokens;
  friend bool operator==(const Hit&, const Hit&) = default;
};

/// The places where any of the queries is found, by article and position; a place that two
/// queries find stands once. Finds overlap ("very very very" has "very very" twice); where a gap
/// may be filled in several ways, the shortest counts. With a limit, the first so many.
///
/// Nothing is tokenized: articles that may have what is asked for, as far as the parts' postings
/// say (corpus::ArticleSet), are gone through at the speed of memory.
[[nodiscard]] std::vector<Hit> find_hits(const corpus::Corpus& corpus,
                                         std::span<const Query> queries,
                                         std::optional<std::size_t> limit = {},
                                         unsigned threads = 0);

/// A hit with its context, as byte ranges of the article's text: the context before, the match and
/// the context after, without the spaces between them.
struct ConcordanceLine {
  ArticleIndex article;
  std::int64_t left_begin;
  std::int64_t left_end;
  std::int64_t begin;
  std::int64_t end;
  std::int64_t right_begin;
  std::int64_t right_end;
};

enum class ConcordanceOrder : std::uint8_t {
  article,  // by position
  left,     // by the words before, the nearest first
  right,    // by the words after
  date,     // oldest first, articles without a date last
};

struct ConcordanceOptions {
  std::int64_t window = 8;  // words of context on each side
  ConcordanceOrder order = ConcordanceOrder::article;
  std::optional<std::size_t> sample;  // so many of all hits at random
  std::uint64_t seed = 0;
  std::optional<std::size_t> limit;  // so many of the ordered lines
  unsigned threads = 0;
};

/// Key words in context. The context stays in what the view counts: it ends where something set
/// aside stands between, and at the article's ends. Ties of an order go by position.
/// ArgumentError if window < 0.
[[nodiscard]] std::vector<ConcordanceLine> concordance(const corpus::Corpus& corpus,
                                                       std::span<const Query> queries,
                                                       const ConcordanceOptions& options = {});

/// Some bytes of an article's text.
struct TextPlace {
  ArticleIndex article;
  std::int64_t begin;
  std::int64_t end;
  friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// The same lines for places that are known: one for each, in their order. A place may hold what is
/// not counted, as a quotation in a view without direct speech does; the context is counted words.
/// Places of one article that stand together cost one look at it. ArgumentError for a place that is
/// not in the corpus, or window < 0.
[[nodiscard]] std::vector<ConcordanceLine> lines_at(const corpus::Corpus& corpus,
                                                    std::span<const TextPlace> places,
                                                    std::int64_t window);

/// A stretch of an article's text, [begin, end) in bytes.
struct TextRange {
  std::int64_t begin;
  std::int64_t end;
};

/// The sentence of an article that holds this byte, without the spaces around it; a byte between
/// two sentences belongs to the one before. An article without a sentence gives [0, 0).
[[nodiscard]] TextRange sentence_of(const corpus::Corpus& corpus, ArticleIndex article,
                                    std::int64_t byte);

/// A note for each query of one word that finds nothing where the view counts, but something in its
/// articles' other lines; `texts` are the queries as they were asked.
[[nodiscard]] std::vector<std::string> notes_on_uncounted(const corpus::Corpus& corpus,
                                                          std::span<const Query> queries,
                                                          std::span<const std::string> texts,
                                                          unsigned threads);

}  // namespace broadsheet::statistics
