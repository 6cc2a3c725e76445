#include "broadsheet/vectors/tile_scan.hpp"

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/list_sums.hpp"

namespace broadsheet::vectors {

void TileScan::add_lists(const FilterRows& rows, const FilterTile& tile, std::size_t x,
                         const TileRange& range, std::int16_t* sums, std::size_t stride) {
  const std::size_t width = n_chunks(range.end - range.begin, kPanelRows) * kPanelRows;
  if (list_sums_.size() < width) list_sums_.resize(width);
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
    stretches_.push_back({{postings + begin, postings + end}, entry.asking});
  }
  std::int32_t* const base = list_sums_.data() - range.begin;
  for (const Stretch& stretch : stretches_) add_list(stretch.list, stretch.asking, base);
  take_sums(std::span(list_sums_).first(width), rows.list_shift, sums, stride);
}

}  // namespace broadsheet::vectors
