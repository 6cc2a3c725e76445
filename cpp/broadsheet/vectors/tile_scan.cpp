#include "broadsheet/vectors/tile_scan.hpp"

#include <algorithm>
#include <cstdlib>

namespace broadsheet::vectors {

void TileScan::add_lists(const FilterRows& rows, const FilterTile& tile, std::size_t x,
                         const TileRange& range, std::int16_t* sums, std::size_t width) {
  std::fill_n(sums, width, std::int16_t{0});
  const Posting* const postings = tile.postings();
  stretches_.clear();
  for (const ListEntry& entry : rows.list_row(x)) {
    const std::uint32_t begin =
        range.from_split ? tile.list_split(entry.list) : tile.list_begin(entry.list);
    const std::uint32_t end = range.before_own ? entry.place
                              : range.to_split ? tile.list_split(entry.list)
                                               : tile.list_end(entry.list);
    if (begin >= end) continue;
    __builtin_prefetch(postings + begin);
    stretches_.push_back({postings + begin, postings + end, entry.asking});
  }
  std::int16_t* const base = sums - range.begin;
  for (const Stretch& stretch : stretches_) {
    // In 32 bits where the weight has 16, as nearly all.
    if (std::abs(stretch.asking) <= 32767) {
      const std::int32_t asking = stretch.asking;
      for (const Posting* at = stretch.begin; at != stretch.end; ++at) {
        base[at->row] = saturated_sum(base[at->row], (((asking * at->value) >> 14) + 1) >> 1);
      }
      continue;
    }
    for (const Posting* at = stretch.begin; at != stretch.end; ++at) {
      base[at->row] = saturated_sum(base[at->row], fixed_product(stretch.asking, at->value));
    }
  }
}

}  // namespace broadsheet::vectors
