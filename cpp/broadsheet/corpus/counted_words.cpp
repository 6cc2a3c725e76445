#include "broadsheet/corpus/counted_words.hpp"

#include <span>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/checksum.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 256;

// No term has these: a term's number is even.
constexpr std::uint64_t kDropped = 1;
constexpr std::uint64_t kRun = 3;  // the run's place in its article stands above

std::vector<std::uint64_t> term_numbers(const Corpus& corpus) {
  std::vector<std::uint64_t> numbers(corpus.n_terms());
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    const std::string_view term = corpus.term(t);
    numbers[t] = checksum(std::as_bytes(std::span(term.data(), term.size()))) << 1U;
  }
  return numbers;
}

}  // namespace

std::vector<std::uint64_t> counted_words_fingerprints(const Corpus& corpus, unsigned threads) {
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  std::vector<std::uint64_t> fingerprints(n);
  const std::vector<std::uint64_t> numbers = term_numbers(corpus);
  const auto term_of_type = corpus.term_of_type();
  std::vector<std::vector<std::uint64_t>> workers(resolve_threads(threads));
  for_each_chunk_by_worker(
      n, kArticlesPerChunk, threads,
      [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
        std::vector<std::uint64_t>& words = workers[worker];
        for (std::size_t i = begin; i < end; ++i) {
          words.clear();
          const ArticleView article = corpus.article(static_cast<ArticleIndex>(i));
          words.push_back(
              static_cast<std::uint64_t>(article.last_segment() - article.first_segment()));
          for (auto s = article.first_segment(); s != article.last_segment(); ++s) {
            words.push_back(article.kind(s));
          }
          corpus.for_each_run(static_cast<ArticleIndex>(i), [&](const TokenRun& run) {
            const auto place = static_cast<std::uint64_t>(run.segment - article.first_segment());
            words.push_back((place << 4U) | (std::uint64_t{run.starts_line} << 3U) |
                            (std::uint64_t{run.after_outlet} << 2U) | kRun);
            for (const TermId type : run.types) {
              const TermId term = term_of_type[type];
              words.push_back(term == kNoTerm ? kDropped : numbers[term]);
            }
          });
          fingerprints[i] = checksum(std::as_bytes(std::span<const std::uint64_t>(words)));
        }
      });
  return fingerprints;
}

}  // namespace broadsheet::corpus
