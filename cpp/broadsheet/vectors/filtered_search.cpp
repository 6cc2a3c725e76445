#include "broadsheet/vectors/filtered_search.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/random.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/filter_plan.hpp"
#include "broadsheet/vectors/filter_rows.hpp"
#include "broadsheet/vectors/filter_tile.hpp"
#include "broadsheet/vectors/row_candidates.hpp"
#include "broadsheet/vectors/search_memory.hpp"
#include "broadsheet/vectors/spread_row.hpp"
#include "broadsheet/vectors/tile_scan.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kFirstRound = 512;  // rows
constexpr std::size_t kRoundGrowth = 4;
constexpr std::size_t kBuckets = 8;
constexpr std::size_t kRowsABucket = FilterTile::kMostRows / kBuckets;
constexpr std::size_t kMostBlock = 256;  // rows
constexpr std::size_t kLeastChunk = 32;
constexpr std::size_t kRowsAnAnswer = 64;
constexpr std::size_t kSampledFrom = 20;
constexpr std::size_t kSampledTo = 200;
constexpr std::int64_t kLongRow = 32;  // entries from which rounding counts
constexpr double kRoomAbove = 1.25;
constexpr double kMostZoom = 8;
constexpr std::size_t kFewestToSort = 3;  // tiles
constexpr std::size_t kRowsAsked = 3;     // for what is near to them

// A pair of interest to the row of the tile.
struct Found {
  std::uint16_t y;  // of the tile
  std::int16_t sum;
  std::uint32_t x;
};

struct ScoredPair {
  std::int64_t a;
  std::int64_t b;
  double similarity;
};

std::size_t most_entries(const SparseMatrix& matrix) {
  std::int64_t most = 0;
  for (std::size_t i = 0; i + 1 < matrix.offsets.size(); ++i) {
    most = std::max(most, matrix.offsets[i + 1] - matrix.offsets[i]);
  }
  return static_cast<std::size_t>(most);
}

bool has_negative(const SparseMatrix& matrix) {
  return std::ranges::any_of(matrix.values, [](double v) { return v < 0; });
}

// The highest similarity of a row in a sample, below which three of four sampled rows stay.
double usual_highest(const SparsePoints& from, const SparsePoints& to) {
  RandomStream random(0, 1);
  const auto sample = [&](std::int64_t n, std::size_t most) {
    auto rows = random.permutation(static_cast<std::uint32_t>(n));
    rows.resize(std::min(rows.size(), most));
    return rows;
  };
  const auto to_rows = sample(to.size(), kSampledTo);
  std::vector<double> highest;
  SpreadRow row(from);
  for (const std::uint32_t a : sample(from.size(), kSampledFrom)) {
    row.set(a);
    double best = 0;
    for (const std::uint32_t b : to_rows) {
      if (&from != &to || a != b) best = std::max(best, row.cosine_with(to, b));
    }
    highest.push_back(best);
  }
  if (highest.empty()) return 1;
  const auto high = highest.begin() + static_cast<std::ptrdiff_t>(3 * highest.size() / 4);
  std::nth_element(highest.begin(), high, highest.end());
  return *high;
}

// A similarity that most of the nearest have; 0 where there are negative weights, rows are short,
// or only those above a similarity are asked for.
double usual_level(const SparsePoints& from, const SparsePoints& to, double least) {
  const std::int64_t entries = from.matrix.n_non_zero() / std::max<std::int64_t>(1, from.size());
  if (least > 0 || entries < kLongRow) return 0;
  if (has_negative(from.matrix) || has_negative(to.matrix)) return 0;
  return usual_highest(from, to);
}

FixedScale choose_scale(const SparsePoints& from, const SparsePoints& to, double level) {
  if (has_negative(from.matrix) || has_negative(to.matrix)) {
    return FixedScale::for_rows_of(std::max(most_entries(from.matrix), most_entries(to.matrix)));
  }
  if (level == 0) return FixedScale::saturating(1);
  const double room = kRoomAbove * level;
  double zoom = 1;
  while (zoom < kMostZoom && 2 * zoom * room < 1) zoom *= 2;
  return FixedScale::saturating(zoom);
}

// What one thread keeps from block to block.
struct Scratch {
  explicit Scratch(const SparsePoints& from) : row(from) {}
  TileScan scan;
  SpreadRow row;
};

class Search {
 public:
  Search(const SparsePoints& from, const SparsePoints& to, bool same, const NearestOptions& options,
         double least)
      : from_(from),
        to_(to),
        same_(same),
        options_(options),
        tile_rows_(tile_rows_within(from, to, same, options)),
        plan_(plan_filter(from, to, same, least, options.threads)),
        scale_(choose_scale(from, to, usual_level(from, to, least))),
        to_rows_(filter_rows(to, plan_, scale_, shuffled_order(to.size()), options.threads)),
        tile_(to_rows_, plan_),
        share_found_(same ? 1 : 0) {
    if (!same) {
      from_rows_ = filter_rows(from, plan_, scale_, plain_order(from.size()), options.threads);
    }
    scratch_.resize(resolve_threads(options.threads));
  }

  Neighbours nearest();
  Neighbours pairs();

 private:
  struct NearestVisitor;
  struct PairVisitor;
  // One call for each phase: rows [first, last) meet a range of the tile.
  using Phase = std::function<void(std::size_t first, std::size_t last, const TileRange& range)>;

  [[nodiscard]] const FilterRows& rows() const noexcept { return same_ ? to_rows_ : from_rows_; }
  [[nodiscard]] bool allowed(std::size_t x, std::size_t y) const noexcept {
    return options_.rule.empty() || options_.rule.allows(rows().articles[x], to_rows_.articles[y]);
  }
  [[nodiscard]] std::size_t chunk_size(std::size_t n) const noexcept;
  [[nodiscard]] std::size_t block_size() const noexcept;
  Scratch& scratch(unsigned worker);
  void expect(std::size_t k);

  void for_each_tile(const std::function<void()>& set_levels, const Phase& phase);
  void sort_rows(std::size_t begin);
  void raise_levels(std::size_t begin);
  void raise_level(std::size_t x, std::span<const std::uint32_t> place_of, SpreadRow& row);
  void rounds_within_tile(const std::function<void()>& set_levels, const Phase& phase);
  void set_levels();
  void scan_for_nearest(std::size_t first, std::size_t last, const TileRange& range);
  void scan_and_tell(std::size_t first, std::size_t last, const TileRange& range);
  void tell_tile_rows(const std::vector<std::vector<Found>>& found);
  void add(std::size_t x, std::uint32_t article, std::int16_t sum, SpreadRow& row);
  Neighbours answers();
  void drop_filter();
  std::vector<Candidate> answer(std::size_t x, SpreadRow& row);

  void scan_for_pairs(std::size_t first, std::size_t last, const TileRange& range);
  void score_pairs(std::vector<std::pair<std::uint32_t, std::uint32_t>>& block, Scratch& own,
                   std::vector<ScoredPair>& scored) const;

  const SparsePoints& from_;
  const SparsePoints& to_;
  bool same_;
  const NearestOptions& options_;
  std::size_t tile_rows_;  // at most
  bool sorts_ = false;
  FilterPlan plan_;
  FixedScale scale_;
  FilterRows to_rows_;
  FilterRows from_rows_;
  FilterTile tile_;
  std::vector<std::unique_ptr<Scratch>> scratch_;
  std::vector<std::int16_t> highest_;
  std::vector<RowCandidates> candidates_;  // of the rows of `from`
  std::atomic<std::size_t> n_extra_ = 0;   // candidates for which rows have more than usual room
  double share_found_;                     // of the pairs that met last; 0 where none is noted
  std::vector<ScoredPair> pairs_;
};

Scratch& Search::scratch(unsigned worker) {
  if (!scratch_[worker]) scratch_[worker] = std::make_unique<Scratch>(from_);
  return *scratch_[worker];
}

// Many rows a block where panels are large: each block reads them all.
std::size_t Search::block_size() const noexcept {
  const auto wide = static_cast<std::size_t>(plan_.n_panels()) / 8;
  return std::clamp<std::size_t>(wide, 1, kMostBlock);
}

std::size_t Search::chunk_size(std::size_t n) const noexcept {
  return std::clamp(n / (4 * scratch_.size()), kLeastChunk, kMostBlock);
}

// Makes ready to look for k articles for each row.
void Search::expect(std::size_t k) {
  const std::size_t n = rows().size();
  highest_.resize(n * k);
  candidates_.reserve(n);
  for (std::size_t x = 0; x < n; ++x) {
    candidates_.emplace_back(std::span(highest_).subspan(x * k, k), scale_, rows().margins[x],
                             options_.min_similarity);
  }
}

// --- which rows meet which -------------------------------------------------------------------

void Search::for_each_tile(const std::function<void()>& set_levels, const Phase& phase) {
  const std::size_t n = to_rows_.size();
  if (n == 0) return;
  const std::size_t n_tiles = n_chunks(n, tile_rows_);
  const std::size_t tile_rows = n_chunks(n_chunks(n, n_tiles), kPanelRows) * kPanelRows;
  for (std::size_t begin = 0; begin < n; begin += tile_rows) {
    if (sorts_ && begin == tile_rows && n_tiles >= kFewestToSort) sort_rows(begin);
    tile_.load(begin, std::min(n, begin + tile_rows), options_.threads);
    set_levels();
    if (same_) rounds_within_tile(set_levels, phase);
    const std::size_t others = same_ ? begin + tile_.size() : 0;
    for (std::size_t first = others; first < rows().size(); first += FilterTile::kMostRows) {
      const std::size_t last = std::min(rows().size(), first + FilterTile::kMostRows);
      phase(first, last, {0, tile_.size(), false, false, false});
      set_levels();
    }
  }
}

// A row that is near to nothing takes any for its nearest, so that no panel with such a row in it
// is ruled out by a bound: by ascending level they are kept apart. Rows before `begin` have met
// all.
void Search::sort_rows(std::size_t begin) {
  raise_levels(begin);
  std::vector<std::uint32_t> places = plain_order(to_.size());
  std::stable_sort(places.begin() + static_cast<std::ptrdiff_t>(begin), places.end(),
                   [&](std::uint32_t x, std::uint32_t y) {
                     return candidates_[x].level() < candidates_[y].level();
                   });
  std::vector<RowCandidates> candidates;
  std::vector<std::uint32_t> order;
  candidates.reserve(places.size());
  order.reserve(places.size());
  for (const std::uint32_t place : places) {
    candidates.push_back(std::move(candidates_[place]));
    order.push_back(to_rows_.articles[place]);
  }
  candidates_ = std::move(candidates);
  tile_.clear();
  to_rows_ = {};
  to_rows_ = filter_rows(to_, plan_, scale_, std::move(order), options_.threads);
}

// Rows from `begin` on have met those before: what is near to those nearest to it is scored, and
// makes a level that is hardly below the last.
void Search::raise_levels(std::size_t begin) {
  std::vector<std::uint32_t> place_of(to_rows_.size());
  for (std::uint32_t x = 0; x < place_of.size(); ++x) place_of[to_rows_.articles[x]] = x;
  for_each_chunk_by_worker(rows().size() - begin, kRowsAnAnswer, options_.threads,
                           [&](unsigned worker, std::size_t, std::size_t first, std::size_t last) {
                             for (std::size_t x = begin + first; x < begin + last; ++x) {
                               raise_level(x, place_of, scratch(worker).row);
                             }
                           });
}

void Search::raise_level(std::size_t x, std::span<const std::uint32_t> place_of, SpreadRow& row) {
  const auto k = static_cast<std::size_t>(options_.k);
  std::vector<std::uint32_t> near = candidates_[x].highest_first(k);
  const std::size_t n_asked = std::min(near.size(), kRowsAsked);
  for (std::size_t i = 0; i < n_asked; ++i) {
    const auto theirs = candidates_[place_of[near[i]]].highest_first(k);
    near.insert(near.end(), theirs.begin(), theirs.end());
  }
  std::ranges::sort(near);
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::erase_if(near,
                [&](std::uint32_t y) { return place_of[y] == x || !allowed(x, place_of[y]); });
  if (near.size() < k) return;
  row.set(rows().articles[x]);
  std::vector<double> similarities;
  for (std::size_t i = 0; i < near.size(); ++i) {
    if (i + 1 < near.size()) SpreadRow::prefetch(to_, near[i + 1]);
    similarities.push_back(row.cosine_with(to_, near[i]));
  }
  const auto kth = similarities.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(similarities.begin(), kth, similarities.end(), std::greater());
  candidates_[x].raise_to(*kth, scale_);
}

void Search::rounds_within_tile(const std::function<void()>& set_levels, const Phase& phase) {
  const std::size_t first = tile_.begin();
  for (std::size_t begin = 0; begin < tile_.size();) {
    const std::size_t end = std::min(tile_.size(), begin == 0 ? kFirstRound : kRoundGrowth * begin);
    tile_.split_at(begin, options_.threads);
    if (begin > 0) {
      phase(first + begin, first + end, {0, begin, false, true, false});
      set_levels();
    }
    phase(first + begin, first + end, {begin, end, true, false, true});
    set_levels();
    begin = end;
  }
}

// --- nearest ---------------------------------------------------------------------------------

void Search::set_levels() {
  const auto levels = tile_.levels();
  for (std::size_t y = 0; y < levels.size(); ++y) {
    levels[y] = same_ ? candidates_[tile_.begin() + y].level() : std::int16_t{32767};
  }
}

void Search::add(std::size_t x, std::uint32_t article, std::int16_t sum, SpreadRow& row) {
  RowCandidates& candidates = candidates_[x];
  if (candidates.add(article, sum)) return;
  const std::size_t k = highest_.size() / candidates_.size();
  const std::size_t most_extra =
      candidates_.size() * (RowCandidates::usual_limit(k) / kExtraCandidates);
  const std::size_t before = candidates.limit();
  const auto score = [&](std::uint32_t b) {
    row.set(rows().articles[x]);
    return row.cosine_with(to_, b);
  };
  candidates.make_room(scale_, score, n_extra_.load(std::memory_order_relaxed) > most_extra);
  n_extra_.fetch_add(candidates.limit() - before, std::memory_order_relaxed);
}

// Tells rows that ask at once, and notes what rows of the tile are to be told after the phase.
struct Search::NearestVisitor {
  Search& search;
  SpreadRow& row;
  std::span<const std::int16_t> levels;  // of the tile's rows, when the phase began
  std::span<std::vector<Found>> buckets;
  bool foresees;

  [[nodiscard]] std::int16_t level(std::size_t x) const noexcept {
    return search.candidates_[x].level();
  }
  [[nodiscard]] bool wants_highest(std::size_t x) const noexcept {
    return foresees && level(x) == 0;
  }
  void highest(std::size_t x, std::span<std::int16_t> sums) { search.candidates_[x].foresee(sums); }
  void found(std::size_t x, std::size_t y, std::int16_t sum) {
    const std::size_t to = search.tile_.begin() + y;
    if (!search.allowed(x, to)) return;
    if (sum > level(x)) search.add(x, search.to_rows_.articles[to], sum, row);
    if (sum > levels[y]) {
      buckets[y / kRowsABucket].push_back(
          {static_cast<std::uint16_t>(y), sum, static_cast<std::uint32_t>(x)});
    }
  }
};

// Fewer rows at once where more pairs are of interest than there is room to note, as among
// thousands of copies of one text.
void Search::scan_for_nearest(std::size_t first, std::size_t last, const TileRange& range) {
  while (first < last) {
    const double of_a_row = share_found_ * static_cast<double>(range.end - range.begin);
    const double fit = static_cast<double>(kMostFound) / std::max(of_a_row, 1.0);
    const double at_once = std::clamp(fit, 1.0, static_cast<double>(last - first));
    const std::size_t end = first + static_cast<std::size_t>(at_once);
    scan_and_tell(first, end, range);
    if (end < last) set_levels();
    first = end;
  }
}

void Search::scan_and_tell(std::size_t first, std::size_t last, const TileRange& range) {
  const std::size_t size = chunk_size(last - first);
  std::vector<std::vector<Found>> found(n_chunks(last - first, size) * kBuckets);
  for_each_chunk_by_worker(
      last - first, size, options_.threads,
      [&](unsigned worker, std::size_t chunk, std::size_t begin, std::size_t end) {
        Scratch& own = scratch(worker);
        NearestVisitor visitor{*this, own.row, tile_.levels(),
                               std::span(found).subspan(chunk * kBuckets, kBuckets),
                               options_.rule.empty()};
        own.scan.scan(rows(), tile_, first + begin, first + end, block_size(), range, visitor);
      });
  if (!same_) return;
  tell_tile_rows(found);
  std::size_t n_found = 0;
  for (const auto& bucket : found) n_found += bucket.size();
  // Of its own range a row has met what stands before it.
  const double of_a_row = range.before_own ? static_cast<double>(first + last) / 2 -
                                                 static_cast<double>(tile_.begin() + range.begin)
                                           : static_cast<double>(range.end - range.begin);
  const double n_met = static_cast<double>(last - first) * of_a_row;
  share_found_ = static_cast<double>(n_found) / std::max(n_met, 1.0);
}

void Search::tell_tile_rows(const std::vector<std::vector<Found>>& found) {
  for_each_chunk_by_worker(kBuckets, 1, options_.threads,
                           [&](unsigned worker, std::size_t bucket, std::size_t, std::size_t) {
                             Scratch& own = scratch(worker);
                             for (std::size_t part = bucket; part < found.size();
                                  part += kBuckets) {
                               for (const Found& pair : found[part]) {
                                 const std::size_t to = tile_.begin() + pair.y;
                                 if (pair.sum <= candidates_[to].level()) continue;
                                 add(to, to_rows_.articles[pair.x], pair.sum, own.row);
                               }
                             }
                           });
}

std::vector<Candidate> Search::answer(std::size_t x, SpreadRow& row) {
  candidates_[x].drop_lower();
  row.set(rows().articles[x]);
  std::vector<Candidate> best;
  best.reserve(candidates_[x].candidates().size());
  const auto candidates = candidates_[x].candidates();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (i + 1 < candidates.size()) SpreadRow::prefetch(to_, candidates[i + 1].article);
    const RowCandidates::Sum& c = candidates[i];
    const double similarity = row.cosine_with(to_, c.article);
    if (similarity >= options_.min_similarity) best.push_back({similarity, c.article});
  }
  rank(best, static_cast<std::size_t>(options_.k));
  return best;
}

Neighbours Search::answers() {
  const std::size_t n = rows().size();
  std::vector<std::vector<Candidate>> best(n);
  std::vector<char> is_open(n);
  for_each_chunk_by_worker(n, kRowsAnAnswer, options_.threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             for (std::size_t x = begin; x < end; ++x) {
                               const auto a = rows().articles[x];
                               const auto found = answer(x, scratch(worker).row);
                               best[a].assign(found.begin(), found.end());
                               is_open[a] = candidates_[x].is_complete() ? 0 : 1;
                             }
                           });
  std::vector<ArticleIndex> open;
  for (std::size_t a = 0; a < n; ++a) {
    if (is_open[a] != 0) open.push_back(static_cast<ArticleIndex>(a));
  }
  drop_filter();
  search_exhaustively(from_, to_, same_, options_, open, best);
  return joined(best);
}

// What is only for filtering; the search is over.
void Search::drop_filter() {
  to_rows_ = {};
  from_rows_ = {};
  tile_.clear();
  scratch_.clear();
  candidates_ = {};
  highest_ = {};
}

Neighbours Search::nearest() {
  sorts_ = same_;
  expect(std::min(static_cast<std::size_t>(options_.k), to_rows_.size()));
  for_each_tile([&] { set_levels(); },
                [&](std::size_t first, std::size_t last, const TileRange& range) {
                  scan_for_nearest(first, last, range);
                });
  return answers();
}

// --- pairs -----------------------------------------------------------------------------------

void Search::score_pairs(std::vector<std::pair<std::uint32_t, std::uint32_t>>& block, Scratch& own,
                         std::vector<ScoredPair>& scored) const {
  std::ranges::sort(block);
  for (const auto& [x, y] : block) {
    const ArticleIndex a = to_rows_.articles[x];
    const ArticleIndex b = to_rows_.articles[y];
    own.row.set(a);
    const double similarity = own.row.cosine_with(to_, b);
    if (similarity < options_.min_similarity) continue;
    scored.push_back({std::min(a, b), std::max(a, b), similarity});
  }
}

struct Search::PairVisitor {
  const Search& search;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;

  [[nodiscard]] std::int16_t level(std::size_t x) const noexcept {
    return search.candidates_[x].level();
  }
  [[nodiscard]] static bool wants_highest(std::size_t) noexcept { return false; }
  void highest(std::size_t, std::span<std::int16_t>) const noexcept {}
  void found(std::size_t x, std::size_t y, std::int16_t) {
    const std::size_t to = search.tile_.begin() + y;
    if (!search.allowed(x, to)) return;
    pairs.emplace_back(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(to));
  }
};

void Search::scan_for_pairs(std::size_t first, std::size_t last, const TileRange& range) {
  const std::size_t size = chunk_size(last - first);
  std::vector<std::vector<ScoredPair>> scored(n_chunks(last - first, size));
  for_each_chunk_by_worker(
      last - first, size, options_.threads,
      [&](unsigned worker, std::size_t chunk, std::size_t begin, std::size_t end) {
        Scratch& own = scratch(worker);
        PairVisitor visitor{*this, {}};
        own.scan.scan(rows(), tile_, first + begin, first + end, block_size(), range, visitor);
        score_pairs(visitor.pairs, own, scored[chunk]);
      });
  for (const auto& chunk : scored) pairs_.insert(pairs_.end(), chunk.begin(), chunk.end());
}

Neighbours Search::pairs() {
  expect(0);
  for_each_tile([&] { set_levels(); },
                [&](std::size_t first, std::size_t last, const TileRange& range) {
                  scan_for_pairs(first, last, range);
                });
  Neighbours result;
  for (const ScoredPair& pair : pairs_) result.push_back(pair.a, pair.b, pair.similarity);
  rank_pairs(result);
  return result;
}

}  // namespace

Neighbours filtered_nearest(const SparsePoints& from, const SparsePoints& to, bool same,
                            const NearestOptions& options) {
  return Search(from, to, same, options, 0).nearest();
}

Neighbours filtered_pairs(const SparsePoints& points, const NearestOptions& options) {
  return Search(points, points, true, options, options.min_similarity).pairs();
}

}  // namespace broadsheet::vectors
