#include "broadsheet/vectors/vectors_memory.hpp"

#include <algorithm>
#include <string>

#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/vectors/memory_bound.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::int64_t kBytesPerCell = 36;
constexpr std::int64_t kBytesPerRow = 64;
constexpr std::int64_t kBytesPerSequence = 160;

}  // namespace

std::int64_t vectors_memory(const corpus::Corpus& corpus, const VectorsPlan& plan) {
  const auto n_articles = static_cast<std::int64_t>(corpus.n_articles());
  const std::int64_t lengths = std::max<std::int64_t>(
      0, plan.ngrams.longest - std::max<std::int64_t>(2, plan.ngrams.shortest) + 1);
  std::int64_t words = 0;
  for (ArticleIndex i = 0; i < n_articles && lengths > 0; ++i) words += corpus.n_tokens(i);
  return kBytesPerCell * corpus::most_cells(corpus) + kBytesPerSequence * lengths * words +
         (kBytesPerRow + 8 * plan.dimensions) * n_articles +
         16 * static_cast<std::int64_t>(corpus.n_terms());
}

void check_vectors_memory(const corpus::Corpus& corpus, const VectorsPlan& plan,
                          std::int64_t bound) {
  if (bound == 0) return;
  require_memory("placing " + std::to_string(corpus.n_articles()) + " articles",
                 vectors_memory(corpus, plan), bound,
                 "allow more, or take a subset of the articles");
}

}  // namespace broadsheet::vectors
