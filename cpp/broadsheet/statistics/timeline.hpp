#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "broadsheet/base/ids.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/query.hpp"

namespace broadsheet::statistics {

/// Which cell of a timeline each article belongs to: one cell for each outlet and period, in the
/// caller's order. kNoCell leaves an article out (it has no date).
struct TimelineCells {
  static constexpr std::int64_t kNoCell = -1;
  std::span<const std::int64_t> cell_of_article;
  std::int64_t n_cells = 0;
};

/// How often each query is found in each cell: rows by query, then by cell, one for every pair.
///
///     count        finds in the cell          articles     its articles that have one
///     tokens       its running words          n_articles   its articles
///     per_million  count / tokens * 10^6, with its 95 % interval by article (TermTable)
///
/// A cell without running words is a gap: per_million and its interval are NaN. The interval is
/// NaN as well for a count of 0 and where fewer than two articles have words.
struct Timeline {
  std::vector<std::int64_t> count;
  std::vector<std::int64_t> articles;
  std::vector<std::int64_t> tokens;
  std::vector<std::int64_t> n_articles;
  std::vector<double> per_million;
  std::vector<double> per_million_low;
  std::vector<double> per_million_high;
};

/// Linear in the corpus's tokens and in queries * (articles + cells). Bit-identical for any number
/// of threads. ArgumentError unless there is a cell for each article.
[[nodiscard]] Timeline timeline(const corpus::Corpus& corpus, std::span<const Query> queries,
                                const TimelineCells& cells, unsigned threads = 0);

/// Something that was found in an article, such as a name.
struct Find {
  std::int64_t thing;
  ArticleIndex article;
};

/// The same of things found otherwise than by a query: rows by thing, then by cell. ArgumentError
/// for a thing outside [0, n_things) or an article that the corpus does not have.
[[nodiscard]] Timeline timeline_of_finds(const corpus::Corpus& corpus, std::span<const Find> finds,
                                         std::int64_t n_things, const TimelineCells& cells);

}  // namespace broadsheet::statistics
