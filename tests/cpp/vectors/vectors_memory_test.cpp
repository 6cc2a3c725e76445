#include "broadsheet/vectors/vectors_memory.hpp"

#include <gtest/gtest.h>

#include "../corpus/small_corpus.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/count_matrix.hpp"

namespace broadsheet::vectors {
namespace {

corpus::Corpus ports() {
  return corpus::small_corpus(
      {{.text = "the port closed the port"}, {.text = "the bridge closed"}, {.text = "snow"}});
}

TEST(VectorsMemory, CountsCellsCoordinatesAndSequences) {
  const auto corpus = ports();
  const std::int64_t words = vectors_memory(corpus, {});
  EXPECT_GT(words, 36 * corpus::most_cells(corpus));
  EXPECT_EQ(vectors_memory(corpus, {.dimensions = 7}) - words, 8 * 7 * 3);
  EXPECT_EQ(vectors_memory(corpus, {.ngrams = {1, 2}}) - words, 160 * 9);
  EXPECT_EQ(vectors_memory(corpus, {.ngrams = {2, 4}}) - words, 160 * 3 * 9);
}

TEST(CheckVectorsMemory, RefusesMoreThanTheBoundIfThereIsOne) {
  const auto corpus = ports();
  const std::int64_t needed = vectors_memory(corpus, {});
  EXPECT_NO_THROW(check_vectors_memory(corpus, {}, 0));
  EXPECT_NO_THROW(check_vectors_memory(corpus, {}, needed));
  EXPECT_THROW(check_vectors_memory(corpus, {}, needed - 1), MemoryLimitError);
}

}  // namespace
}  // namespace broadsheet::vectors
