#include "broadsheet/corpus/document_frequency.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/article_set.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::corpus {
namespace {

constexpr std::size_t kArticlesPerChunk = 256;

// Views of fewer articles are looked through sooner than postings.
constexpr ArticleIndex kFewArticles = 64;

std::vector<ArticleIndex> articles_that_may_have(const Corpus& corpus, TermId term) {
  std::vector<ArticleIndex> articles;
  const auto term_of_type = corpus.term_of_type();
  if (corpus.n_articles() > kFewArticles) {
    std::vector<TermId> types;
    for (TermId type = 0; type < term_of_type.size(); ++type) {
      if (term_of_type[type] == term) types.push_back(type);
    }
    ArticleSet set(*corpus.columns());
    set.add_articles_with(types);
    return set.positions_in(corpus);
  }
  articles.resize(static_cast<std::size_t>(corpus.n_articles()));
  std::iota(articles.begin(), articles.end(), ArticleIndex{0});
  return articles;
}

// One worker's sums, and the article that had each term last.
struct Frequencies {
  std::vector<std::int64_t> articles;
  std::vector<ArticleIndex> last_article;
};

}  // namespace

std::vector<std::int64_t> count_document_frequencies(const Corpus& corpus, ArticleIndex first,
                                                     ArticleIndex last, unsigned threads) {
  std::vector<Frequencies> workers(resolve_threads(threads));
  const auto term_of_type = corpus.term_of_type();
  for_each_chunk_by_worker(static_cast<std::size_t>(last - first), kArticlesPerChunk, threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             Frequencies& mine = workers[worker];
                             if (mine.articles.empty()) {
                               mine.articles.resize(corpus.n_terms(), 0);
                               mine.last_article.resize(corpus.n_terms(), -1);
                             }
                             for (auto i = first + static_cast<ArticleIndex>(begin);
                                  i < first + static_cast<ArticleIndex>(end); ++i) {
                               corpus.for_each_run(i, [&](const TokenRun& run) {
                                 for (const TermId type : run.types) {
                                   const TermId term = term_of_type[type];
                                   if (term == kNoTerm || mine.last_article[term] == i) continue;
                                   mine.last_article[term] = i;
                                   ++mine.articles[term];
                                 }
                               });
                             }
                           });
  std::vector<std::int64_t> sums(corpus.n_terms(), 0);
  for (const Frequencies& worker : workers) {
    for (std::size_t t = 0; t < worker.articles.size(); ++t) sums[t] += worker.articles[t];
  }
  return sums;
}

std::vector<std::int64_t> article_types(const Corpus& corpus, unsigned threads) {
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  std::vector<std::int64_t> types(n, 0);
  std::vector<std::vector<TermId>> workers(resolve_threads(threads));
  const auto term_of_type = corpus.term_of_type();
  for_each_chunk_by_worker(n, kArticlesPerChunk, threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             std::vector<TermId>& met = workers[worker];
                             for (std::size_t i = begin; i < end; ++i) {
                               met.clear();
                               corpus.for_each_run(static_cast<ArticleIndex>(i),
                                                   [&](const TokenRun& run) {
                                                     for (const TermId type : run.types) {
                                                       if (term_of_type[type] != kNoTerm)
                                                         met.push_back(term_of_type[type]);
                                                     }
                                                   });
                               std::sort(met.begin(), met.end());
                               types[i] = std::unique(met.begin(), met.end()) - met.begin();
                             }
                           });
  return types;
}

std::string counted_term(const Corpus& corpus, std::string_view word) {
  if (corpus.find_term(word) || !corpus.tokenizer().splitter.empty()) return std::string(word);
  // Among small letters, where capitals mean something: alone, "WHO" would be a headline's "who".
  text::TokenBuffer buffer;
  text::Tokenizer(corpus.tokenizer()).tokenize("a " + std::string(word) + " b", buffer);
  if (buffer.size() < 3) return std::string(word);  // no word at all
  if (buffer.size() == 3) return std::string(buffer.key(1));
  // Where terms are mapped, several words may be a term that these articles lack.
  if (corpus.has_mapped_terms()) return std::string(word);
  throw ArgumentError("a term is one word, and '" + std::string(word) + "' is " +
                      std::to_string(buffer.size() - 2) +
                      ": look it up by concordance or ngrams, or join its words by map_terms");
}

std::int64_t document_frequency(const Corpus& corpus, std::string_view term, unsigned threads) {
  const std::optional<TermId> wanted = corpus.find_term(term);
  if (!wanted) return 0;
  if (const auto* known = corpus.known_document_frequencies()) {
    known->require(*wanted, std::size_t{*wanted} + 1);
    return (*known)[*wanted];
  }
  const std::vector<ArticleIndex> articles = articles_that_may_have(corpus, *wanted);
  const std::size_t n = articles.size();
  const auto term_of_type = corpus.term_of_type();
  std::vector<std::int64_t> found(n_chunks(n, kArticlesPerChunk), 0);
  for_each_chunk(
      n, kArticlesPerChunk, threads, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          bool has_term = false;
          corpus.for_each_run(articles[i], [&](const TokenRun& run) {
            has_term =
                has_term || std::any_of(run.types.begin(), run.types.end(),
                                        [&](TermId type) { return term_of_type[type] == *wanted; });
          });
          found[chunk] += has_term ? 1 : 0;
        }
      });
  return std::accumulate(found.begin(), found.end(), std::int64_t{0});
}

}  // namespace broadsheet::corpus
