#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

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

}  // namespace broadsheet::comparison
