#include "broadsheet/vectors/short_rows.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kMostTileRows = 32'768;  // so that sums and the strips asked stay in a cache
constexpr std::size_t kShareOfStrips = 24;     // a strip: one of so many rows has the column

std::int16_t fixed(double weight, double scale) {
  return static_cast<std::int16_t>(std::lround(std::min(1.0, weight) * scale));
}

}  // namespace

ShortRowPlan::ShortRowPlan(const SparsePoints& to, bool same, std::size_t most_strips)
    : places(static_cast<std::size_t>(to.matrix.n_columns)) {
  const auto n = static_cast<std::size_t>(to.size());
  n_tiles = std::max<std::size_t>(1, (n + kMostTileRows - 1) / kMostTileRows);
  const std::size_t rows = (n + n_tiles - 1) / n_tiles;
  tile_rows = std::max<std::size_t>(1, (rows + kPanelRows - 1) / kPanelRows) * kPanelRows;

  std::vector<std::uint32_t> counts(places.size());
  for (const std::int32_t column : to.matrix.columns) ++counts[static_cast<std::size_t>(column)];
  std::uint32_t fewest_of_strip = static_cast<std::uint32_t>(n / kShareOfStrips + 1);
  std::vector<std::uint32_t> common;
  std::ranges::copy_if(counts, std::back_inserter(common),
                       [&](std::uint32_t count) { return count >= fewest_of_strip; });
  if (common.size() > most_strips) {
    std::ranges::sort(common, std::greater());
    fewest_of_strip = common[most_strips] + 1;
  }
  const std::uint32_t fewest = same ? kFewestWithin : 1;
  for (std::size_t c = 0; c < places.size(); ++c) {
    if (counts[c] < fewest) continue;
    places[c] = counts[c] >= fewest_of_strip ? -1 - static_cast<std::int32_t>(n_strips++)
                                             : 1 + static_cast<std::int32_t>(n_lists++);
  }
}

ShortRows::ShortRows(const SparsePoints& from, const SparsePoints& to, const ShortRowPlan& plan)
    : plan_(plan) {
  fill_tiles(to);
  fill_asked(from);
}

void ShortRows::fill_tiles(const SparsePoints& to) {
  const std::size_t lists = plan_.n_lists;
  const std::size_t rows = plan_.tile_rows;
  strips_.assign(plan_.n_tiles * plan_.n_strips * rows, 0);
  starts_.assign(plan_.n_tiles * lists + 1, 0);
  const auto place_of = [&](std::int32_t c) { return plan_.places[static_cast<std::size_t>(c)]; };
  for (ArticleIndex y = 0; y < to.size(); ++y) {
    const std::size_t tile = static_cast<std::size_t>(y) / rows;
    for (const std::int32_t column : to.matrix.row_columns(y)) {
      const std::int32_t place = place_of(column);
      if (place > 0) ++starts_[tile * lists + static_cast<std::size_t>(place)];
    }
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  postings_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (ArticleIndex y = 0; y < to.size(); ++y) {
    const std::size_t tile = static_cast<std::size_t>(y) / rows;
    const std::size_t row = static_cast<std::size_t>(y) % rows;
    const auto columns = to.matrix.row_columns(y);
    const auto values = to.matrix.row_values(y);
    const double factor = to.inverse_norms[static_cast<std::size_t>(y)];
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const std::int32_t place = place_of(columns[p]);
      if (place == 0) continue;
      const std::int16_t weight = fixed(values[p] * factor, kListed);
      if (place > 0) {
        const auto list = static_cast<std::size_t>(place - 1);
        postings_[next[tile * lists + list]++] = {static_cast<std::uint16_t>(row), weight};
      } else {
        const auto strip = static_cast<std::size_t>(-1 - place);
        strips_[(tile * plan_.n_strips + strip) * rows + row] = weight;
      }
    }
  }
}

void ShortRows::fill_asked(const SparsePoints& from) {
  const auto n = static_cast<std::size_t>(from.size());
  offsets_.reserve(n + 1);
  first_strips_.reserve(n);
  asked_.reserve(from.matrix.columns.size());
  std::vector<AskedWeight> strips;
  for (ArticleIndex x = 0; x < from.size(); ++x) {
    offsets_.push_back(asked_.size());
    strips.clear();
    const auto columns = from.matrix.row_columns(x);
    const auto values = from.matrix.row_values(x);
    const double factor = from.inverse_norms[static_cast<std::size_t>(x)];
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const std::int32_t place = plan_.places[static_cast<std::size_t>(columns[p])];
      const std::int16_t weight = fixed(values[p] * factor, kAsking);
      if (place > 0) asked_.push_back({static_cast<std::uint32_t>(place - 1), weight});
      if (place < 0) strips.push_back({static_cast<std::uint32_t>(-1 - place), weight});
    }
    first_strips_.push_back(asked_.size());
    asked_.insert(asked_.end(), strips.begin(), strips.end());
  }
  offsets_.push_back(asked_.size());
}

void ShortRows::add(std::size_t x, std::size_t tile, std::span<std::int16_t> sums,
                    std::int16_t* highest) const noexcept {
  const std::uint32_t* const starts = starts_.data() + tile * plan_.n_lists;
  for (const AskedWeight& asked : lists_asked_by(x)) {
    const Posting* const end = postings_.data() + starts[asked.place + 1];
    for (const Posting* at = postings_.data() + starts[asked.place]; at != end; ++at) {
      const int product = (asked.weight * at->weight) >> 15;
      sums[at->row] = static_cast<std::int16_t>(sums[at->row] + product);
    }
  }
  add_strips(strips_.data() + tile * plan_.n_strips * plan_.tile_rows, plan_.tile_rows,
             strips_asked_by(x), sums, highest);
}

std::int32_t ShortRows::spread(std::size_t x) const noexcept {
  const auto n = static_cast<double>(offsets_[x + 1] - offsets_[x]);
  return static_cast<std::int32_t>(std::min(32767.0, std::ceil(n + 2 * std::sqrt(n)) + 2));
}

}  // namespace broadsheet::vectors
