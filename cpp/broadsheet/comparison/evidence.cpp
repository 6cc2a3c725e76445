#include "broadsheet/comparison/evidence.hpp"

#include <cstddef>
#include <optional>

#include "broadsheet/base/parallel.hpp"

namespace broadsheet::comparison {
namespace {

constexpr std::size_t kArticlesPerChunk = 256;

std::optional<Place> first_place(const corpus::Corpus& corpus, TermId term, ArticleIndex article) {
  const auto term_of_type = corpus.term_of_type();
  std::optional<Place> found;
  corpus.for_each_run(article, [&](const corpus::TokenRun& run) {
    for (std::size_t i = 0; i < run.types.size() && !found; ++i) {
      if (term_of_type[run.types[i]] != term) continue;
      corpus::SpanCursor cursor(*corpus.article(article).part, run.segment);
      for (std::size_t k = 0; k < i; ++k) cursor.next();
      found = Place{article, cursor.begin(), cursor.end()};
    }
  });
  return found;
}

}  // namespace

std::vector<Place> first_places(const corpus::Corpus& corpus, TermId term, unsigned threads) {
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  std::vector<std::vector<Place>> by_chunk(n_chunks(n, kArticlesPerChunk));
  for_each_chunk(n, kArticlesPerChunk, threads,
                 [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     const auto place = first_place(corpus, term, static_cast<ArticleIndex>(i));
                     if (place) by_chunk[chunk].push_back(*place);
                   }
                 });
  std::vector<Place> places;
  for (const auto& of_chunk : by_chunk) {
    places.insert(places.end(), of_chunk.begin(), of_chunk.end());
  }
  return places;
}

}  // namespace broadsheet::comparison
