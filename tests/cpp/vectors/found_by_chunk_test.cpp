#include "broadsheet/vectors/found_by_chunk.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "broadsheet/base/random.hpp"

namespace broadsheet::vectors {
namespace {

using Articles = PooledVector<std::int64_t>;

TEST(FoundByChunk, JoinsChunksOfAllThreadsAndTheRowsLeftOut) {
  FoundByChunk found(5, 2, 3, 2);
  const std::vector<Candidate> last = {{0.5, 40}};
  const std::vector<Candidate> first = {{0.9, 10}, {0.8, 11}, {0.7, 12}};
  found.set_count(4, 1);
  found.set(1, 2, last);
  found.set_count(0, 1);
  found.set_count(1, 2);
  found.set(0, 0, first);
  found.set(1, 1, {});  // rows 2 and 3: left out
  std::vector<std::vector<Candidate>> others(5);
  others[2] = {{0.25, 20}};
  const Neighbours all = std::move(found).joined_with(others);
  EXPECT_EQ(all.article_a, (Articles{0, 1, 1, 2, 4}));
  EXPECT_EQ(all.article_b, (Articles{10, 11, 12, 20, 40}));
  EXPECT_EQ(all.similarity, (PooledVector<double>{0.9, 0.8, 0.7, 0.25, 0.5}));
}

TEST(FoundByChunk, KeepsOrderOverManyBlocks) {
  constexpr std::size_t kRows = 20'000;
  constexpr std::size_t kChunk = 64;
  RandomStream random(7, 0);
  FoundByChunk found(kRows, kChunk, 10, 3);
  Neighbours expected;
  for (std::size_t chunk = 0; chunk * kChunk < kRows; ++chunk) {
    std::vector<Candidate> together;
    for (std::size_t row = chunk * kChunk; row < std::min(kRows, (chunk + 1) * kChunk); ++row) {
      const std::size_t n = random.below(11);
      found.set_count(row, n);
      for (std::size_t c = 0; c < n; ++c) {
        together.push_back({0.1, static_cast<std::int64_t>(random.below(kRows))});
        expected.push_back(static_cast<std::int64_t>(row), together.back().article, 0.1);
      }
    }
    found.set(static_cast<unsigned>(random.below(3)), chunk, together);
  }
  const Neighbours all = std::move(found).joined_with({});
  EXPECT_EQ(all.article_a, expected.article_a);
  EXPECT_EQ(all.article_b, expected.article_b);
  EXPECT_EQ(all.similarity, expected.similarity);
}

}  // namespace
}  // namespace broadsheet::vectors
