#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "broadsheet/base/pooled_vector.hpp"
#include "broadsheet/vectors/ranking.hpp"

namespace broadsheet::vectors {

/// What was found for rows that threads search by the chunk. Not with memory of its own for each
/// row or chunk, which took a tenth of the time of short texts.
class FoundByChunk {
 public:
  FoundByChunk(std::size_t n_rows, std::size_t rows_a_chunk, std::size_t k, unsigned threads);

  /// How many candidates a block of memory has room for: each thread has one that is not full.
  [[nodiscard]] static std::size_t block_size(std::size_t n_rows, std::size_t k) noexcept;

  /// How many were found for a row; 0 until it is told.
  void set_count(std::size_t row, std::size_t n_found) noexcept {
    counts_[row] = static_cast<std::uint32_t>(n_found);
  }
  /// What was found for the rows of a chunk, one below the other. Once for each chunk, by any
  /// thread under its own number.
  void set(unsigned worker, std::size_t chunk, std::span<const Candidate> found);

  /// All rows, one below the other, each followed by what `others` has for it (of no rows or all).
  [[nodiscard]] Neighbours joined_with(const std::vector<std::vector<Candidate>>& others) &&;

 private:
  struct Block {
    [[nodiscard]] bool has_room_for(std::size_t n) const noexcept {
      return found.capacity() - found.size() >= n;
    }

    PooledVector<Candidate> found;
    std::size_t n_chunks = 0;
  };
  struct Place {
    Block* block;
    std::size_t begin;
  };

  std::size_t rows_a_chunk_;
  std::size_t block_size_;
  std::vector<std::uint32_t> counts_;
  std::vector<Place> chunks_;
  std::vector<std::vector<std::unique_ptr<Block>>> blocks_;  // by worker
};

}  // namespace broadsheet::vectors
