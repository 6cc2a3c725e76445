#include "broadsheet/vectors/search_memory.hpp"

#include <algorithm>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/filter_plan.hpp"
#include "broadsheet/vectors/filter_tile.hpp"
#include "broadsheet/vectors/memory_bound.hpp"
#include "broadsheet/vectors/row_candidates.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::int64_t kLeastTileRows = 1024;

std::int64_t bytes_with_tile(const SparsePoints& from, const SparsePoints& to, bool same,
                             const NearestOptions& options, std::int64_t tile_rows) {
  const std::int64_t threads = resolve_threads(options.threads);
  const std::int64_t weights = to.matrix.n_non_zero() + (same ? 0 : from.matrix.n_non_zero());
  const std::int64_t rows = to.size() + (same ? 0 : from.size());
  const std::int64_t columns = to.matrix.n_columns;
  const std::int64_t rows_of_tile = std::min(tile_rows, std::max<std::int64_t>(1, to.size()));
  const std::int64_t panels = most_panels(to);
  const std::int64_t weights_of_tile =
      to.matrix.n_non_zero() / std::max<std::int64_t>(1, to.size()) * rows_of_tile;
  const std::int64_t k = std::min(options.k, to.size());
  const std::int64_t filter = 16 * weights + 88 * rows + 4 * columns * (3 + 2 * threads);
  const std::int64_t tile = rows_of_tile * (2 * panels + 8) + 4 * weights_of_tile;
  const auto usual =
      static_cast<std::int64_t>(RowCandidates::usual_limit(static_cast<std::size_t>(k)));
  const std::int64_t extra = usual / static_cast<std::int64_t>(kExtraCandidates);
  const std::int64_t candidates = from.size() * (96 + 2 * k + 16 * (usual + extra));
  const std::int64_t found = same ? 24 * std::min(kMostFound, rows_of_tile * rows_of_tile) : 0;
  const std::int64_t scratch = threads * (8 * columns + 256 * 2 * rows_of_tile);
  return std::max(filter + tile + candidates + found + scratch + 40 * k * from.size(),
                  exhaustive_memory(from, to, options));
}

}  // namespace

std::int64_t exhaustive_memory(const SparsePoints& from, const SparsePoints& to,
                               const NearestOptions& options) {
  const std::int64_t threads = resolve_threads(options.threads);
  const std::int64_t k = std::min(options.k, to.size());
  return 12 * to.matrix.n_non_zero() + 16 * to.matrix.n_columns + threads * (13 + 32) * to.size() +
         (56 * k + 64) * from.size();
}

std::int64_t search_memory(const SparsePoints& from, const SparsePoints& to, bool same,
                           const NearestOptions& options) {
  const auto tile_rows = static_cast<std::int64_t>(FilterTile::kMostRows);
  return bytes_with_tile(from, to, same, options, tile_rows);
}

void check_memory(std::int64_t needed, const NearestOptions& options) {
  require_memory("the search", needed, options.memory, "allow more, or search from part to part");
}

std::size_t tile_rows_within(const SparsePoints& from, const SparsePoints& to, bool same,
                             const NearestOptions& options) {
  auto tile_rows = static_cast<std::int64_t>(FilterTile::kMostRows);
  if (options.memory == 0) return static_cast<std::size_t>(tile_rows);
  std::int64_t needed = 0;
  for (; tile_rows >= kLeastTileRows; tile_rows /= 2) {
    needed = bytes_with_tile(from, to, same, options, tile_rows);
    if (needed <= options.memory) return static_cast<std::size_t>(tile_rows);
  }
  check_memory(needed, options);
  return static_cast<std::size_t>(kLeastTileRows);
}

}  // namespace broadsheet::vectors
