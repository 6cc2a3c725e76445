#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "broadsheet/base/random.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/vectors/sparse.hpp"

namespace broadsheet::vectors::testing {

/// A count matrix of rows written out in full.
inline corpus::CountMatrix counts_of(const std::vector<std::vector<int>>& rows) {
  corpus::CountMatrix counts;
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int64_t> lengths;
  std::vector<std::int32_t> terms;
  std::vector<std::int32_t> values;
  for (const auto& row : rows) {
    std::int64_t length = 0;
    for (std::size_t t = 0; t < row.size(); ++t) {
      if (row[t] == 0) continue;
      terms.push_back(static_cast<std::int32_t>(t));
      values.push_back(row[t]);
      length += row[t];
    }
    offsets.push_back(static_cast<std::int64_t>(terms.size()));
    lengths.push_back(length);
  }
  counts.n_articles = static_cast<std::int64_t>(rows.size());
  counts.n_terms = rows.empty() ? 0 : static_cast<std::int64_t>(rows[0].size());
  counts.offsets = std::move(offsets);
  counts.terms = std::move(terms);
  counts.counts = std::move(values);
  counts.article_lengths = std::move(lengths);
  return counts;
}

/// The articles of a set, then the same again.
inline corpus::CountMatrix twice(const corpus::CountMatrix& once) {
  corpus::CountMatrix counts;
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int64_t> lengths;
  std::vector<std::int32_t> terms;
  std::vector<std::int32_t> values;
  for (int copy = 0; copy < 2; ++copy) {
    for (ArticleIndex i = 0; i < once.n_articles; ++i) {
      terms.insert(terms.end(), once.row_terms(i).begin(), once.row_terms(i).end());
      values.insert(values.end(), once.row_counts(i).begin(), once.row_counts(i).end());
      offsets.push_back(static_cast<std::int64_t>(terms.size()));
      lengths.push_back(once.article_lengths[static_cast<std::size_t>(i)]);
    }
  }
  counts.n_articles = 2 * once.n_articles;
  counts.n_terms = once.n_terms;
  counts.offsets = std::move(offsets);
  counts.terms = std::move(terms);
  counts.counts = std::move(values);
  counts.article_lengths = std::move(lengths);
  return counts;
}

/// A matrix of weights written out in full; zeros are no entries.
inline SparseMatrix matrix_of(const std::vector<std::vector<double>>& rows) {
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> columns;
  std::vector<double> values;
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c] == 0) continue;
      columns.push_back(static_cast<std::int32_t>(c));
      values.push_back(row[c]);
    }
    offsets.push_back(static_cast<std::int64_t>(columns.size()));
  }
  SparseMatrix matrix;
  matrix.n_rows = static_cast<std::int64_t>(rows.size());
  matrix.n_columns = rows.empty() ? 0 : static_cast<std::int64_t>(rows[0].size());
  matrix.offsets = std::move(offsets);
  matrix.columns = std::move(columns);
  matrix.values = std::move(values);
  return matrix;
}

/// The same the other way round.
inline std::vector<std::vector<double>> rows_of(const SparseMatrix& matrix) {
  std::vector<std::vector<double>> rows;
  for (ArticleIndex i = 0; i < matrix.n_rows; ++i) {
    auto& row = rows.emplace_back(static_cast<std::size_t>(matrix.n_columns));
    const auto columns = matrix.row_columns(i);
    for (std::size_t p = 0; p < columns.size(); ++p) {
      row[static_cast<std::size_t>(columns[p])] = matrix.row_values(i)[p];
    }
  }
  return rows;
}

/// Articles of a few topics over Zipf's words: common words that all use, words of the topic,
/// rare ones. `focus` is the share of words that come from the topic.
struct SyntheticNews {
  std::uint64_t seed = 1;
  std::size_t n_articles = 300;
  std::size_t n_terms = 2000;
  std::size_t n_words = 120;
  std::size_t n_topics = 12;
  double focus = 0.5;
};

inline corpus::CountMatrix synthetic_news(const SyntheticNews& what) {
  std::vector<std::vector<int>> rows(what.n_articles, std::vector<int>(what.n_terms));
  const auto n = static_cast<double>(what.n_terms);
  for (std::size_t i = 0; i < what.n_articles; ++i) {
    RandomStream random(what.seed, i);
    const std::size_t topic = random.below(what.n_topics);
    for (std::size_t w = 0; w < what.n_words; ++w) {
      const double zipf = std::pow(n, random.uniform()) - 1;  // density 1 / rank
      auto term = static_cast<std::size_t>(zipf);
      if (random.uniform() < what.focus) term = (term * 7919 + topic * 131) % what.n_terms;
      ++rows[i][std::min(term, what.n_terms - 1)];
    }
  }
  return counts_of(rows);
}

/// Points of random weights in random columns, the first columns used the most.
struct RandomPoints {
  std::uint64_t seed = 1;
  std::size_t n_rows = 1000;
  std::size_t n_columns = 2000;
  std::size_t fewest_entries = 5;
  std::size_t most_entries = 5;
  double heaviest = 4;  // weights lie between 1 and it, the rarer the column the heavier
  bool with_negative = false;
  std::size_t n_copies = 0;  // so many rows are copies of the first
};

inline SparseMatrix random_matrix(const RandomPoints& what) {
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> columns;
  std::vector<double> values;
  const auto n = static_cast<double>(what.n_columns);
  for (std::size_t i = 0; i < what.n_rows; ++i) {
    RandomStream random(what.seed, i > 0 && i <= what.n_copies ? 0 : i);
    const std::size_t entries =
        what.fewest_entries + random.below(what.most_entries - what.fewest_entries + 1);
    std::map<std::int32_t, double> row;
    for (std::size_t e = 0; e < entries; ++e) {
      const double column = std::floor(std::pow(n, random.uniform()) - 1);
      const double weight = 1 + (what.heaviest - 1) * column / n * random.uniform();
      const bool negative = what.with_negative && random.below(3) == 0;
      row[static_cast<std::int32_t>(column)] = negative ? -weight : weight;
    }
    for (const auto& [column, weight] : row) {
      columns.push_back(column);
      values.push_back(weight);
    }
    offsets.push_back(static_cast<std::int64_t>(columns.size()));
  }
  SparseMatrix matrix;
  matrix.n_rows = static_cast<std::int64_t>(what.n_rows);
  matrix.n_columns = static_cast<std::int64_t>(what.n_columns);
  matrix.offsets = std::move(offsets);
  matrix.columns = std::move(columns);
  matrix.values = std::move(values);
  return matrix;
}

}  // namespace broadsheet::vectors::testing
