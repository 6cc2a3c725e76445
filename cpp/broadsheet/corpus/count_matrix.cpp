#include "broadsheet/corpus/count_matrix.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 64;

// Counts the terms of one article after another. A bitmap of the terms met, with a second one of
// its words, yields them in ascending order without a sort; both are small enough for the cache.
class RowCounter {
 public:
  explicit RowCounter(TermId n_terms)
      : counts_(n_terms, 0), met_((n_terms + 63) / 64, 0), words_met_((met_.size() + 63) / 64, 0) {}

  void count(std::span<const TermId> types, std::span<const TermId> term_of_type) {
    for (const TermId type : types) {
      const TermId term = term_of_type[type];
      if (term == kNoTerm) continue;
      ++counts_[term];
      met_[term / 64] |= std::uint64_t{1} << (term % 64);
      words_met_[term / 4096] |= std::uint64_t{1} << (term / 64 % 64);
    }
  }

  // Appends the row and forgets it.
  void take(std::vector<std::int32_t>& terms, std::vector<std::int32_t>& counts) {
    for (std::size_t i = 0; i < words_met_.size(); ++i) {
      for (std::uint64_t words = std::exchange(words_met_[i], 0); words != 0; words &= words - 1) {
        const std::size_t word = i * 64 + static_cast<std::size_t>(std::countr_zero(words));
        for (std::uint64_t bits = std::exchange(met_[word], 0); bits != 0; bits &= bits - 1) {
          const std::size_t term = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
          terms.push_back(static_cast<std::int32_t>(term));
          counts.push_back(std::exchange(counts_[term], 0));
        }
      }
    }
  }

 private:
  std::vector<std::int32_t> counts_;
  std::vector<std::uint64_t> met_;
  std::vector<std::uint64_t> words_met_;
};

struct Rows {
  std::vector<std::int32_t> terms;
  std::vector<std::int32_t> counts;
};

std::vector<std::int32_t> concatenate(std::vector<Rows>& chunks,
                                      std::vector<std::int32_t> Rows::* column) {
  std::size_t n = 0;
  for (const Rows& rows : chunks) n += (rows.*column).size();
  std::vector<std::int32_t> all;
  all.reserve(n);
  for (Rows& rows : chunks) {
    all.insert(all.end(), (rows.*column).begin(), (rows.*column).end());
    rows.*column = {};
  }
  return all;
}

}  // namespace

CountMatrix count_matrix(const Corpus& corpus, unsigned threads) {
  if (corpus.n_terms() > static_cast<TermId>(std::numeric_limits<std::int32_t>::max())) {
    throw LimitError("a count matrix holds at most 2147483647 terms, the corpus has " +
                     std::to_string(corpus.n_terms()));
  }
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  std::vector<Rows> chunks(n_chunks(n, kArticlesPerChunk));
  std::vector<std::int64_t> offsets(n + 1, 0);
  std::vector<std::int64_t> lengths(n, 0);
  std::vector<std::unique_ptr<RowCounter>> counters(resolve_threads(threads));
  const auto term_of_type = corpus.term_of_type();

  for_each_chunk_by_worker(
      n, kArticlesPerChunk, threads,
      [&](unsigned worker, std::size_t chunk, std::size_t begin, std::size_t end) {
        auto& counter = counters[worker];
        if (!counter) counter = std::make_unique<RowCounter>(corpus.n_terms());
        Rows& rows = chunks[chunk];
        for (std::size_t i = begin; i < end; ++i) {
          corpus.for_each_run(static_cast<ArticleIndex>(i), [&](const TokenRun& run) {
            lengths[i] += static_cast<std::int64_t>(run.types.size());
            counter->count(run.types, term_of_type);
          });
          const std::size_t before = rows.terms.size();
          counter->take(rows.terms, rows.counts);
          offsets[i + 1] = static_cast<std::int64_t>(rows.terms.size() - before);
        }
      });
  for (std::size_t i = 0; i < n; ++i) offsets[i + 1] += offsets[i];

  CountMatrix matrix;
  matrix.n_articles = corpus.n_articles();
  matrix.n_terms = corpus.n_terms();
  if (offsets.back() <= std::numeric_limits<std::int32_t>::max()) {
    matrix.narrow_offsets = std::vector<std::int32_t>(offsets.begin(), offsets.end());
  }
  matrix.offsets = std::move(offsets);
  matrix.terms = concatenate(chunks, &Rows::terms);
  matrix.counts = concatenate(chunks, &Rows::counts);
  matrix.article_lengths = std::move(lengths);
  return matrix;
}

}  // namespace broadsheet::corpus
