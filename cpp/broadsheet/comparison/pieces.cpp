#include "broadsheet/comparison/pieces.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <numeric>
#include <utility>

namespace broadsheet::comparison {
namespace {

Pieces by_label(const Side& side) {
  Pieces pieces;
  pieces.articles.resize(side.units.size());
  std::iota(pieces.articles.begin(), pieces.articles.end(), 0);
  const auto label = [&](ArticleIndex i) { return side.units[static_cast<std::size_t>(i)]; };
  std::stable_sort(pieces.articles.begin(), pieces.articles.end(),
                   [&](ArticleIndex i, ArticleIndex j) { return label(i) < label(j); });
  for (std::size_t k = 0; k < pieces.articles.size(); ++k) {
    const std::int64_t unit = label(pieces.articles[k]);
    if (!pieces.labels.empty() && pieces.labels.back() == unit) continue;
    pieces.labels.push_back(unit);
    pieces.offsets.push_back(k);
  }
  pieces.offsets.push_back(pieces.articles.size());
  return pieces;
}

/// For each piece of one side the same unit's piece in the other, or -1; both by label.
std::vector<std::int32_t> partners_in(const Pieces& side, const Pieces& other) {
  std::vector<std::int32_t> partners(side.size(), -1);
  for (std::size_t i = 0, j = 0; i < side.size() && j < other.size();) {
    if (side.labels[i] == other.labels[j]) partners[i] = static_cast<std::int32_t>(j);
    if (side.labels[i] <= other.labels[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return partners;
}

/// What each piece of a side holds: its running words, and its terms with their counts.
class Contents {
 public:
  Contents(const Side& side, const Pieces& pieces) : rows_(pieces.size()) {
    for (std::size_t k = 0; k < pieces.size(); ++k) {
      const auto articles = pieces.of(k);
      for (const ArticleIndex i : articles) {
        rows_[k].length += side.counts.article_lengths[static_cast<std::size_t>(i)];
      }
      if (articles.size() == 1) {
        rows_[k].terms = side.counts.row_terms(articles[0]);
        rows_[k].counts = side.counts.row_counts(articles[0]);
      } else {
        merge(side, articles, rows_[k]);
      }
    }
  }

  struct Row {
    std::int64_t length = 0;
    std::span<const std::int32_t> terms;
    std::span<const std::int32_t> counts;

    [[nodiscard]] std::strong_ordering operator<=>(const Row& other) const {
      if (length != other.length) return length <=> other.length;
      const auto by_terms = std::lexicographical_compare_three_way(
          terms.begin(), terms.end(), other.terms.begin(), other.terms.end());
      if (by_terms != 0) return by_terms;
      return std::lexicographical_compare_three_way(counts.begin(), counts.end(),
                                                    other.counts.begin(), other.counts.end());
    }
    [[nodiscard]] bool operator==(const Row& other) const { return (*this <=> other) == 0; }
  };

  [[nodiscard]] const Row& operator[](std::size_t piece) const noexcept { return rows_[piece]; }

 private:
  void merge(const Side& side, std::span<const ArticleIndex> articles, Row& row) {
    std::map<std::int32_t, std::int32_t> sums;
    for (const ArticleIndex i : articles) {
      const auto terms = side.counts.row_terms(i);
      const auto counts = side.counts.row_counts(i);
      for (std::size_t k = 0; k < terms.size(); ++k) sums[terms[k]] += counts[k];
    }
    auto& [terms, counts] = merged_.emplace_back();
    for (const auto& [term, count] : sums) {
      terms.push_back(term);
      counts.push_back(count);
    }
    row.terms = terms;
    row.counts = counts;
  }

  std::vector<Row> rows_;
  // Their memory, which the rows' spans point to, stays where it is when this grows.
  std::vector<std::pair<std::vector<std::int32_t>, std::vector<std::int32_t>>> merged_;
};

/// The pieces of a side in order of what they hold.
std::vector<std::size_t> order_of(const Contents& own, const Contents& others,
                                  const std::vector<std::int32_t>& partners) {
  std::vector<std::size_t> order(partners.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    if (const auto by_row = own[i] <=> own[j]; by_row != 0) return by_row < 0;
    if (partners[i] < 0 || partners[j] < 0) return partners[i] < 0 && partners[j] >= 0;
    return others[static_cast<std::size_t>(partners[i])] <
           others[static_cast<std::size_t>(partners[j])];
  });
  return order;
}

Pieces take(const Pieces& pieces, const std::vector<std::size_t>& order) {
  Pieces taken;
  for (const std::size_t k : order) {
    taken.labels.push_back(pieces.labels[k]);
    taken.offsets.push_back(taken.articles.size());
    const auto articles = pieces.of(k);
    taken.articles.insert(taken.articles.end(), articles.begin(), articles.end());
  }
  taken.offsets.push_back(taken.articles.size());
  return taken;
}

}  // namespace

BothPieces pieces_of(const Side& a, const Side& b) {
  const Pieces in_a = by_label(a);
  const Pieces in_b = by_label(b);
  const auto partners_of_a = partners_in(in_a, in_b);
  const auto partners_of_b = partners_in(in_b, in_a);
  const Contents contents_a(a, in_a);
  const Contents contents_b(b, in_b);
  const auto order_a = order_of(contents_a, contents_b, partners_of_a);
  const auto order_b = order_of(contents_b, contents_a, partners_of_b);

  BothPieces both{take(in_a, order_a), take(in_b, order_b), {}};
  std::vector<std::int32_t> places_in_b(order_b.size());
  for (std::size_t k = 0; k < order_b.size(); ++k) {
    places_in_b[order_b[k]] = static_cast<std::int32_t>(k);
  }
  both.partners.assign(order_a.size() + order_b.size(), -1);
  for (std::size_t k = 0; k < order_a.size(); ++k) {
    const std::int32_t partner = partners_of_a[order_a[k]];
    if (partner < 0) continue;
    const auto place = static_cast<std::size_t>(places_in_b[static_cast<std::size_t>(partner)]);
    both.partners[k] = static_cast<std::int32_t>(order_a.size() + place);
    both.partners[order_a.size() + place] = static_cast<std::int32_t>(k);
  }
  return both;
}

}  // namespace broadsheet::comparison
