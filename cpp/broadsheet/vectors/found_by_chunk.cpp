#include "broadsheet/vectors/found_by_chunk.hpp"

#include <algorithm>
#include <ranges>

#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {

FoundByChunk::FoundByChunk(std::size_t n_rows, std::size_t rows_a_chunk, std::size_t k,
                           unsigned threads)
    : rows_a_chunk_(rows_a_chunk),
      block_size_(block_size(n_rows, k)),
      counts_(n_rows),
      chunks_(n_chunks(n_rows, rows_a_chunk)),
      blocks_(threads) {}

// Small where all that can be found is little.
std::size_t FoundByChunk::block_size(std::size_t n_rows, std::size_t k) noexcept {
  constexpr std::size_t kMost = PagePool::kGranule / sizeof(Candidate);
  return std::min(kMost, n_rows * std::min(k, kMost) / 32);
}

void FoundByChunk::set(unsigned worker, std::size_t chunk, std::span<const Candidate> found) {
  auto& blocks = blocks_[worker];
  if (blocks.empty() || !blocks.back()->has_room_for(found.size())) {
    blocks.push_back(std::make_unique<Block>());
    blocks.back()->found.reserve(std::max(found.size(), block_size_));
  }
  Block& block = *blocks.back();
  chunks_[chunk] = {&block, block.found.size()};
  block.found.insert(block.found.end(), found.begin(), found.end());
  ++block.n_chunks;
}

Neighbours FoundByChunk::joined_with(const std::vector<std::vector<Candidate>>& others) && {
  std::size_t total = 0;
  for (const std::uint32_t count : counts_) total += count;
  for (const auto& other : others) total += other.size();
  Neighbours result;
  result.article_a.reserve(total);
  result.article_b.reserve(total);
  result.similarity.reserve(total);
  const auto append = [&](std::span<const Candidate> found) {
    const auto articles = std::views::transform(found, &Candidate::article);
    const auto similarities = std::views::transform(found, &Candidate::similarity);
    result.article_b.insert(result.article_b.end(), articles.begin(), articles.end());
    result.similarity.insert(result.similarity.end(), similarities.begin(), similarities.end());
  };
  const auto add_row = [&](std::size_t row, std::size_t n_found) {
    result.article_a.insert(result.article_a.end(), n_found, static_cast<std::int64_t>(row));
  };
  for (std::size_t chunk = 0; chunk < chunks_.size(); ++chunk) {
    auto [block, begin] = chunks_[chunk];
    const std::span all = block->found;
    std::size_t end = begin;
    const std::size_t first = chunk * rows_a_chunk_;
    for (std::size_t row = first; row < std::min(counts_.size(), first + rows_a_chunk_); ++row) {
      add_row(row, counts_[row]);
      end += counts_[row];
      if (others.empty() || others[row].empty()) continue;
      append(all.subspan(begin, end - begin));
      begin = end;
      add_row(row, others[row].size());
      append(others[row]);
    }
    append(all.subspan(begin, end - begin));
    if (--block->n_chunks == 0) block->found = {};
  }
  return result;
}

}  // namespace broadsheet::vectors
