#include "broadsheet/vectors/filter_tile.hpp"

#include <algorithm>

#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kListsAChunk = 16384;

}  // namespace

void FilterTile::load(std::size_t begin, std::size_t end, unsigned threads) {
  begin_ = begin;
  size_ = end - begin;
  const std::size_t padded = n_chunks(size_, kPanelRows) * kPanelRows;
  levels_.assign(padded, 0);
  for (std::size_t s = 0; s < kStages; ++s) {
    if (!lacks_[s]) continue;
    norms_[s].assign(padded, 0);
    std::copy_n(rows_->norms[s].begin() + static_cast<std::ptrdiff_t>(begin), size_,
                norms_[s].begin());
  }
  load_panels(threads);
  load_lists(threads);
}

void FilterTile::clear() {
  begin_ = size_ = 0;
  weights_.reset();
  weights_size_ = 0;
  levels_ = {};
  for (auto& norms : norms_) norms = {};
  list_offsets_ = {};
  list_splits_ = {};
  postings_ = {};
}

void FilterTile::load_panels(unsigned threads) {
  const std::size_t n = n_chunks(size_, kPanelRows);
  const std::size_t panel_size = n_panels_ * kPanelRows;
  if (weights_size_ < n * panel_size) {
    weights_size_ = n * panel_size;
    weights_.reset(new std::int16_t[weights_size_]);
  }
  for_each_chunk(n, 1, threads, [&](std::size_t p, std::size_t, std::size_t) {
    std::int16_t* weights = weights_.get() + p * panel_size;
    std::fill_n(weights, panel_size, std::int16_t{0});
    const std::size_t first = p * kPanelRows;
    for (std::size_t r = 0; r < std::min(kPanelRows, size_ - first); ++r) {
      for (const PanelEntry& entry : rows_->panel_row(begin_ + first + r)) {
        std::int16_t& weight = weights[entry.column * kPanelRows + r];
        weight = static_cast<std::int16_t>(weight + entry.listed);  // once for all parts
      }
    }
  });
}

// A counting sort, by bands of rows that are counted and filled side by side.
void FilterTile::load_lists(unsigned threads) {
  const std::size_t band = std::max<std::size_t>(1, n_chunks(size_, resolve_threads(threads)));
  const std::size_t n_bands = n_chunks(size_, band);
  std::vector<std::vector<std::uint32_t>> next(n_bands);
  for_each_chunk(size_, band, threads, [&](std::size_t b, std::size_t first, std::size_t last) {
    next[b].resize(n_lists_);
    for (std::size_t r = first; r < last; ++r) {
      for (const ListEntry& entry : rows_->list_row(begin_ + r)) {
        ++next[b][static_cast<std::size_t>(entry.list)];
      }
    }
  });
  list_offsets_.resize(n_lists_ + 1);
  std::uint32_t total = 0;
  for (std::size_t list = 0; list < n_lists_; ++list) {
    list_offsets_[list] = total;
    for (auto& counts : next) {
      const std::uint32_t n = counts[list];
      counts[list] = total;
      total += n;
    }
  }
  list_offsets_[n_lists_] = total;
  list_splits_.assign(list_offsets_.begin(), list_offsets_.end() - 1);
  postings_.resize(total);
  for_each_chunk(size_, band, threads, [&](std::size_t b, std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; ++r) {
      const auto begin = static_cast<std::size_t>(rows_->list_offsets[begin_ + r]);
      const auto end = static_cast<std::size_t>(rows_->list_offsets[begin_ + r + 1]);
      for (std::size_t e = begin; e < end; ++e) {
        ListEntry& entry = rows_->list_entries[e];
        entry.place = next[b][static_cast<std::size_t>(entry.list)]++;
        postings_[entry.place] = {static_cast<std::uint16_t>(r), entry.listed};
      }
    }
  });
}

void FilterTile::split_at(std::size_t row, unsigned threads) {
  for_each_chunk(n_lists_, kListsAChunk, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t list = begin; list < end; ++list) {
                     std::uint32_t at = list_splits_[list];
                     while (at != list_offsets_[list + 1] && postings_[at].row < row) ++at;
                     list_splits_[list] = at;
                   }
                 });
}

Panel FilterTile::panel(std::size_t i, std::size_t stage) const noexcept {
  return {weights_.get() + i * n_panels_ * kPanelRows, levels_.data() + i * kPanelRows,
          lacks_[stage] ? norms_[stage].data() + i * kPanelRows : nullptr};
}

}  // namespace broadsheet::vectors
