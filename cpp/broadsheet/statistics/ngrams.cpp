#include "broadsheet/statistics/ngrams.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/rank_order.hpp"
#include "broadsheet/statistics/byte_order.hpp"
#include "broadsheet/statistics/sequences.hpp"
#include "broadsheet/statistics/token_stream.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::int64_t kLongest = 10;
constexpr std::int64_t kMostSkipped = 5;

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }

void check(const NgramOptions& options) {
  const auto check_range = [](const char* name, std::int64_t value, std::int64_t low,
                              std::int64_t high) {
    if (value >= low && value <= high) return;
    throw ArgumentError(std::string(name) + " must be from " + std::to_string(low) + " to " +
                        std::to_string(high) + ", got " + std::to_string(value));
  };
  check_range("n", options.n, 2, kLongest);
  check_range("skip", options.skip, 0, kMostSkipped);
  if (options.min_count < 1) {
    throw ArgumentError("min_count must be 1 or more, got " + std::to_string(options.min_count));
  }
}

// All ways to read n terms that leave out at most `skip` words between them.
void add_patterns(SequencePattern& begun, std::size_t n_offsets, std::uint32_t skip,
                  std::vector<SequencePattern>& patterns) {
  if (begun.size() == n_offsets) {
    patterns.push_back(begun);
    return;
  }
  const std::uint32_t last = begun.empty() ? 0 : begun.back();
  for (std::uint32_t left_out = 0; left_out <= skip; ++left_out) {
    begun.push_back(last + 1 + left_out);
    add_patterns(begun, n_offsets, skip - left_out, patterns);
    begun.pop_back();
  }
}

std::vector<std::uint32_t> article_of_place(const TokenStream& stream) {
  std::vector<std::uint32_t> article(stream.terms.size());
  for (std::size_t i = 0; i + 1 < stream.articles.size(); ++i) {
    std::fill(article.begin() + stream.articles[i], article.begin() + stream.articles[i + 1],
              static_cast<std::uint32_t>(i));
  }
  return article;
}

std::int64_t count_articles(std::span<const SequenceItem> items,
                            std::span<const std::uint32_t> article) {
  std::int64_t n = 1;
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (article[items[i].place] != article[items[i - 1].place]) ++n;
  }
  return n;
}

/// The rows in the order of their terms' bytes. They come in the order of their ids, so those of
/// one first term stand together, and only such a group is sorted.
std::vector<TermId> rows_by_bytes(const NgramTable& table, const corpus::Corpus& corpus) {
  struct Group {
    std::uint32_t place;  // of the first term
    TermId begin;
    TermId end;
  };
  struct Row {
    std::uint32_t place;  // of the second term
    TermId at;
  };
  const std::vector<std::uint32_t> places = places_by_bytes(corpus);
  const auto n = at(table.n);
  const auto place = [&](std::size_t row, std::size_t k) {
    return places[table.terms[row * n + k]];
  };
  std::vector<Group> groups;
  for (TermId row = 0; row < table.size(); ++row) {
    const std::uint32_t first = place(row, 0);
    if (groups.empty() || groups.back().place != first) groups.push_back({first, row, row});
    groups.back().end = row + 1;
  }
  std::sort(groups.begin(), groups.end(),
            [](const Group& a, const Group& b) { return a.place < b.place; });
  std::vector<TermId> order;
  order.reserve(table.size());
  std::vector<Row> rows;
  for (const Group& group : groups) {
    rows.clear();
    for (TermId row = group.begin; row < group.end; ++row) rows.push_back({place(row, 1), row});
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
      if (a.place != b.place) return a.place < b.place;
      for (std::size_t k = 2; k < n; ++k) {
        if (place(a.at, k) != place(b.at, k)) return place(a.at, k) < place(b.at, k);
      }
      return false;
    });
    for (const Row& row : rows) order.push_back(row.at);
  }
  return order;
}

NgramTable sorted(const NgramTable& table, const corpus::Corpus& corpus) {
  if (table.size() >= kNoTerm) {
    throw LimitError("a table of n-grams has at most " + std::to_string(kNoTerm) +
                     " rows; give a larger min_count");
  }
  NgramTable result;
  result.n = table.n;
  result.n_words = table.n_words;
  result.terms.reserve(table.terms.size());
  for (const TermId i : corpus::order_by_count(rows_by_bytes(table, corpus), table.count)) {
    const auto row = table.terms.begin() + static_cast<std::ptrdiff_t>(i) * table.n;
    result.terms.insert(result.terms.end(), row, row + table.n);
    result.count.push_back(table.count[i]);
    result.articles.push_back(table.articles[i]);
  }
  return result;
}

}  // namespace

namespace {

// The rows of the sequences that begin with terms below n_first, in the order of their terms; a
// term of the stream stands for its remainder by n_terms. n_ids: of the stream.
void add_rows(const TokenStream& stream, TermId n_ids, TermId n_terms,
              std::span<const SequencePattern> patterns, const NgramOptions& options,
              NgramTable& all) {
  const std::vector<std::uint32_t> article = article_of_place(stream);
  std::vector<NgramTable> bands(kSequenceBands + 1);
  group_sequences(
      stream, n_ids, patterns, options.min_count, options.threads,
      [&](std::size_t band, std::span<const SequenceItem> items) {
        NgramTable& rows = bands[band];
        const SequenceItem& item = items.front();
        rows.terms.push_back(stream.terms[item.place]);
        for (const std::uint32_t offset : patterns[item.pattern]) {
          rows.terms.push_back(stream.terms[item.place + offset] % n_terms);
        }
        rows.count.push_back(static_cast<std::int64_t>(items.size()));
        rows.articles.push_back(count_articles(items, article));
      },
      n_terms);
  for (NgramTable& rows : bands) {
    all.terms.insert(all.terms.end(), rows.terms.begin(), rows.terms.end());
    all.count.insert(all.count.end(), rows.count.begin(), rows.count.end());
    all.articles.insert(all.articles.end(), rows.articles.begin(), rows.articles.end());
    rows = {};
  }
}

StreamOptions stream_options(const NgramOptions& options) {
  return {options.close_gaps, options.across_sentences, options.threads};
}

// --- within a bound on memory ------------------------------------------------------------------

constexpr std::size_t kArticlesAtOnce = 1024;

// What a term that opens a sequence takes: the ids read after it and their articles, and an item
// and a spare one for each pattern.
std::uint64_t bytes_of_window(std::size_t reach, std::size_t n_patterns) noexcept {
  return (reach + 2) * (sizeof(TermId) + sizeof(std::uint32_t)) +
         n_patterns * 3 * sizeof(SequenceItem);
}

// Bounds of bands of first terms whose windows fit into `bytes`; a term alone may take twice that.
std::vector<TermId> first_terms(const corpus::Corpus& corpus, std::uint64_t window,
                                std::uint64_t bytes) {
  const auto totals = corpus.terms()->total_counts();
  std::vector<TermId> ends{0};
  std::uint64_t held = 0;
  for (TermId rank = 0; rank < corpus.n_terms(); ++rank) {
    const std::uint64_t more = static_cast<std::uint64_t>(totals[rank]) * window;
    corpus.require_memory("counting the n-grams that begin with the most frequent term", more);
    if (held > 0 && held + more > bytes) {
      ends.push_back(rank);
      held = 0;
    }
    held += more;
  }
  ends.push_back(corpus.n_terms());
  return ends;
}

// Each term of [first, last) with the `reach` places after it in its stretch, as a stretch of its
// own; the ids after it are moved up by n_terms, so that no sequence begins there.
TokenStream windows(const corpus::Corpus& corpus, TermId first, TermId last, std::size_t reach,
                    const StreamOptions& options) {
  TokenStream found;
  const auto n = at(corpus.n_articles());
  for (std::size_t begin = 0; begin < n; begin += kArticlesAtOnce) {
    std::vector<ArticleIndex> some(std::min(kArticlesAtOnce, n - begin));
    std::iota(some.begin(), some.end(), static_cast<ArticleIndex>(begin));
    const TokenStream stream = token_stream(corpus.select(some), options);
    found.n_words += stream.n_words;
    for (std::size_t i = 0; i + 1 < stream.articles.size(); ++i) {
      found.articles.push_back(static_cast<std::int64_t>(found.terms.size()));
      for (std::size_t place = at(stream.articles[i]); place < at(stream.articles[i + 1]);
           ++place) {
        if (stream.terms[place] < first || stream.terms[place] >= last) continue;
        found.terms.push_back(stream.terms[place]);
        for (std::size_t next = place + 1; next <= place + reach; ++next) {
          if (stream.terms[next] == kStretchEnd) break;
          const TermId term = stream.terms[next];
          found.terms.push_back(is_term(term) ? term + corpus.n_terms() : term);
        }
        found.terms.push_back(kStretchEnd);
      }
    }
  }
  found.articles.push_back(static_cast<std::int64_t>(found.terms.size()));
  return found;
}

// The same rows, a band of first terms at a time.
NgramTable ngrams_in_bands(const corpus::Corpus& corpus, const NgramOptions& options,
                           std::span<const SequencePattern> patterns) {
  constexpr TermId kMostTerms = kStretchEnd / 2;
  if (corpus.n_terms() >= kMostTerms) {
    throw LimitError("n-grams within a memory bound are counted of at most " +
                     std::to_string(kMostTerms) + " terms, got " +
                     std::to_string(corpus.n_terms()));
  }
  const auto reach = at(options.n - 1 + options.skip);
  const corpus::Corpus unbounded = corpus.with_memory_bound(0);
  const std::vector<TermId> ends =
      first_terms(corpus, bytes_of_window(reach, patterns.size()), corpus.memory_bound() / 2);
  NgramTable all;
  for (std::size_t band = 0; band + 1 < ends.size(); ++band) {
    const TokenStream stream =
        windows(unbounded, ends[band], ends[band + 1], reach, stream_options(options));
    all.n_words = stream.n_words;
    add_rows(stream, 2 * corpus.n_terms(), corpus.n_terms(), patterns, options, all);
    constexpr std::uint64_t kRow = 160;  // twice in columns, once as text
    corpus.require_memory("the table of n-grams (give a larger min_count)", kRow * all.size());
  }
  all.n = options.n;
  return sorted(all, corpus);
}

bool fits(const corpus::Corpus& corpus) {
  if (corpus.memory_bound() == 0) return true;
  std::uint64_t words = 0;
  for (const std::int64_t length : corpus.article_lengths()) {
    words += static_cast<std::uint64_t>(length);
  }
  return words * kBytesPerStreamedWord <= corpus.memory_bound();
}

}  // namespace

NgramTable ngrams(const corpus::Corpus& corpus, const NgramOptions& options) {
  check(options);
  std::vector<SequencePattern> patterns;
  SequencePattern begun;
  add_patterns(begun, at(options.n - 1), static_cast<std::uint32_t>(options.skip), patterns);
  if (!fits(corpus)) return ngrams_in_bands(corpus, options, patterns);
  const TokenStream stream = token_stream(corpus, stream_options(options));
  NgramTable all;
  all.n = options.n;
  all.n_words = stream.n_words;
  if (corpus.n_terms() > 0) {
    add_rows(stream, corpus.n_terms(), corpus.n_terms(), patterns, options, all);
  }
  return sorted(all, corpus);
}

std::vector<double> per_million(const NgramTable& table) {
  std::vector<double> rates(table.size());
  std::transform(table.count.begin(), table.count.end(), rates.begin(), [&](std::int64_t count) {
    return static_cast<double>(count) / static_cast<double>(table.n_words) * 1e6;
  });
  return rates;
}

}  // namespace broadsheet::statistics
