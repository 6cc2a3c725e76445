#pragma once

#include <cstdint>

#include "broadsheet/vectors/nearest.hpp"

namespace broadsheet::vectors {

/// How many pairs a search notes before it tells the rows concerned, if as many as before turn out
/// to be of interest.
inline constexpr std::int64_t kMostFound = std::int64_t{1} << 19;

/// By how many candidates, for each row and in the mean, those beyond the usual number may grow
/// before rows have to make do without: this part of the usual number.
inline constexpr std::size_t kExtraCandidates = 2;

/// What a search needs at its peak, in bytes, beside the points: never anything that grows with
/// the number of pairs, except what it finds.
///
///     16 a weight                                        FilterRows
///     2 a row of the tile and panel column, 4 a weight   FilterTile
///     24 k and some more a row                           RowCandidates
///     24 a pair noted, of kMostFound at most             what rows of a tile are told
///     8 a column and 4 MiB, for each thread              scratch
///     40 k a row                                         the answer
///
/// or, where that is more, what it takes to search exhaustively for rows with fewer than k
/// relations once all of the above but the answer is dropped: exhaustive_memory().
///
/// Thousands of articles that are equally near to one another do not take more.
[[nodiscard]] std::int64_t search_memory(const SparsePoints& from, const SparsePoints& to,
                                         bool same, const NearestOptions& options);

/// What search_exhaustively() needs: 12 a weight and 8 a column of `to` turned on its side, for
/// each thread 13 a row, and the answer.
[[nodiscard]] std::int64_t exhaustive_memory(const SparsePoints& from, const SparsePoints& to,
                                             const NearestOptions& options);

/// MemoryLimitError where a search needs more than options.memory (0: no bound).
void check_memory(std::int64_t needed, const NearestOptions& options);

/// The most rows of a tile with which the search stays within options.memory. MemoryLimitError,
/// before anything is done, where no tile is small enough.
[[nodiscard]] std::size_t tile_rows_within(const SparsePoints& from, const SparsePoints& to,
                                           bool same, const NearestOptions& options);

}  // namespace broadsheet::vectors
