#include "broadsheet/vectors/rare_first_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/rare_first_lists.hpp"
#include "broadsheet/vectors/search_memory.hpp"
#include "broadsheet/vectors/spread_row.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::int64_t kLongRow = 32;  // entries, in the mean
constexpr std::size_t kRowsAChunk = 64;
constexpr std::size_t kShareOfRare = 128;  // rare: at most one of so many rows has the column
constexpr std::size_t kFewRows = 16;
constexpr double kCostOfScoring = 12;  // products
constexpr float kRoundingOfOne = 1.2e-7F;

/// The k highest of the sums it is shown.
class Highest {
 public:
  explicit Highest(std::size_t k) : k_(k) { sums_.reserve(k); }

  void clear() noexcept { sums_.clear(); }
  [[nodiscard]] bool is_full() const noexcept { return sums_.size() == k_; }
  /// What a sum must exceed to count.
  [[nodiscard]] float lowest() const noexcept { return is_full() ? sums_.front() : 0; }
  void add(float sum) {
    if (is_full()) {
      std::ranges::pop_heap(sums_, std::greater());
      sums_.back() = sum;
    } else {
      sums_.push_back(sum);
    }
    std::ranges::push_heap(sums_, std::greater());
  }

 private:
  std::size_t k_;
  std::vector<float> sums_;
};

class Search {
 public:
  Search(const SparsePoints& from, const SparsePoints& to, bool same, const NearestOptions& options)
      : from_(from),
        to_(to),
        same_(same),
        has_rule_(!options.rule.empty()),
        options_(options),
        lists_(std::in_place, from, to, same) {}

  Neighbours nearest();
  Neighbours pairs();

 private:
  // What a thread keeps from row to row.
  struct Scratch {
    Scratch(const SparsePoints& from, const SparsePoints& to, std::size_t k)
        : row(from), sums(static_cast<std::size_t>(to.size())), met(sums.size() + 1), highest(k) {}

    SpreadRow row;
    std::vector<float> sums;         // 0 but for those met
    std::vector<std::uint32_t> met;  // the first n_met
    std::size_t n_met = 0;
    Highest highest;
    std::vector<std::uint32_t> hopeful;
    std::vector<Candidate> best;
  };

  [[nodiscard]] bool allowed(std::size_t x, std::size_t y) const noexcept {
    if (same_ && x == y) return false;
    return !has_rule_ ||
           options_.rule.allows(static_cast<ArticleIndex>(x), static_cast<ArticleIndex>(y));
  }
  void for_each_row(
      const std::function<void(Scratch&, std::size_t chunk, std::size_t x)>& work) const;
  void add_list(const ListWeight& asked, Scratch& own) const;
  void find_highest(std::size_t x, Scratch& own) const;
  [[nodiscard]] float level_of(const Scratch& own, float margin) const noexcept;
  [[nodiscard]] std::size_t choose_prefix(std::span<const ListWeight> asked, std::size_t n_read,
                                          float level) const;
  void find_hopeful(std::size_t x, std::size_t p, float length, float margin, Scratch& own) const;
  void score(std::size_t x, std::span<const std::uint32_t> rows, Scratch& own) const;
  bool answer(std::size_t x, Scratch& own) const;
  static void forget(Scratch& own) noexcept;

  const SparsePoints& from_;
  const SparsePoints& to_;
  bool same_;
  bool has_rule_;
  const NearestOptions& options_;
  std::optional<RareFirstLists> lists_;  // until the last row is searched
};

// How far a sum in float32 of products of a row of so many entries can be from the similarity.
float margin_of(std::size_t n_entries) noexcept {
  return (static_cast<float>(n_entries) + 8) * kRoundingOfOne;
}

float length_over(std::span<const ListWeight> asked, std::uint32_t prefix) noexcept {
  float square = 0;
  for (auto at = asked.rbegin(); at != asked.rend() && at->list < prefix; ++at) {
    square += at->weight * at->weight;
  }
  return std::sqrt(square) * (1 + 1e-6F);
}

void Search::for_each_row(
    const std::function<void(Scratch&, std::size_t chunk, std::size_t x)>& work) const {
  const std::size_t k = static_cast<std::size_t>(std::min(options_.k, to_.size()));
  std::vector<std::unique_ptr<Scratch>> scratch(resolve_threads(options_.threads));
  for_each_chunk_by_worker(
      static_cast<std::size_t>(from_.size()), kRowsAChunk, options_.threads,
      [&](unsigned worker, std::size_t chunk, std::size_t begin, std::size_t end) {
        if (!scratch[worker]) scratch[worker] = std::make_unique<Scratch>(from_, to_, k);
        for (std::size_t x = begin; x < end; ++x) work(*scratch[worker], chunk, x);
      });
}

void Search::add_list(const ListWeight& asked, Scratch& own) const {
  float* const sums = own.sums.data();
  std::uint32_t* const met = own.met.data();
  std::size_t n = own.n_met;
  for (const RareFirstLists::Posting& posting : lists_->list(asked.list)) {
    const float before = sums[posting.row];
    met[n] = posting.row;  // kept if it is new: whether it is, is hard to predict
    n += before == 0 ? 1 : 0;
    sums[posting.row] = before + asked.weight * posting.weight;
  }
  own.n_met = n;
}

void Search::forget(Scratch& own) noexcept {
  for (std::size_t i = 0; i < own.n_met; ++i) own.sums[own.met[i]] = 0;
  own.n_met = 0;
}

void Search::find_highest(std::size_t x, Scratch& own) const {
  own.highest.clear();
  for (std::size_t i = 0; i < own.n_met; ++i) {
    const std::uint32_t y = own.met[i];
    if (own.sums[y] > own.highest.lowest() && allowed(x, y)) own.highest.add(own.sums[y]);
  }
}

// What a similarity must reach to be among the k nearest.
float Search::level_of(const Scratch& own, float margin) const noexcept {
  const float known = own.highest.is_full() ? own.highest.lowest() - margin : 0;
  return std::max(known, static_cast<float>(options_.min_similarity)) - margin;
}

// The prefix with which the rest costs the least: reading the lists up to it, and scoring rows that
// may be near without being read.
std::size_t Search::choose_prefix(std::span<const ListWeight> asked, std::size_t n_read,
                                  float level) const {
  if (!(level > 0)) return 0;
  double to_read = 0;
  for (std::size_t i = n_read; i < asked.size(); ++i) {
    to_read += static_cast<double>(lists_->list(asked[i].list).size());
  }
  std::size_t best = 0;
  double least = to_read;
  float square = 0;
  std::size_t left = asked.size();  // lists that are not in the prefix
  for (std::size_t p = 1; p < RareFirstLists::kPrefixes.size() && left > n_read; ++p) {
    for (; left > n_read && asked[left - 1].list < RareFirstLists::kPrefixes[p]; --left) {
      to_read -= static_cast<double>(lists_->list(asked[left - 1].list).size());
      square += asked[left - 1].weight * asked[left - 1].weight;
    }
    if (left == n_read && n_read > 0 && asked[n_read - 1].list < RareFirstLists::kPrefixes[p]) {
      break;  // some of it is read already
    }
    if (square == 0) continue;
    const auto n_long = lists_->rows_as_long(p, level / std::sqrt(square)).size();
    const double cost = to_read + kCostOfScoring * static_cast<double>(n_long);
    if (cost < least) {
      least = cost;
      best = p;
    }
  }
  return best;
}

// Who may be among the k nearest, by sums that lack a prefix over which x is `length` long.
// The level rises on the way.
void Search::find_hopeful(std::size_t x, std::size_t p, float length, float margin,
                          Scratch& own) const {
  const float* const sums = own.sums.data();
  const float* const lengths = lists_->lengths_over(p);
  float level = level_of(own, margin);
  own.highest.clear();
  own.hopeful.clear();
  for (std::size_t i = 0; i < own.n_met; ++i) {
    const std::uint32_t y = own.met[i];
    if (sums[y] + length * lengths[y] < level || !allowed(x, y)) continue;
    own.hopeful.push_back(y);
    if (sums[y] <= own.highest.lowest()) continue;
    own.highest.add(sums[y]);
    level = std::max(level, level_of(own, margin));
  }
  std::erase_if(own.hopeful,
                [&](std::uint32_t y) { return sums[y] + length * lengths[y] < level; });
  if (length > 0) {
    for (const std::uint32_t y : lists_->rows_as_long(p, level / length)) {
      if (sums[y] == 0 && allowed(x, y)) own.hopeful.push_back(y);
    }
  }
}

void Search::score(std::size_t x, std::span<const std::uint32_t> rows, Scratch& own) const {
  constexpr std::size_t kAhead = 4;
  own.row.set(static_cast<ArticleIndex>(x));
  own.best.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i + kAhead < rows.size()) SpreadRow::prefetch(to_, rows[i + kAhead]);
    const double similarity = own.row.cosine_with(to_, rows[i]);
    if (similarity < options_.min_similarity) continue;
    own.best.push_back({similarity, rows[i]});
    prune(own.best, static_cast<std::size_t>(options_.k));
  }
  rank(own.best, static_cast<std::size_t>(options_.k));
}

// False where fewer than k rows have anything in common with x.
bool Search::answer(std::size_t x, Scratch& own) const {
  const auto asked = lists_->asked_by(x);
  const float margin = margin_of(asked.size());
  const std::size_t rare = std::max(kFewRows, static_cast<std::size_t>(to_.size()) / kShareOfRare);
  const auto k = static_cast<std::size_t>(std::min(options_.k, to_.size()));
  std::size_t n_read = 0;
  while (n_read < asked.size() &&
         (own.n_met <= k || lists_->list(asked[n_read].list).size() <= rare)) {
    add_list(asked[n_read++], own);
  }
  find_highest(x, own);
  const std::size_t p = choose_prefix(asked, n_read, level_of(own, margin));
  const std::uint32_t prefix = RareFirstLists::kPrefixes[p];
  while (n_read < asked.size() && asked[n_read].list >= prefix) add_list(asked[n_read++], own);
  find_hopeful(x, p, length_over(asked, prefix), margin, own);
  score(x, own.hopeful, own);
  forget(own);
  return own.highest.is_full() || options_.min_similarity > 0;
}

Neighbours Search::nearest() {
  const auto n = static_cast<std::size_t>(from_.size());
  std::vector<std::vector<Candidate>> best(n);
  std::vector<char> is_open(n);
  for_each_row([&](Scratch& own, std::size_t, std::size_t x) {
    is_open[x] = answer(x, own) ? 0 : 1;
    best[x].assign(own.best.begin(), own.best.end());
  });
  std::vector<ArticleIndex> open;
  for (std::size_t x = 0; x < n; ++x) {
    if (is_open[x] != 0) open.push_back(static_cast<ArticleIndex>(x));
  }
  lists_.reset();
  if (!open.empty()) search_exhaustively(from_, to_, same_, options_, open, best);
  return joined(best);
}

Neighbours Search::pairs() {
  std::vector<Neighbours> found(n_chunks(static_cast<std::size_t>(from_.size()), kRowsAChunk));
  const auto least = static_cast<float>(options_.min_similarity);
  for_each_row([&](Scratch& own, std::size_t chunk, std::size_t x) {
    const auto asked = lists_->asked_by(x);
    const float margin = 2 * margin_of(asked.size());
    float square = 0;
    for (const ListWeight& entry : asked) square += entry.weight * entry.weight;
    // Until the columns unread could not make a pair by themselves.
    std::size_t n_read = 0;
    const auto unread = [&] { return std::sqrt(std::max(0.0F, square) + margin); };
    while (n_read < asked.size() && unread() + margin >= least) {
      square -= asked[n_read].weight * asked[n_read].weight;
      add_list(asked[n_read++], own);
    }
    own.row.set(static_cast<ArticleIndex>(x));
    const float level = least - margin - (n_read < asked.size() ? unread() : 0);
    for (std::size_t i = 0; i < own.n_met; ++i) {
      const std::uint32_t y = own.met[i];
      if (y <= x || own.sums[y] < level || !allowed(x, y)) continue;
      const double similarity = own.row.cosine_with(to_, static_cast<ArticleIndex>(y));
      if (similarity < options_.min_similarity) continue;
      found[chunk].push_back(static_cast<std::int64_t>(x), y, similarity);
    }
    forget(own);
  });
  Neighbours all;
  for (const Neighbours& part : found) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      all.push_back(part.article_a[i], part.article_b[i], part.similarity[i]);
    }
  }
  rank_pairs(all);
  return all;
}

bool is_short(const SparsePoints& points) {
  return points.matrix.n_non_zero() < kLongRow * points.size();
}

bool has_negative(const SparsePoints& points) {
  return std::ranges::any_of(points.matrix.values, [](double value) { return value < 0; });
}

// Bytes at the peak, beside the points: 16 a weight, 8 a row and prefix, for each thread 8 a column
// and a row, and the answer.
std::int64_t memory_of(const SparsePoints& from, const SparsePoints& to, bool same,
                       const NearestOptions& options) {
  const std::int64_t threads = resolve_threads(options.threads);
  const std::int64_t weights = to.matrix.n_non_zero() + (same ? 0 : from.matrix.n_non_zero());
  const auto prefixes = static_cast<std::int64_t>(RareFirstLists::kPrefixes.size());
  const std::int64_t lists = 16 * weights + 16 * to.matrix.n_columns + 8 * prefixes * to.size();
  const std::int64_t scratch = threads * 8 * (to.matrix.n_columns + to.size());
  const std::int64_t answer = (40 * std::min(options.k, to.size()) + 32) * from.size();
  return std::max(lists + scratch + answer, exhaustive_memory(from, to, options));
}

}  // namespace

bool suits_rare_first(const SparsePoints& from, const SparsePoints& to) {
  return is_short(from) && is_short(to) && !has_negative(from) && !has_negative(to);
}

Neighbours rare_first_nearest(const SparsePoints& from, const SparsePoints& to, bool same,
                              const NearestOptions& options) {
  check_memory(memory_of(from, to, same, options), options);
  return Search(from, to, same, options).nearest();
}

Neighbours rare_first_pairs(const SparsePoints& points, const NearestOptions& options) {
  check_memory(memory_of(points, points, true, options), options);
  return Search(points, points, true, options).pairs();
}

}  // namespace broadsheet::vectors
