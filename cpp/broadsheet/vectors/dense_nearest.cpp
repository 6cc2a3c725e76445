#include "broadsheet/vectors/dense_nearest.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/vectors/search_memory.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 32;
constexpr std::size_t kTile = 1024;

using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Block = Eigen::Map<const Rows>;

// Rows of length one in float32.
class RoundedRows {
 public:
  explicit RoundedRows(const DensePoints& points)
      : width_(static_cast<std::size_t>(points.n_columns)), values_(points.values.size()) {
    for (ArticleIndex i = 0; i < points.size(); ++i) {
      const auto row = points.row(i);
      const double scale = points.inverse_norms[static_cast<std::size_t>(i)];
      for (std::size_t c = 0; c < width_; ++c) {
        values_[static_cast<std::size_t>(i) * width_ + c] = static_cast<float>(row[c] * scale);
      }
    }
  }

  [[nodiscard]] Block block(std::size_t begin, std::size_t end) const {
    return {values_.data() + begin * width_, static_cast<Eigen::Index>(end - begin),
            static_cast<Eigen::Index>(width_)};
  }

  /// No product of two such rows is further from the cosine: n sums and 2 roundings, each of at
  /// most eps in a sum of at most one (N. Higham, "Accuracy and stability", 2002, section 3.1).
  [[nodiscard]] float error() const noexcept {
    return static_cast<float>(width_ + 8) * std::numeric_limits<float>::epsilon();
  }

 private:
  std::size_t width_;
  std::vector<float> values_;
};

/// Candidates of one row by rounded scores: keeps whoever may be among the k best.
class Shortlist {
 public:
  Shortlist(std::size_t k, float lowest, float margin)
      : k_(k), lowest_(lowest), margin_(margin), room_(4 * k + 64) {}

  [[nodiscard]] float lowest() const noexcept { return lowest_; }

  void add(float score, std::int64_t article) {
    found_.push_back({score, article});
    if (found_.size() >= room_) shorten();
  }

  std::vector<Candidate>& found() noexcept { return found_; }

 private:
  void shorten() {
    const auto kth = found_.begin() + static_cast<std::ptrdiff_t>(k_ - 1);
    std::nth_element(found_.begin(), kth, found_.end(), [](const Candidate& x, const Candidate& y) {
      return x.similarity > y.similarity;
    });
    lowest_ = std::max(lowest_, static_cast<float>(kth->similarity) - margin_);
    std::erase_if(found_, [&](const Candidate& c) { return c.similarity < lowest_; });
    room_ = std::max(room_, 2 * found_.size());
  }

  std::size_t k_;
  float lowest_;
  float margin_;  // two errors and a tie
  std::size_t room_;
  std::vector<Candidate> found_;
};

// Calls row(i, scores of columns [first, last), first) for the rows of a chunk, tile by tile.
template <class Row>
void score_tiles(const RoundedRows& from, std::size_t begin, std::size_t end, const RoundedRows& to,
                 std::size_t first, std::size_t n_to, const Row& row) {
  Rows scores;
  for (std::size_t tile = first; tile < n_to; tile += kTile) {
    const std::size_t last = std::min(n_to, tile + kTile);
    scores.noalias() = from.block(begin, end) * to.block(tile, last).transpose();
    for (std::size_t i = begin; i < end; ++i) {
      row(i, scores.row(static_cast<Eigen::Index>(i - begin)).data(), tile, last);
    }
  }
}

void check(const NearestOptions& options, std::int64_t columns_a, std::int64_t columns_b) {
  if (options.k < 1) {
    throw ArgumentError("k must be at least 1, got " + std::to_string(options.k));
  }
  if (!(options.min_similarity >= -1 && options.min_similarity <= 1)) {
    throw ArgumentError("min_similarity must be between -1 and 1, got " +
                        std::to_string(options.min_similarity));
  }
  if (columns_a != columns_b) {
    throw ArgumentError("both sets must have the same dimensions, got " +
                        std::to_string(columns_a) + " and " + std::to_string(columns_b) +
                        "; transform one by the other's vectors");
  }
}

// Rounded rows; for each thread a block of scores and candidates of its rows; the answer.
std::int64_t bytes_needed(const DensePoints& from, const DensePoints& to, bool same,
                          const NearestOptions& options) {
  const std::int64_t rows = from.size() + (same ? 0 : to.size());
  const std::int64_t block = static_cast<std::int64_t>(4 * kRowsAChunk * kTile);
  const std::int64_t k = std::min(options.k, to.size());
  const auto candidates = static_cast<std::int64_t>(kRowsAChunk) * 2 * 16 * (4 * k + 64);
  return 4 * rows * from.n_columns + resolve_threads(options.threads) * (block + candidates) +
         (56 * k + 64) * from.size();
}

}  // namespace

Neighbours nearest(const DensePoints& from, const DensePoints* to, const NearestOptions& options) {
  const bool same = to == nullptr;
  const DensePoints& target = same ? from : *to;
  check(options, from.n_columns, target.n_columns);
  options.rule.check(from.size(), target.size());
  check_memory(bytes_needed(from, target, same, options), options);
  const RoundedRows left(from);
  const RoundedRows other = same ? RoundedRows({}) : RoundedRows(target);
  const RoundedRows& right = same ? left : other;
  const auto n = static_cast<std::size_t>(from.size());
  const auto k = static_cast<std::size_t>(std::min(options.k, target.size() + 1));
  const float error = left.error();
  const double least = lowest_of(options.min_similarity);
  const auto lowest = static_cast<float>(least) - 2 * error;

  std::vector<std::vector<Candidate>> best(n);
  const auto search = [&](std::size_t, std::size_t begin, std::size_t end) {
    std::vector<Shortlist> lists(end - begin, Shortlist(k, lowest, 4 * error));
    const auto look = [&](std::size_t i, const float* scores, std::size_t first, std::size_t last) {
      Shortlist& list = lists[i - begin];
      const auto a = static_cast<ArticleIndex>(i);
      for (std::size_t j = first; j < last; ++j) {
        if (scores[j - first] < list.lowest()) continue;
        const auto b = static_cast<ArticleIndex>(j);
        if ((same && a == b) || !options.rule.allows(a, b)) continue;
        list.add(scores[j - first], b);
      }
    };
    score_tiles(left, begin, end, right, 0, static_cast<std::size_t>(target.size()), look);
    for (std::size_t i = begin; i < end; ++i) {
      std::vector<Candidate>& found = lists[i - begin].found();
      for (Candidate& c : found) {
        c.similarity = cosine(from, static_cast<ArticleIndex>(i), target, c.article);
      }
      std::erase_if(found, [&](const Candidate& c) { return c.similarity < least; });
      rank(found, k);
      best[i].assign(found.begin(), found.end());  // without the room for candidates
    }
  };
  for_each_chunk(n, kRowsAChunk, options.threads, search);

  Neighbours result;
  for (std::size_t i = 0; i < n; ++i) {
    for (const Candidate& c : best[i]) {
      result.push_back(static_cast<std::int64_t>(i), c.article, c.similarity);
    }
  }
  return result;
}

Neighbours pairs_above(const DensePoints& points, const NearestOptions& options) {
  check(options, points.n_columns, points.n_columns);
  if (options.min_similarity <= 0) {
    throw ArgumentError("min_similarity must be above 0 where all pairs are asked for, got " +
                        std::to_string(options.min_similarity));
  }
  options.rule.check(points.size(), points.size());
  check_memory(bytes_needed(points, points, true, options), options);
  const RoundedRows rows(points);
  const auto n = static_cast<std::size_t>(points.size());
  const double least = lowest_of(options.min_similarity);
  const float lowest = static_cast<float>(least) - 2 * rows.error();
  std::vector<Neighbours> found(n_chunks(n, kRowsAChunk));
  const auto search = [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    const auto look = [&](std::size_t i, const float* scores, std::size_t first, std::size_t last) {
      const auto a = static_cast<ArticleIndex>(i);
      for (std::size_t j = std::max(first, i + 1); j < last; ++j) {
        if (scores[j - first] < lowest) continue;
        const auto b = static_cast<ArticleIndex>(j);
        const double similarity = cosine(points, a, points, b);
        if (similarity < least || !options.rule.allows(a, b)) continue;
        found[chunk].push_back(a, b, similarity);
      }
    };
    score_tiles(rows, begin, end, rows, begin, n, look);
  };
  for_each_chunk(n, kRowsAChunk, options.threads, search);

  Neighbours result;
  for (const Neighbours& part : found) {
    for (std::size_t p = 0; p < part.size(); ++p) {
      result.push_back(part.article_a[p], part.article_b[p], part.similarity[p]);
    }
  }
  rank_pairs(result);
  return result;
}

}  // namespace broadsheet::vectors
