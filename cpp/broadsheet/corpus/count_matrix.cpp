#include "broadsheet/corpus/count_matrix.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <memory>
#include <numeric>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "broadsheet/base/copy_past_cache.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/growing_array.hpp"
#include "broadsheet/base/page_pool.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/pooled_vector.hpp"
#include "broadsheet/corpus/take_counts.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 32;
constexpr std::size_t kChunksPerWindow = 64;

// Rows of the matrix, one after another.
struct Rows {
  GrowingArray<std::int32_t> terms;
  GrowingArray<std::int32_t> counts;

  // Forgets all rows. The memory is the pool's, which a heap would not give back.
  void clear() {
    constexpr std::size_t kFewest = PagePool::kGranule / sizeof(std::int32_t);
    terms.clear();
    counts.clear();
    terms.reserve(kFewest);
    counts.reserve(kFewest);
  }
};

// Counts the terms of one article after another. The counters of the most frequent terms are
// looked through as they are. Of the others, those met for the first time go to a list; a bitmap
// of them, with a second one of its words, yields them in ascending order without a sort.
class RowCounter {
 public:
  RowCounter(TermId n_terms, bool types_are_terms)
      : types_are_terms_(types_are_terms),
        n_frequent_(
            n_terms < counters_worth_a_look() ? 0 : static_cast<TermId>(counters_worth_a_look())),
        counts_(n_terms, 0),
        met_((n_terms + 63) / 64, 0),
        words_met_((met_.size() + 63) / 64, 0) {}

  void count(std::span<const TermId> types, std::span<const TermId> term_of_type) {
    const TermId* const term_of = term_of_type.data();
    const std::int32_t* const counts = counts_.data();
    if (types_are_terms_) {
      for (const TermId term : types) __builtin_prefetch(counts + term);
      tokens_.append(types);
      return;
    }
    TermId* next = tokens_.room_for(types.size());
    TermId* const first = next;
    for (const TermId type : types) {  // counted once their counters have arrived
      const TermId term = term_of[type];
      *next = term;
      next += term != kNoTerm ? 1 : 0;
      __builtin_prefetch(counts + term);
    }
    tokens_.extend(static_cast<std::size_t>(next - first));
  }

  // Appends the row and forgets it; returns its length.
  std::size_t take(Rows& rows) {
    count_tokens();
    for (const TermId term : fresh_) {
      met_[term / 64] |= std::uint64_t{1} << (term % 64);
      words_met_[term / 4096] |= std::uint64_t{1} << (term / 64 % 64);
    }
    const std::size_t most = fresh_.size() + n_frequent_;
    std::int32_t* terms = rows.terms.room_for(most + kTakeSlack);
    std::int32_t* counts = rows.counts.room_for(most + kTakeSlack);
    const std::size_t n = fresh_.size() + take_counts(counts_.data(), n_frequent_, terms, counts);
    terms += n - fresh_.size();
    counts += n - fresh_.size();
    for (std::size_t i = 0; i < words_met_.size(); ++i) {
      for (std::uint64_t words = std::exchange(words_met_[i], 0); words != 0; words &= words - 1) {
        const std::size_t word = i * 64 + static_cast<std::size_t>(std::countr_zero(words));
        for (std::uint64_t bits = std::exchange(met_[word], 0); bits != 0; bits &= bits - 1) {
          const std::size_t term = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
          *terms++ = static_cast<std::int32_t>(term);
          *counts++ = std::exchange(counts_[term], 0);
        }
      }
    }
    rows.terms.extend(n);
    rows.counts.extend(n);
    fresh_.clear();
    return n;
  }

 private:
  void count_tokens() {
    std::int32_t* const counts = counts_.data();
    const TermId n_frequent = n_frequent_;
    TermId* fresh = fresh_.room_for(tokens_.size());
    TermId* const first = fresh;
    for (const TermId term : tokens_) {
      const std::int32_t before = counts[term];
      counts[term] = before + 1;
      *fresh = term;  // kept if it is new: whether it is, is hard to predict
      fresh += static_cast<int>(before == 0) & static_cast<int>(term >= n_frequent);
    }
    fresh_.extend(static_cast<std::size_t>(fresh - first));
    tokens_.clear();
  }

  bool types_are_terms_;
  TermId n_frequent_;
  PooledVector<std::int32_t> counts_;
  GrowingArray<TermId> tokens_;
  GrowingArray<TermId> fresh_;  // the terms that are new in the row
  std::vector<std::uint64_t> met_;
  std::vector<std::uint64_t> words_met_;
};

// Counts the terms of articles that have few tokens beside the corpus's terms, by sorting them:
// the work depends on the articles alone.
class SparseRowCounter {
 public:
  void count(std::span<const TermId> types, std::span<const TermId> term_of_type) {
    for (const TermId type : types) {
      if (const TermId term = term_of_type[type]; term != kNoTerm) met_.push_back(term);
    }
  }

  std::size_t take(Rows& rows) {
    std::sort(met_.begin(), met_.end());
    std::size_t n = 0;
    for (auto term = met_.begin(); term != met_.end(); ++n) {
      const auto next = std::upper_bound(term, met_.end(), *term);
      rows.terms.push_back(static_cast<std::int32_t>(*term));
      rows.counts.push_back(static_cast<std::int32_t>(next - term));
      term = next;
    }
    met_.clear();
    return n;
  }

 private:
  std::vector<TermId> met_;
};

void check_terms(const Corpus& corpus) {
  constexpr auto kMost = std::numeric_limits<std::int32_t>::max();
  if (corpus.n_terms() > static_cast<TermId>(kMost)) {
    throw LimitError("a count matrix holds at most 2147483647 terms, the corpus has " +
                     std::to_string(corpus.n_terms()));
  }
}

// Whether the articles have so few tokens that a table of all terms costs more than a sort.
bool is_small(const Corpus& corpus) {
  constexpr std::int64_t kTermsPerToken = 8;
  constexpr ArticleIndex kFewArticles = 4096;
  if (corpus.n_articles() > kFewArticles) return false;
  const std::int64_t most = corpus.n_terms() / kTermsPerToken;
  std::int64_t tokens = 0;
  for (ArticleIndex i = 0; i < corpus.n_articles() && tokens <= most; ++i) {
    tokens += corpus.n_tokens(i);
  }
  return tokens <= most;
}

// Whether sums by term, a table for each thread, are small beside the rows they are the sums of.
bool sums_are_small(const Corpus& corpus, std::size_t n_tables) {
  if (corpus.memory_bound() != 0) return false;  // which is for what was asked for
  constexpr std::int64_t kTokensPerSum = 4;
  const auto enough = kTokensPerSum * static_cast<std::int64_t>(n_tables) *
                      static_cast<std::int64_t>(corpus.n_terms());
  std::int64_t tokens = 0;
  for (ArticleIndex i = 0; i < corpus.n_articles() && tokens < enough; ++i) {
    tokens += corpus.n_tokens(i);
  }
  return tokens >= enough && tokens > 0;
}

// Whether every type counts as the term of its own number: no word keeps its capitals, and none
// was mapped.
bool types_are_terms(const Corpus& corpus) {
  const auto term_of_type = corpus.term_of_type();
  for (std::size_t type = 0; type < term_of_type.size(); ++type) {
    if (term_of_type[type] != type) return false;
  }
  return true;
}

// Counts articles a window at a time: only the finished rows grow with the corpus.
template <class Counter>
class MatrixBuilder {
 public:
  MatrixBuilder(const Corpus& corpus, unsigned threads)
      : corpus_(corpus),
        threads_(threads),
        counters_(resolve_threads(threads)),
        sums_(counters_.size()),
        adds_up_(sums_are_small(corpus, counters_.size())),
        chunks_(kChunksPerWindow),
        offsets_(static_cast<std::size_t>(corpus.n_articles()) + 1, 0),
        lengths_(static_cast<std::size_t>(corpus.n_articles()), 0) {}

  CountMatrix build() && {
    const std::size_t n = lengths_.size();
    for (std::size_t first = 0; first < n; first += kArticlesPerChunk * kChunksPerWindow) {
      const std::size_t size = std::min(kArticlesPerChunk * kChunksPerWindow, n - first);
      count_window(first, size);
      keep_window(first, size, static_cast<double>(n - first) / static_cast<double>(size));
    }
    CountMatrix matrix;
    matrix.n_articles = corpus_.n_articles();
    matrix.n_terms = corpus_.n_terms();
    matrix.set_offsets(std::move(offsets_));
    matrix.terms = to_column(std::move(all_.terms));
    matrix.counts = to_column(std::move(all_.counts));
    matrix.article_lengths = std::move(lengths_);
    if (adds_up_) matrix.sums = std::make_shared<const std::vector<TermSums>>(std::move(sums_));
    return matrix;
  }

 private:
  void count_window(std::size_t first, std::size_t n) {
    const auto term_of_type = corpus_.term_of_type();
    for_each_chunk_by_worker(
        n, kArticlesPerChunk, threads_,
        [&](unsigned worker, std::size_t chunk, std::size_t begin, std::size_t end) {
          auto& counter = counters_[worker];
          if (!counter) counter = make_counter();
          Rows& rows = chunks_[chunk];
          rows.clear();
          for (std::size_t i = first + begin; i < first + end; ++i) {
            corpus_.for_each_run(static_cast<ArticleIndex>(i), [&](const TokenRun& run) {
              lengths_[i] += static_cast<std::int64_t>(run.types.size());
              counter->count(run.types, term_of_type);
            });
            offsets_[i + 1] = static_cast<std::int64_t>(counter->take(rows));
          }
          if (adds_up_) add_up(rows, end - begin, sums_[worker]);
        });
  }

  std::unique_ptr<Counter> make_counter() const {
    if constexpr (std::is_same_v<Counter, RowCounter>) {
      return std::make_unique<Counter>(corpus_.n_terms(), types_are_terms(corpus_));
    } else {
      return std::make_unique<Counter>();
    }
  }

  // The rows have just been written and are near; to read them all once more takes longer.
  void add_up(const Rows& rows, std::size_t n_articles, TermSums& sums) const {
    if (sums.empty()) sums = TermSums(corpus_.n_terms());
    sums.add({rows.terms.data(), rows.terms.size()}, {rows.counts.data(), rows.counts.size()},
             n_articles);
  }

  void keep_window(std::size_t first, std::size_t n, double reserve) {
    for (std::size_t i = first; i < first + n; ++i) offsets_[i + 1] += offsets_[i];
    const auto begin = static_cast<std::size_t>(offsets_[first]);
    const auto size = static_cast<std::size_t>(offsets_[first + n]) - begin;
    const auto make = [&](GrowingArray<std::int32_t>& column) {
      if (column.size() + size > column.capacity()) {
        const auto rest = static_cast<std::size_t>(static_cast<double>(size) * reserve * 1.05);
        column.reserve(column.size() + std::max({size, rest, column.size() / 4}));
      }
      column.extend(size);
    };
    make(all_.terms);
    make(all_.counts);
    for_each_chunk(n, kArticlesPerChunk, threads_,
                   [&](std::size_t chunk, std::size_t from, std::size_t) {
                     const Rows& rows = chunks_[chunk];
                     if (rows.terms.empty()) return;
                     const auto at = static_cast<std::size_t>(offsets_[first + from]);
                     const std::size_t bytes = rows.terms.size() * sizeof(std::int32_t);
                     copy_past_cache(all_.terms.data() + at, rows.terms.data(), bytes);
                     copy_past_cache(all_.counts.data() + at, rows.counts.data(), bytes);
                   });
  }

  const Corpus& corpus_;
  unsigned threads_;
  std::vector<std::unique_ptr<Counter>> counters_;
  std::vector<TermSums> sums_;  // by worker
  bool adds_up_;
  std::vector<Rows> chunks_;
  Rows all_;
  std::vector<std::int64_t> offsets_;
  std::vector<std::int64_t> lengths_;
};

}  // namespace

void CountMatrix::set_offsets(std::vector<std::int64_t> values) {
  narrow_offsets = {};
  if (values.back() <= std::numeric_limits<std::int32_t>::max()) {
    narrow_offsets = std::vector<std::int32_t>(values.begin(), values.end());
  }
  offsets = std::move(values);
}

std::int64_t most_cells(const Corpus& corpus) {
  std::int64_t cells = 0;
  if (const Column<std::int64_t>* known = corpus.known_document_frequencies()) {
    known->require_all();
    return std::accumulate(known->begin(), known->end(), std::int64_t{0});
  }
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    cells += std::min<std::int64_t>(corpus.n_tokens(i), corpus.n_terms());
  }
  return cells;
}

CountMatrix count_matrix(const Corpus& corpus, unsigned threads) {
  check_terms(corpus);
  if (corpus.memory_bound() != 0) {
    constexpr std::uint64_t kCell = 2 * sizeof(std::int32_t);
    constexpr std::uint64_t kRow = 2 * sizeof(std::int64_t) + sizeof(std::int32_t);
    corpus.require_memory("the count matrix",
                          kCell * static_cast<std::uint64_t>(most_cells(corpus)) +
                              kRow * static_cast<std::uint64_t>(corpus.n_articles()));
  }
  // A thread takes longer to start than a small view to count.
  if (is_small(corpus)) return MatrixBuilder<SparseRowCounter>(corpus, 1).build();
  return MatrixBuilder<RowCounter>(corpus, threads).build();
}

}  // namespace broadsheet::corpus
