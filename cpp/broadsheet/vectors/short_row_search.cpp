#include "broadsheet/vectors/short_row_search.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/found_by_chunk.hpp"
#include "broadsheet/vectors/search_memory.hpp"
#include "broadsheet/vectors/short_rows.hpp"
#include "broadsheet/vectors/spread_row.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::int64_t kLongRow = 32;  // entries, in the mean
constexpr std::size_t kRowsAChunk = 64;
constexpr std::size_t kMostStrips = 512;
constexpr std::size_t kMoreCandidates = 512;  // than k, that a row has before they are scored

/// The k highest of the sums it is shown, and how high the k-th is.
class Highest {
 public:
  explicit Highest(std::size_t k) : k_(k) {}

  void clear() noexcept {
    sums_.clear();
    lowest_ = 0;
  }
  /// What a sum must exceed to count.
  [[nodiscard]] std::int16_t lowest() const noexcept { return lowest_; }
  void add_all(std::span<const std::int16_t> sums) {
    if (sums_.empty() && sums.size() <= kFewToCount) {
      sums_.assign(sums.begin(), sums.end());
    } else {
      for (const std::int16_t sum : sums) add(sum);
    }
  }
  void add(std::int16_t sum) {
    if (sum <= lowest_) return;
    sums_.push_back(sum);
    if (sums_.size() >= 2 * k_ + kRoom) keep_highest();
  }
  /// 0 where fewer than k are above it.
  [[nodiscard]] std::int16_t kth() {
    if (sums_.size() < k_) return 0;
    if (sums_.size() > kFewToCount) {
      keep_highest();
    } else {
      lowest_ = counted_kth();
    }
    return lowest_;
  }

 private:
  static constexpr std::size_t kRoom = 256;  // the highest sums of a tile, and some
  static constexpr std::size_t kFewToCount = 4096;

  void keep_highest() {
    const auto at = sums_.begin() + static_cast<std::ptrdiff_t>(k_ - 1);
    std::nth_element(sums_.begin(), at, sums_.end(), std::greater());
    sums_.resize(k_);
    lowest_ = sums_.back();
  }
  // Bit by bit the highest number that k sums reach: no branch that depends on a single sum. The
  // last bits, a thousandth of the similarity 1, are not worth their time: a lower level does no
  // harm.
  [[nodiscard]] std::int16_t counted_kth() const noexcept {
    int kth = 0;
    for (int bit = 1 << 14; bit >= 32; bit >>= 1) {
      const auto tried = static_cast<std::int16_t>(kth + bit);
      if (count_from(sums_, tried) >= k_) kth = tried;
    }
    return static_cast<std::int16_t>(kth);
  }

  std::size_t k_;
  std::vector<std::int16_t> sums_;
  std::int16_t lowest_ = 0;
};

class Search {
 public:
  Search(const SparsePoints& from, const SparsePoints& to, bool same, const NearestOptions& options,
         const ShortRowPlan& plan)
      : from_(from),
        to_(to),
        same_(same),
        has_rule_(!options.rule.empty()),
        options_(options),
        k_(static_cast<std::size_t>(std::min(options.k, to.size()))),
        rows_(std::in_place, from, to, plan, options.threads) {
    // With fewer blocks their highest sums would leave a low level.
    const std::size_t n_blocks = plan.n_tiles * plan.tile_rows / kPanelRows;
    by_blocks_ = !has_rule_ && 4 * n_blocks >= 5 * k_;
  }

  Neighbours nearest();

 private:
  struct Candidate16 {
    std::uint32_t row;
    std::int16_t sum;
  };
  // What is known of a row while the tiles go by.
  struct Asking {
    explicit Asking(std::size_t k) : highest(k) { candidates.reserve(k + kMoreCandidates); }

    void clear() noexcept {
      highest.clear();
      candidates.clear();
      best.clear();
    }

    Highest highest;
    std::int32_t level = 0;  // a sum that counts is at least as high
    std::vector<Candidate16> candidates;
    std::vector<Candidate> best;  // of candidates before these, which were too many to keep
  };
  // What a thread keeps from chunk to chunk.
  struct Scratch {
    Scratch(const SparsePoints& from, const ShortRowPlan& plan, std::size_t k)
        : row(from),
          sums(plan.tile_rows),
          highest((sums.size() / kPanelRows + kPanelRows - 1) / kPanelRows * kPanelRows) {
      asking.reserve(kRowsAChunk);
      while (asking.size() < kRowsAChunk) asking.emplace_back(k);
    }

    SpreadRow row;
    std::vector<std::int16_t> sums;
    std::vector<std::int16_t> highest;  // of each panel of sums, and 0 up to whole panels of these
    std::vector<Asking> asking;
    std::vector<Candidate> best;
    std::vector<Candidate> found;  // for the rows of a chunk
  };

  [[nodiscard]] bool allowed(std::size_t x, std::size_t y) const noexcept {
    return !has_rule_ ||
           options_.rule.allows(static_cast<ArticleIndex>(x), static_cast<ArticleIndex>(y));
  }
  void meet(std::size_t x, std::size_t tile, Asking& asking, Scratch& own) const;
  // work(r) for each of the tile's sums that is above `below`.
  template <class Work>
  static void for_each_above(std::int16_t below, const Scratch& own, const Work& work) {
    for (std::size_t first = 0; first < own.highest.size(); first += kPanelRows) {
      for_each_bit(sums_above(own.highest.data() + first, below), [&](std::size_t b) {
        const std::size_t panel = (first + b) * kPanelRows;
        for_each_bit(sums_above(own.sums.data() + panel, below),
                     [&](std::size_t r) { work(panel + r); });
      });
    }
  }
  template <class Work>
  static void for_each_bit(const PanelBits& set, const Work& work) {
    for (std::size_t word = 0; word < set.size(); ++word) {
      for (std::uint64_t bits = set[word]; bits != 0; bits &= bits - 1) {
        work(64 * word + static_cast<std::size_t>(std::countr_zero(bits)));
      }
    }
  }
  void note_highest(std::size_t x, std::size_t begin, Asking& asking, const Scratch& own) const;
  void take_candidates(std::size_t x, std::size_t begin, Asking& asking, Scratch& own) const;
  void score(std::size_t x, const Asking& asking, Scratch& own) const;

  const SparsePoints& from_;
  const SparsePoints& to_;
  bool same_;
  bool has_rule_;
  const NearestOptions& options_;
  std::size_t k_;
  std::optional<ShortRows> rows_;  // until the last row is searched
  bool by_blocks_ = false;
};

void Search::meet(std::size_t x, std::size_t tile, Asking& asking, Scratch& own) const {
  const std::size_t begin = tile * rows_->plan().tile_rows;
  std::optional<std::size_t> self;
  if (same_ && rows_->position_of(x) / own.sums.size() == tile) {
    self = rows_->position_of(x) - begin;
  }
  rows_->sum(x, tile, self, own.sums, own.highest.data());
  note_highest(x, begin, asking, own);
  const std::int32_t spread = rows_->spread(x);
  const double least = std::floor(options_.min_similarity * ShortRows::kAsking) - spread;
  asking.level = std::max(asking.highest.kth() - spread, static_cast<std::int32_t>(least));
  const bool is_open = asking.level <= 0 && tile + 1 == rows_->plan().n_tiles;
  if (!is_open) take_candidates(x, begin, asking, own);
}

void Search::note_highest(std::size_t x, std::size_t begin, Asking& asking,
                          const Scratch& own) const {
  if (by_blocks_) {
    asking.highest.add_all(own.highest);
    return;
  }
  // From the highest sums down, until k that are allowed are found.
  std::int16_t above = *std::ranges::max_element(own.highest);
  while (above > asking.highest.lowest()) {
    const auto lower = static_cast<std::int16_t>(above - 1 - above / 4);
    const std::int16_t below = std::max(asking.highest.lowest(), lower);
    for_each_above(below, own, [&](std::size_t r) {
      if (own.sums[r] <= above && allowed(x, rows_->row_at(begin + r)))
        asking.highest.add(own.sums[r]);
    });
    above = below;
    (void)asking.highest.kth();
  }
}

// Sums of 0 are left out: a row with a level that they reach is searched exhaustively.
void Search::take_candidates(std::size_t x, std::size_t begin, Asking& asking, Scratch& own) const {
  const auto below = static_cast<std::int16_t>(std::max(asking.level - 1, 0));
  const std::size_t most = k_ + kMoreCandidates;
  for_each_above(below, own, [&](std::size_t r) {
    const std::uint32_t y = rows_->row_at(begin + r);
    if (!allowed(x, y)) return;
    // Of many that are equally near, such as copies of one headline, only the best are kept. Some
    // that a later level would leave out may be among them, which does no harm.
    if (asking.candidates.size() == most) {
      score(x, asking, own);
      asking.best.assign(own.best.begin(), own.best.end());
      asking.candidates.clear();
    }
    asking.candidates.push_back({y, own.sums[r]});
  });
}

void Search::score(std::size_t x, const Asking& asking, Scratch& own) const {
  own.row.set(static_cast<ArticleIndex>(x));
  own.best.assign(asking.best.begin(), asking.best.end());
  for (const Candidate16& candidate : asking.candidates) {
    if (candidate.sum < asking.level) continue;
    const auto y = static_cast<ArticleIndex>(candidate.row);
    const double similarity = own.row.cosine_with(to_, y);
    if (similarity < options_.min_similarity) continue;
    own.best.push_back({similarity, y});
    prune(own.best, static_cast<std::size_t>(options_.k));
  }
}

Neighbours Search::nearest() {
  const auto n = static_cast<std::size_t>(from_.size());
  FoundByChunk found(n, kRowsAChunk, k_, resolve_threads(options_.threads));
  std::vector<char> is_open(n);
  std::vector<std::unique_ptr<Scratch>> scratch(resolve_threads(options_.threads));
  for_each_chunk_by_worker(
      n, kRowsAChunk, options_.threads,
      [&](unsigned worker, std::size_t chunk, std::size_t begin, std::size_t end) {
        if (!scratch[worker]) {
          scratch[worker] = std::make_unique<Scratch>(from_, rows_->plan(), k_);
        }
        Scratch& own = *scratch[worker];
        own.found.clear();
        for (Asking& asking : own.asking) asking.clear();
        for (std::size_t tile = 0; tile < rows_->plan().n_tiles; ++tile) {
          for (std::size_t x = begin; x < end; ++x) meet(x, tile, own.asking[x - begin], own);
        }
        for (std::size_t x = begin; x < end; ++x) {
          const Asking& asking = own.asking[x - begin];
          is_open[x] = asking.level <= 0 ? 1 : 0;
          if (is_open[x] != 0) continue;
          score(x, asking, own);
          rank(own.best, static_cast<std::size_t>(options_.k));
          found.set_count(x, own.best.size());
          own.found.insert(own.found.end(), own.best.begin(), own.best.end());
        }
        found.set(worker, chunk, own.found);
      });
  std::vector<ArticleIndex> open;
  for (std::size_t x = 0; x < n; ++x) {
    if (is_open[x] != 0) open.push_back(static_cast<ArticleIndex>(x));
  }
  scratch.clear();
  rows_.reset();
  std::vector<std::vector<Candidate>> best(open.empty() ? 0 : n);
  search_exhaustively(from_, to_, same_, options_, open, best);
  return std::move(found).joined_with(best);
}

bool is_short(const SparsePoints& points) {
  constexpr std::int64_t kMostPostings = std::numeric_limits<std::uint32_t>::max();
  const std::int64_t weights = points.matrix.n_non_zero();
  return weights < kLongRow * points.size() && weights <= kMostPostings;
}

bool has_negative(const SparsePoints& points) {
  return std::ranges::any_of(points.matrix.values, [](double value) { return value < 0; });
}

std::int64_t bytes_of_a_strip(const ShortRowPlan& plan) {
  const auto rows = static_cast<std::int64_t>(plan.n_tiles * plan.tile_rows);
  return 2 * rows + 2 * rows / static_cast<std::int64_t>(kPanelRows);
}

// Bytes at the peak, beside the points and without strips: 4 a weight listed and 8 a weight that
// asks; 8 a list and tile, 16 a column and row, 28 for a row's position; for each thread 8 a column
// and what its rows keep: sums, candidates, and the best of those that were too many; and the
// answer.
std::int64_t memory_without_strips(const SparsePoints& from, const SparsePoints& to,
                                   const ShortRowPlan& plan, const NearestOptions& options) {
  const std::int64_t threads = resolve_threads(options.threads);
  const std::int64_t k = std::min(options.k, to.size());
  const auto starts = static_cast<std::int64_t>(8 * plan.n_tiles * plan.n_lists);
  const std::int64_t lists = 4 * to.matrix.n_non_zero() + 8 * from.matrix.n_non_zero() + starts +
                             16 * (to.matrix.n_columns + from.size()) + 28 * to.size();
  const std::int64_t most_best = std::min(4 * k + 64, to.size());
  const std::int64_t most_candidates = k + static_cast<std::int64_t>(kMoreCandidates);
  const std::int64_t kept_a_row = 40 * k + 1024 + 8 * most_candidates + 16 * most_best;
  const std::int64_t kept = static_cast<std::int64_t>(kRowsAChunk) * kept_a_row;
  const auto sums = static_cast<std::int64_t>(3 * plan.tile_rows);
  const std::int64_t scratch = threads * (8 * to.matrix.n_columns + sums + kept);
  const auto block = static_cast<std::int64_t>(
      FoundByChunk::block_size(static_cast<std::size_t>(from.size()), static_cast<std::size_t>(k)));
  const std::int64_t answer = (40 * k + 32) * from.size() + threads * 16 * block;
  return lists + scratch + answer;
}

// Where memory is short, with fewer strips: their columns have lists then.
ShortRowPlan plan_within(const SparsePoints& from, const SparsePoints& to, bool same,
                         const NearestOptions& options) {
  ShortRowPlan plan(to, same, kMostStrips);
  std::int64_t needed = memory_without_strips(from, to, plan, options);
  const std::int64_t left = std::max<std::int64_t>(0, options.memory - needed);
  const auto that_fit = static_cast<std::size_t>(left / bytes_of_a_strip(plan));
  if (options.memory > 0 && that_fit < plan.n_strips) {
    plan = ShortRowPlan(to, same, that_fit);
    needed = memory_without_strips(from, to, plan, options);
  }
  needed += static_cast<std::int64_t>(plan.n_strips) * bytes_of_a_strip(plan);
  check_memory(std::max(needed, exhaustive_memory(from, to, options)), options);
  return plan;
}

}  // namespace

bool has_short_rows(const SparsePoints& from, const SparsePoints& to) {
  const bool one = &from == &to;
  return is_short(from) && !has_negative(from) && (one || (is_short(to) && !has_negative(to)));
}

Neighbours short_row_nearest(const SparsePoints& from, const SparsePoints& to, bool same,
                             const NearestOptions& options) {
  return Search(from, to, same, options, plan_within(from, to, same, options)).nearest();
}

}  // namespace broadsheet::vectors
