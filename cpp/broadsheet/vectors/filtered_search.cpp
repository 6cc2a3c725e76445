#include "broadsheet/vectors/filtered_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/filter_plan.hpp"
#include "broadsheet/vectors/filter_rows.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kTileRows = 16384;
constexpr std::size_t kRowsAChunk = 16;
constexpr std::size_t kRowsARound = 2048;
constexpr float kNever = std::numeric_limits<float>::infinity();
constexpr std::size_t kLeastBudget = 1000;  // entries of lists added up for a first threshold
constexpr std::int32_t kDense = 512;
constexpr double kHopeless = 1e-6;  // thresholds below are none: such rows see every other row

struct ScoredPair {
  std::int32_t a;
  std::int32_t b;
  double similarity;
};

// Row a of `from`, spread out by column, so that cosines with it need no merging. The products
// of a column it lacks add zeros, so sums have the bits of cosine().
class SpreadRow {
 public:
  explicit SpreadRow(const SparsePoints& points)
      : points_(points), values_(static_cast<std::size_t>(points.matrix.n_columns)) {}

  void set(ArticleIndex row) {
    if (row == row_) return;
    clear();
    row_ = row;
    const auto columns = points_.matrix.row_columns(row);
    const auto values = points_.matrix.row_values(row);
    for (std::size_t p = 0; p < columns.size(); ++p) {
      values_[static_cast<std::size_t>(columns[p])] = values[p];
    }
  }

  [[nodiscard]] double cosine_with(const SparsePoints& other, ArticleIndex j) const {
    const auto columns = other.matrix.row_columns(j);
    const auto values = other.matrix.row_values(j);
    double sum = 0;
    for (std::size_t p = 0; p < columns.size(); ++p) {
      sum += values_[static_cast<std::size_t>(columns[p])] * values[p];
    }
    return std::clamp(sum * (points_.inverse_norms[static_cast<std::size_t>(row_)] *
                             other.inverse_norms[static_cast<std::size_t>(j)]),
                      -1.0, 1.0);
  }

 private:
  void clear() {
    if (row_ < 0) return;
    for (const std::int32_t c : points_.matrix.row_columns(row_)) {
      values_[static_cast<std::size_t>(c)] = 0;
    }
  }

  const SparsePoints& points_;
  std::vector<double> values_;
  ArticleIndex row_ = -1;
};

// The positions at which each list enters a tile of rows and leaves it.
class TileBounds {
 public:
  TileBounds(const FilterLists& lists, std::size_t n_rows, std::int32_t first_rank)
      : n_ranks_(lists.offsets.size() - 1), n_tiles_(n_chunks(n_rows, kTileRows)) {
    starts_.resize((n_tiles_ + 1) * n_ranks_);
    for (auto rank = static_cast<std::size_t>(first_rank); rank < n_ranks_; ++rank) {
      std::int64_t at = lists.offsets[rank];
      for (std::size_t tile = 0; tile <= n_tiles_; ++tile) {
        const auto edge = static_cast<std::int64_t>(tile * kTileRows);
        while (at < lists.offsets[rank + 1] &&
               lists.entries[static_cast<std::size_t>(at)].row < edge) {
          ++at;
        }
        starts_[tile * n_ranks_ + rank] = static_cast<std::uint32_t>(at);
      }
    }
  }
  [[nodiscard]] std::size_t n_tiles() const noexcept { return n_tiles_; }
  [[nodiscard]] std::uint32_t begin(std::size_t tile, std::int32_t rank) const noexcept {
    return starts_[tile * n_ranks_ + static_cast<std::size_t>(rank)];
  }

 private:
  std::size_t n_ranks_;
  std::size_t n_tiles_;
  std::vector<std::uint32_t> starts_;
};

// A stretch of one list and the weight it is added with.
struct Stretch {
  const ListEntry* begin;
  const ListEntry* end;
  float weight;
};

void add_stretches(std::span<const Stretch> stretches, float* sums, std::size_t first_row) {
  const auto first = static_cast<std::ptrdiff_t>(first_row);
  for (const Stretch& stretch : stretches) {
    for (const ListEntry* at = stretch.begin; at != stretch.end; ++at) {
      sums[at->row - first] += stretch.weight * at->value;
    }
  }
}

void prefetch_row(const SparseMatrix& matrix, std::int32_t row) {
  const auto begin = static_cast<std::size_t>(matrix.offsets[static_cast<std::size_t>(row)]);
  constexpr std::size_t kLines = 4;  // the rest the processor foresees
  for (std::size_t line = 0; line < kLines; ++line) {
    __builtin_prefetch(matrix.columns.data() + begin + 16 * line);
    __builtin_prefetch(matrix.values.data() + begin + 8 * line);
  }
}

// What one thread keeps from row to row.
struct Scratch {
  Scratch(const SparsePoints& from, std::size_t n_sums) : spread(from), sums(n_sums) {}
  SpreadRow spread;
  std::vector<float> sums;
  std::vector<Stretch> stretches;
  std::vector<std::int32_t> survivors;  // of the bound by lengths; rows of the tile
  std::vector<std::int32_t> to_check;   // of the 8-bit bound
  std::vector<Candidate> candidates;
};

bool has_negative(const SparseMatrix& matrix) {
  return std::ranges::any_of(matrix.values, [](double v) { return v < 0; });
}

class Search {
 public:
  Search(const SparsePoints& from, const SparsePoints& to, bool same, const NearestOptions& options)
      : from_(from),
        to_(to),
        same_(same),
        options_(options),
        k_(static_cast<std::size_t>(options.k)) {
    const ColumnOrder order = order_columns(from.matrix, to.matrix, same);
    FilterIndex index = filter_index(to, order, options.threads);
    lists_ = std::move(index.lists);
    to_rows_ = std::move(index.rows);
    if (!same) from_rows_ = filter_index(from, order, options.threads).rows;
    signed_ = has_negative(from.matrix) || has_negative(to.matrix);
    make_blocks(std::min(kDense, static_cast<std::int32_t>(lists_.offsets.size()) - 1));
    threshold_from_.assign(static_cast<std::size_t>(from.size()), kNever);
    threshold_to_.assign(static_cast<std::size_t>(to.size()), kNever);
  }

  Neighbours nearest();
  Neighbours pairs();

 private:
  [[nodiscard]] const FilterRows& rows() const noexcept { return same_ ? to_rows_ : from_rows_; }
  [[nodiscard]] bool allowed(std::size_t a, std::size_t b) const {
    if (same_ && a == b) return false;
    return options_.rule.empty() ||
           options_.rule.allows(static_cast<ArticleIndex>(a), static_cast<ArticleIndex>(b));
  }
  void make_blocks(std::int32_t dense);
  void find_thresholds();
  void rough_neighbours(std::size_t a, Scratch& scratch, std::vector<ScoredPair>& found) const;
  [[nodiscard]] double at_least(std::size_t a, const Candidate& rough, bool has_common,
                                Scratch& scratch) const;
  void scan_all(bool nearest);
  void scan_round(std::size_t tile, std::size_t begin, std::size_t end, bool nearest);
  void scan_row(std::size_t tile, std::size_t a, Scratch& scratch,
                std::vector<ScoredPair>& found) const;
  void collect_survivors(std::size_t a, std::size_t first, std::size_t n, Scratch& scratch) const;
  void check_survivors(std::size_t a, std::size_t first, Scratch& scratch,
                       std::vector<ScoredPair>& found) const;
  void keep(const std::vector<std::vector<ScoredPair>>& found);
  void raise_threshold(std::size_t a);
  void search_exhaustively();

  const SparsePoints& from_;
  const SparsePoints& to_;
  bool same_;
  bool signed_ = false;  // some weight is negative
  const NearestOptions& options_;
  std::size_t k_;
  FilterLists lists_;
  FilterRows to_rows_;
  FilterRows from_rows_;
  std::vector<float> threshold_from_;  // no answer of the row lies below; kNever: settled otherwise
  std::vector<float> threshold_to_;    // within a set the same numbers, else kNever
  FilterPlan plan_;
  QuantizedRows to_block_, from_block_;
  std::vector<float> to_skipped_, from_skipped_;  // norms over [0, skipped)
  std::vector<float> to_middle_, from_middle_;    // norms over [dense, skipped)
  std::vector<float> from_rounding_;
  std::unique_ptr<TileBounds> tiles_;
  std::vector<std::vector<Candidate>> best_;
  std::vector<ScoredPair> pairs_;
};

// At least the error of a sum of m products in float32, each value and product rounded, of rows
// of length one at most.
float rounding(std::size_t m) { return static_cast<float>(m + 16) * 1.2e-7F + 2e-6F; }

float below(double similarity) { return static_cast<float>(similarity - 2 * kTie) - 1e-6F; }

// --- 1: thresholds ---------------------------------------------------------------------------

void Search::make_blocks(std::int32_t dense) {
  plan_.dense = dense;
  to_block_ = common_block(to_rows_, dense, options_.threads);
  if (!same_) from_block_ = common_block(from_rows_, dense, options_.threads);
}

// A lower bound of a similarity of which the sum of rare columns is known (`has_common`: some of
// the block's among them). Without negative weights each column only adds; else only the
// similarity itself will do.
double Search::at_least(std::size_t a, const Candidate& rough, bool has_common,
                        Scratch& scratch) const {
  if (signed_) {
    scratch.spread.set(static_cast<ArticleIndex>(a));
    return scratch.spread.cosine_with(to_, rough.article);
  }
  const double sum = rough.similarity - static_cast<double>(rounding(rows().row(a).size()));
  if (has_common) return sum;
  const QuantizedRows& from_block = same_ ? to_block_ : from_block_;
  const auto common = QuantizedRows::product_bounds(from_block, a, to_block_,
                                                    static_cast<std::size_t>(rough.article));
  return sum + static_cast<double>(std::max(0.0F, common.low));
}

void Search::rough_neighbours(std::size_t a, Scratch& scratch,
                              std::vector<ScoredPair>& found) const {
  const std::size_t budget = std::max<std::size_t>(kLeastBudget, to_rows_.size() / 4);
  const auto row = rows().row(a);
  const ListEntry* const list = lists_.entries.data();
  auto& stretches = scratch.stretches;
  stretches.clear();
  std::size_t spent = 0;
  std::int32_t lowest_rank = plan_.dense;
  for (std::size_t p = row.size(); p-- > 0 && spent < budget;) {
    lowest_rank = row[p].rank;
    const auto rank = static_cast<std::size_t>(row[p].rank);
    const auto begin = lists_.offsets[rank];
    const auto end = lists_.offsets[rank + 1];
    __builtin_prefetch(list + begin);
    stretches.push_back({list + begin, list + end, row[p].value});
    spent += static_cast<std::size_t>(end - begin);
  }
  add_stretches(stretches, scratch.sums.data(), 0);
  auto& candidates = scratch.candidates;
  candidates.clear();
  for (const Stretch& stretch : stretches) {
    for (const ListEntry* at = stretch.begin; at != stretch.end; ++at) {
      const auto b = static_cast<std::size_t>(at->row);
      if (scratch.sums[b] > 0 && allowed(a, b)) candidates.push_back({scratch.sums[b], at->row});
      scratch.sums[b] = 0;
    }
  }
  const std::size_t n_checked = std::min(candidates.size(), 2 * k_ + 4);
  std::nth_element(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(n_checked),
                   candidates.end(), [](const Candidate& x, const Candidate& y) {
                     return x.similarity != y.similarity ? x.similarity > y.similarity
                                                         : x.article < y.article;
                   });
  for (std::size_t c = 0; c < n_checked; ++c) {
    to_block_.prefetch(static_cast<std::size_t>(candidates[c].article));
  }
  for (std::size_t c = 0; c < n_checked; ++c) {
    found.push_back({static_cast<std::int32_t>(a), static_cast<std::int32_t>(candidates[c].article),
                     at_least(a, candidates[c], lowest_rank < plan_.dense, scratch)});
  }
}

void Search::find_thresholds() {
  const std::size_t n = rows().size();
  std::vector<std::vector<ScoredPair>> found(n_chunks(n, kRowsAChunk));
  std::vector<std::unique_ptr<Scratch>> scratch(resolve_threads(options_.threads));
  for_each_chunk_by_worker(
      n, kRowsAChunk, options_.threads,
      [&](unsigned worker, std::size_t chunk, std::size_t begin, std::size_t end) {
        if (!scratch[worker]) scratch[worker] = std::make_unique<Scratch>(from_, to_rows_.size());
        for (std::size_t a = begin; a < end; ++a) {
          rough_neighbours(a, *scratch[worker], found[chunk]);
        }
      });
  std::vector<std::vector<Candidate>> scores(n);
  for (const auto& chunk : found) {
    for (const ScoredPair& pair : chunk) {
      scores[static_cast<std::size_t>(pair.a)].push_back({pair.similarity, pair.b});
      if (same_) scores[static_cast<std::size_t>(pair.b)].push_back({pair.similarity, pair.a});
    }
  }
  for (std::size_t a = 0; a < n; ++a) {
    auto& own = scores[a];
    std::ranges::sort(own, [](const Candidate& x, const Candidate& y) {
      return x.article != y.article ? x.article < y.article : x.similarity > y.similarity;
    });
    const auto again = std::ranges::unique(own, {}, &Candidate::article);
    own.erase(again.begin(), again.end());
    double threshold = options_.min_similarity;
    if (own.size() >= k_) {
      std::ranges::nth_element(own, own.begin() + static_cast<std::ptrdiff_t>(k_ - 1),
                               std::ranges::greater(), &Candidate::similarity);
      threshold = std::max(threshold, own[k_ - 1].similarity);
    }
    threshold_from_[a] = threshold > kHopeless ? below(threshold) : kNever;
  }
  if (same_) threshold_to_ = threshold_from_;
}

// --- 2: the scan -----------------------------------------------------------------------------

void Search::collect_survivors(std::size_t a, std::size_t first, std::size_t n,
                               Scratch& scratch) const {
  constexpr std::size_t kAtOnce = 16;
  const float skipped = from_skipped_[a];
  const float own = threshold_from_[a] - from_rounding_[a];
  const float slack = from_rounding_[a];
  const float* norms = to_skipped_.data() + first;
  const float* thresholds = threshold_to_.data() + first;
  const float* sums = scratch.sums.data();
  const auto passes = [&](std::size_t j) {
    return sums[j] + skipped * norms[j] >= std::min(own, thresholds[j] - slack);
  };
  scratch.survivors.clear();
  std::size_t j = 0;
  for (; j + kAtOnce <= n; j += kAtOnce) {
    int any = 0;
    for (std::size_t l = 0; l < kAtOnce; ++l) any |= passes(j + l) ? 1 : 0;
    if (any == 0) continue;
    for (std::size_t l = 0; l < kAtOnce; ++l) {
      if (passes(j + l)) scratch.survivors.push_back(static_cast<std::int32_t>(j + l));
    }
  }
  for (; j < n; ++j) {
    if (passes(j)) scratch.survivors.push_back(static_cast<std::int32_t>(j));
  }
}

void Search::check_survivors(std::size_t a, std::size_t first, Scratch& scratch,
                             std::vector<ScoredPair>& found) const {
  constexpr std::size_t kAhead = 8;
  const QuantizedRows& from_block = same_ ? to_block_ : from_block_;
  const auto& survivors = scratch.survivors;
  auto& to_check = scratch.to_check;
  to_check.clear();
  for (std::size_t s = 0; s < survivors.size(); ++s) {
    if (s + kAhead < survivors.size()) {
      to_block_.prefetch(first + static_cast<std::size_t>(survivors[s + kAhead]));
    }
    const auto j = static_cast<std::size_t>(survivors[s]);
    const std::size_t b = first + j;
    const float least = std::min(threshold_from_[a], threshold_to_[b]);
    const float middle = from_middle_[a] * to_middle_[b];
    const float bound = scratch.sums[j] + middle + from_rounding_[a] +
                        QuantizedRows::product_bounds(from_block, a, to_block_, b).high;
    if (bound < least || !allowed(a, b)) continue;
    to_check.push_back(static_cast<std::int32_t>(b));
  }
  if (to_check.empty()) return;
  scratch.spread.set(static_cast<ArticleIndex>(a));
  for (std::size_t c = 0; c < to_check.size(); ++c) {
    if (c + 1 < to_check.size()) prefetch_row(to_.matrix, to_check[c + 1]);
    const auto b = static_cast<std::size_t>(to_check[c]);
    const float least = std::min(threshold_from_[a], threshold_to_[b]);
    const double similarity = scratch.spread.cosine_with(to_, static_cast<ArticleIndex>(b));
    if (similarity >= static_cast<double>(least) && similarity >= options_.min_similarity) {
      found.push_back({static_cast<std::int32_t>(a), static_cast<std::int32_t>(b), similarity});
    }
  }
}

void Search::scan_row(std::size_t tile, std::size_t a, Scratch& scratch,
                      std::vector<ScoredPair>& found) const {
  const std::size_t first = tile * kTileRows;
  const std::size_t last = std::min(first + kTileRows, to_rows_.size());
  // Within a set only rows before a, so that each pair is met once.
  const std::size_t n = (same_ ? std::min(last, a) : last) - first;
  const bool on_diagonal = same_ && a < last;
  const ListEntry* const list = lists_.entries.data();
  scratch.stretches.clear();
  const auto row = rows().row(a);
  for (std::size_t p = row.size(); p-- > 0 && row[p].rank >= plan_.skipped;) {
    const std::int32_t rank = row[p].rank;
    // The entries before this row's own are those of the rows before it.
    const ListEntry* own = list + row[p].place;
    const ListEntry* begin =
        tile == 0 && on_diagonal ? own - row[p].position : list + tiles_->begin(tile, rank);
    const ListEntry* end = on_diagonal ? own : list + tiles_->begin(tile + 1, rank);
    if (begin == end) continue;
    __builtin_prefetch(begin);
    scratch.stretches.push_back({begin, end, row[p].value});
  }
  std::fill_n(scratch.sums.begin(), n, 0.0F);
  add_stretches(scratch.stretches, scratch.sums.data(), first);
  collect_survivors(a, first, n, scratch);
  check_survivors(a, first, scratch, found);
}

void Search::scan_round(std::size_t tile, std::size_t begin, std::size_t end, bool nearest) {
  std::vector<std::vector<ScoredPair>> found(n_chunks(end - begin, kRowsAChunk));
  std::vector<std::unique_ptr<Scratch>> scratch(resolve_threads(options_.threads));
  for_each_chunk_by_worker(
      end - begin, kRowsAChunk, options_.threads,
      [&](unsigned worker, std::size_t chunk, std::size_t first, std::size_t last) {
        if (!scratch[worker]) scratch[worker] = std::make_unique<Scratch>(from_, kTileRows);
        for (std::size_t a = begin + first; a < begin + last; ++a) {
          scan_row(tile, a, *scratch[worker], found[chunk]);
        }
      });
  if (nearest) {
    keep(found);
    return;
  }
  for (const auto& chunk : found) pairs_.insert(pairs_.end(), chunk.begin(), chunk.end());
}

void Search::keep(const std::vector<std::vector<ScoredPair>>& found) {
  const auto add = [&](std::size_t row, std::int32_t other, double similarity) {
    if (!(similarity >= static_cast<double>(threshold_from_[row]))) return;
    best_[row].push_back({similarity, other});
    if (best_[row].size() >= 4 * k_ + 64) raise_threshold(row);
  };
  for (const auto& chunk : found) {
    for (const ScoredPair& pair : chunk) {
      add(static_cast<std::size_t>(pair.a), pair.b, pair.similarity);
      if (same_) add(static_cast<std::size_t>(pair.b), pair.a, pair.similarity);
    }
  }
}

void Search::raise_threshold(std::size_t a) {
  prune(best_[a], k_);
  if (best_[a].size() < k_) return;
  std::vector<double> scores;
  for (const Candidate& c : best_[a]) scores.push_back(c.similarity);
  std::ranges::nth_element(scores, scores.begin() + static_cast<std::ptrdiff_t>(k_ - 1),
                           std::ranges::greater());
  threshold_from_[a] = std::max(threshold_from_[a], below(scores[k_ - 1]));
  if (same_) threshold_to_[a] = threshold_from_[a];
}

void Search::scan_all(bool nearest) {
  const FilterRows& from_rows = rows();
  const std::int32_t dense = plan_.dense;
  plan_ = plan_filter(from_rows, to_rows_, lists_, threshold_from_, threshold_to_);
  if (plan_.dense != dense) make_blocks(plan_.dense);
  to_skipped_ = partial_norms(to_rows_, 0, plan_.skipped);
  to_middle_ = partial_norms(to_rows_, plan_.dense, plan_.skipped);
  from_skipped_ = same_ ? to_skipped_ : partial_norms(from_rows, 0, plan_.skipped);
  from_middle_ = same_ ? to_middle_ : partial_norms(from_rows, plan_.dense, plan_.skipped);
  from_rounding_.resize(from_rows.size());
  for (std::size_t a = 0; a < from_rows.size(); ++a) {
    from_rounding_[a] = rounding(from_rows.row(a).size());
  }
  tiles_ = std::make_unique<TileBounds>(lists_, to_rows_.size(), plan_.skipped);
  for (std::size_t tile = 0; tile < tiles_->n_tiles(); ++tile) {
    const std::size_t start = same_ ? tile * kTileRows : 0;
    for (std::size_t begin = start; begin < from_rows.size(); begin += kRowsARound) {
      scan_round(tile, begin, std::min(begin + kRowsARound, from_rows.size()), nearest);
    }
  }
}

// --- 3: answers ------------------------------------------------------------------------------

void Search::search_exhaustively() {
  std::vector<std::size_t> left;
  for (std::size_t a = 0; a < rows().size(); ++a) {
    if (threshold_from_[a] == kNever) left.push_back(a);
  }
  if (left.empty()) return;
  const Postings turned = postings(to_.matrix);
  for_each_chunk(left.size(), 8, options_.threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   std::vector<double> row(to_rows_.size());
                   for (std::size_t i = begin; i < end; ++i) {
                     const auto a = static_cast<ArticleIndex>(left[i]);
                     cosines_with_all(from_, a, turned, to_.inverse_norms, row);
                     best_[left[i]] = best_of_row(row, a, same_ ? a : -1, options_);
                   }
                 });
}

Neighbours Search::nearest() {
  const std::size_t n = rows().size();
  best_.resize(n);
  find_thresholds();
  scan_all(true);
  search_exhaustively();
  Neighbours result;
  for (std::size_t a = 0; a < n; ++a) {
    rank(best_[a], k_);
    for (const Candidate& c : best_[a]) {
      result.push_back(static_cast<std::int64_t>(a), c.article, c.similarity);
    }
  }
  return result;
}

Neighbours Search::pairs() {
  std::ranges::fill(threshold_from_, below(options_.min_similarity));
  threshold_to_ = threshold_from_;
  scan_all(false);
  Neighbours result;
  for (const ScoredPair& pair : pairs_) result.push_back(pair.b, pair.a, pair.similarity);
  rank_pairs(result);
  return result;
}

}  // namespace

Neighbours filtered_nearest(const SparsePoints& from, const SparsePoints& to, bool same,
                            const NearestOptions& options) {
  return Search(from, to, same, options).nearest();
}

Neighbours filtered_pairs(const SparsePoints& points, const NearestOptions& options) {
  return Search(points, points, true, options).pairs();
}

}  // namespace broadsheet::vectors
