#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "broadsheet/base/random.hpp"
#include "broadsheet/comparison/contingency.hpp"

namespace broadsheet::comparison {

/// A side from a dense table of counts, a row for each article. The last column holds the
/// article's other words: it is no term, it only makes the article longer.
inline Side dense_side(const std::vector<std::vector<int>>& articles,
                       std::vector<std::int64_t> units = {}, std::int64_t first_unit = 0) {
  Side side;
  std::vector<std::int64_t> offsets{0};
  std::vector<std::int32_t> terms;
  std::vector<std::int32_t> counts;
  std::vector<std::int64_t> lengths;
  for (const auto& row : articles) {
    lengths.push_back(std::accumulate(row.begin(), row.end(), std::int64_t{0}));
    for (std::size_t t = 0; t + 1 < row.size(); ++t) {
      if (row[t] == 0) continue;
      terms.push_back(static_cast<std::int32_t>(t));
      counts.push_back(row[t]);
    }
    offsets.push_back(static_cast<std::int64_t>(terms.size()));
  }
  side.counts.n_articles = static_cast<std::int64_t>(articles.size());
  side.counts.n_terms = articles.empty() ? 0 : static_cast<std::int64_t>(articles[0].size()) - 1;
  side.counts.offsets = std::move(offsets);
  side.counts.terms = std::move(terms);
  side.counts.counts = std::move(counts);
  side.counts.article_lengths = std::move(lengths);
  if (units.empty()) {
    units.resize(articles.size());
    std::iota(units.begin(), units.end(), first_unit);
  }
  side.units = std::move(units);
  return side;
}

/// A table of two dense sides whose articles are all units of their own.
inline Contingency dense_table(const std::vector<std::vector<int>>& a,
                               const std::vector<std::vector<int>>& b) {
  return contingency(dense_side(a), dense_side(b, {}, static_cast<std::int64_t>(a.size())));
}

/// Articles of different lengths in which each term comes in clusters.
inline std::vector<std::vector<int>> random_articles(std::size_t n, std::size_t n_terms,
                                                     std::uint64_t seed) {
  std::vector<std::vector<int>> articles;
  for (std::size_t i = 0; i < n; ++i) {
    RandomStream random(seed, i);
    std::vector<int> row(n_terms + 1, 0);
    for (std::size_t t = 0; t < n_terms; ++t) {
      if (random.below(4) == 0) row[t] = 1 + static_cast<int>(random.below(4));
    }
    row[n_terms] = 50 + static_cast<int>(random.below(200));
    articles.push_back(row);
  }
  return articles;
}

inline Contingency split(const std::vector<std::vector<int>>& articles, std::size_t n_a) {
  const auto middle = articles.begin() + static_cast<std::ptrdiff_t>(n_a);
  return dense_table({articles.begin(), middle}, {middle, articles.end()});
}

}  // namespace broadsheet::comparison
