#include "broadsheet/vectors/rare_first_search.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/rare_first_lists.hpp"
#include "broadsheet/vectors/search_memory.hpp"
#include "broadsheet/vectors/spread_row.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 64;
constexpr float kRoundingOfOne = 1.2e-7F;

class Search {
 public:
  Search(const SparsePoints& points, const NearestOptions& options)
      : points_(points), has_rule_(!options.rule.empty()), options_(options), lists_(points) {}

  Neighbours pairs();

 private:
  // What a thread keeps from row to row.
  struct Scratch {
    explicit Scratch(const SparsePoints& points)
        : row(points), sums(static_cast<std::size_t>(points.size())), met(sums.size() + 1) {}

    SpreadRow row;
    std::vector<float> sums;         // 0 but for those met
    std::vector<std::uint32_t> met;  // the first n_met
    std::size_t n_met = 0;
  };

  [[nodiscard]] bool allowed(std::size_t x, std::size_t y) const noexcept {
    return !has_rule_ ||
           options_.rule.allows(static_cast<ArticleIndex>(x), static_cast<ArticleIndex>(y));
  }
  void add_list(const ListWeight& asked, Scratch& own) const;
  void find_pairs(std::size_t x, Scratch& own, Neighbours& found) const;
  static void forget(Scratch& own) noexcept;

  const SparsePoints& points_;
  bool has_rule_;
  const NearestOptions& options_;
  RareFirstLists lists_;
};

// How far a sum in float32 of products of a row of so many entries can be from the similarity.
float margin_of(std::size_t n_entries) noexcept {
  return (static_cast<float>(n_entries) + 8) * kRoundingOfOne;
}

void Search::add_list(const ListWeight& asked, Scratch& own) const {
  float* const sums = own.sums.data();
  std::uint32_t* const met = own.met.data();
  std::size_t n = own.n_met;
  for (const RareFirstLists::Posting& posting : lists_.list(asked.list)) {
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

void Search::find_pairs(std::size_t x, Scratch& own, Neighbours& found) const {
  const auto asked = lists_.asked_by(x);
  const auto least = static_cast<float>(options_.min_similarity);
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
    const double similarity = own.row.cosine_with(points_, static_cast<ArticleIndex>(y));
    if (similarity < options_.min_similarity) continue;
    found.push_back(static_cast<std::int64_t>(x), y, similarity);
  }
  forget(own);
}

Neighbours Search::pairs() {
  const auto n = static_cast<std::size_t>(points_.size());
  std::vector<Neighbours> found(n_chunks(n, kRowsAChunk));
  std::vector<std::unique_ptr<Scratch>> scratch(resolve_threads(options_.threads));
  for_each_chunk_by_worker(
      n, kRowsAChunk, options_.threads,
      [&](unsigned worker, std::size_t chunk, std::size_t begin, std::size_t end) {
        if (!scratch[worker]) scratch[worker] = std::make_unique<Scratch>(points_);
        for (std::size_t x = begin; x < end; ++x) find_pairs(x, *scratch[worker], found[chunk]);
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

// Bytes at the peak, beside the points: 16 a weight, for each thread 8 a column and a row, and the
// answer.
std::int64_t memory_of(const SparsePoints& points, const NearestOptions& options) {
  const std::int64_t threads = resolve_threads(options.threads);
  const std::int64_t lists = 16 * points.matrix.n_non_zero() + 16 * points.matrix.n_columns;
  const std::int64_t scratch = threads * 8 * (points.matrix.n_columns + points.size());
  return lists + scratch + 32 * points.size();
}

}  // namespace

Neighbours rare_first_pairs(const SparsePoints& points, const NearestOptions& options) {
  check_memory(memory_of(points, options), options);
  return Search(points, options).pairs();
}

}  // namespace broadsheet::vectors
