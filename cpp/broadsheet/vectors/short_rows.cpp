#include "broadsheet/vectors/short_rows.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/frequent_column_order.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kMostTileRows = 32'768;  // so that sums and the strips asked stay in a cache
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kShareOfStrips = 32;  // a strip: one of so many rows has the column

// To the nearest; weights are not negative.
std::int16_t fixed(double weight, double scale) {
  const double raised = std::min(1.0, weight) * scale + 0.5;
  return static_cast<std::int16_t>(raised);
}

// Which of the commonest columns each row has: the first strip's bit is the highest.
PooledVector<std::uint32_t> signatures(const SparsePoints& to, const ShortRowPlan& plan) {
  PooledVector<std::uint32_t> words(static_cast<std::size_t>(to.size()));
  for (ArticleIndex y = 0; y < to.size(); ++y) {
    std::uint64_t word = 0;
    for (const std::int32_t column : to.matrix.row_columns(y)) {
      const std::int32_t place = plan.places[static_cast<std::size_t>(column)];
      if (place < 0 && place >= -32) word |= std::uint64_t{1} << static_cast<unsigned>(32 + place);
    }
    words[static_cast<std::size_t>(y)] = static_cast<std::uint32_t>(word);
  }
  return words;
}

}  // namespace

ShortRowPlan::ShortRowPlan(const SparsePoints& to, bool same, std::size_t most_strips)
    : places(static_cast<std::size_t>(to.matrix.n_columns)) {
  const auto n = static_cast<std::size_t>(to.size());
  n_tiles = std::max<std::size_t>(1, (n + kMostTileRows - 1) / kMostTileRows);
  const std::size_t rows = (n + n_tiles - 1) / n_tiles;
  tile_rows = std::max<std::size_t>(1, (rows + kPanelRows - 1) / kPanelRows) * kPanelRows;

  PooledVector<std::uint32_t> counts(places.size());
  for (const std::int32_t column : to.matrix.columns) ++counts[static_cast<std::size_t>(column)];
  const auto fewest_of_strip = static_cast<std::uint32_t>(n / kShareOfStrips + 1);
  std::vector<std::size_t> strips;
  for (std::size_t c = 0; c < places.size(); ++c) {
    if (counts[c] >= fewest_of_strip) strips.push_back(c);
  }
  std::ranges::stable_sort(strips, std::greater(), [&](std::size_t c) { return counts[c]; });
  strips.resize(std::min(strips.size(), most_strips));
  for (const std::size_t c : strips) places[c] = -1 - static_cast<std::int32_t>(n_strips++);
  const std::uint32_t fewest = same ? kFewestWithin : 1;
  for (std::size_t c = 0; c < places.size(); ++c) {
    if (places[c] == 0 && counts[c] >= fewest) places[c] = 1 + static_cast<std::int32_t>(n_lists++);
  }
}

ShortRows::ShortRows(const SparsePoints& from, const SparsePoints& to, const ShortRowPlan& plan,
                     unsigned threads)
    : plan_(plan) {
  order_ = frequent_column_order(signatures(to, plan_));
  positions_.resize(order_.size());
  for (std::size_t position = 0; position < order_.size(); ++position) {
    positions_[order_[position]] = static_cast<std::uint32_t>(position);
  }
  for_each_chunk(3, 1, threads, [&](std::size_t part, std::size_t, std::size_t) {
    if (part == 0) fill_lists(to);
    if (part == 1) fill_strips(to);
    if (part == 2) fill_asked(from);
  });
}

void ShortRows::fill_lists(const SparsePoints& to) {
  starts_.assign(plan_.n_tiles * plan_.n_lists + 1, 0);
  for (std::size_t position = 0; position < order_.size(); ++position) {
    const std::size_t first = position / plan_.tile_rows * plan_.n_lists;
    for (const std::int32_t column : to.matrix.row_columns(order_[position])) {
      const std::int32_t at = plan_.places[static_cast<std::size_t>(column)];
      if (at > 0) ++starts_[first + static_cast<std::size_t>(at)];
    }
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  postings_.resize(starts_.back());
  PooledVector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t position = 0; position < order_.size(); ++position) {
    const std::size_t first = position / plan_.tile_rows * plan_.n_lists;
    const auto columns = to.matrix.row_columns(order_[position]);
    const auto values = to.matrix.row_values(order_[position]);
    const double factor = to.inverse_norms[order_[position]];
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const std::int32_t at = plan_.places[static_cast<std::size_t>(columns[p])];
      if (at <= 0) continue;
      const auto weight = static_cast<std::uint32_t>(fixed(values[p] * factor, kListed));
      postings_[next[first + static_cast<std::size_t>(at - 1)]++] =
          static_cast<std::uint32_t>(position % plan_.tile_rows) | weight << 16U;
    }
  }
}

void ShortRows::fill_strips(const SparsePoints& to) {
  // work(position, strip, which of the row's weights, whether it is the first of its panel), by
  // positions in turn.
  std::vector<std::size_t> last_panel(plan_.n_strips);
  const auto for_each_weight = [&](const auto& work) {
    std::ranges::fill(last_panel, kNone);
    for (std::size_t position = 0; position < order_.size(); ++position) {
      const auto columns = to.matrix.row_columns(order_[position]);
      for (std::size_t p = 0; p < columns.size(); ++p) {
        const std::int32_t at = plan_.places[static_cast<std::size_t>(columns[p])];
        if (at >= 0) continue;
        const auto strip = static_cast<std::size_t>(-1 - at);
        const bool is_first = last_panel[strip] != position / kPanelRows;
        last_panel[strip] = position / kPanelRows;
        work(position, position / plan_.tile_rows * plan_.n_strips + strip, p, is_first);
      }
    }
  };
  strip_starts_.assign(plan_.n_tiles * plan_.n_strips + 1, 0);
  for_each_weight([&](std::size_t, std::size_t strip, std::size_t, bool is_first) {
    if (is_first) ++strip_starts_[strip + 1];
  });
  std::partial_sum(strip_starts_.begin(), strip_starts_.end(), strip_starts_.begin());
  panels_.resize(strip_starts_.back());
  panel_weights_.resize(panels_.size() * kPanelRows);
  std::vector<std::uint32_t> next(strip_starts_.begin(), strip_starts_.end() - 1);
  for_each_weight([&](std::size_t position, std::size_t strip, std::size_t p, bool is_first) {
    const std::size_t row = position % plan_.tile_rows;
    if (is_first) panels_[next[strip]++] = static_cast<std::uint16_t>(row / kPanelRows);
    const double weight =
        to.matrix.row_values(order_[position])[p] * to.inverse_norms[order_[position]];
    panel_weights_[(next[strip] - 1) * kPanelRows + row % kPanelRows] = fixed(weight, kListed);
  });
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

void ShortRows::sum(std::size_t x, std::size_t tile, std::optional<std::size_t> self,
                    std::span<std::int16_t> sums, std::int16_t* highest) const noexcept {
  const std::uint32_t* const starts = starts_.data() + tile * plan_.n_lists;
  for (const AskedWeight& asked : lists_asked_by(x)) {
    __builtin_prefetch(postings_.data() + starts[asked.place]);
  }
  std::ranges::fill(sums, std::int16_t{0});
  for (const AskedWeight& asked : strips_asked_by(x)) {
    const std::uint32_t* const start = strip_starts_.data() + tile * plan_.n_strips + asked.place;
    add_strip(panel_weights_.data() + start[0] * kPanelRows,
              std::span(panels_).subspan(start[0], start[1] - start[0]), asked.weight, sums.data());
  }
  if (self) sums[*self] = kNever;
  for (const AskedWeight& asked : lists_asked_by(x)) {
    const std::uint32_t* const end = postings_.data() + starts[asked.place + 1];
    const std::uint32_t asking = static_cast<std::uint32_t>(asked.weight);
#pragma GCC unroll 4
    for (const std::uint32_t* at = postings_.data() + starts[asked.place]; at != end; ++at) {
      std::int16_t& sum = sums[*at & 0xFFFF];
      sum = static_cast<std::int16_t>(sum + static_cast<int>((asking * (*at >> 16)) >> 15));
    }
  }
  highest_of_panels(sums, highest);
}

std::int32_t ShortRows::spread(std::size_t x) const noexcept {
  const auto n = static_cast<double>(offsets_[x + 1] - offsets_[x]);
  return static_cast<std::int32_t>(std::min(32767.0, std::ceil(n + 2 * std::sqrt(n)) + 2));
}

}  // namespace broadsheet::vectors
