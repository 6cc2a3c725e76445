#include "broadsheet/comparison/keyness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/comparison/exchange.hpp"
#include "broadsheet/comparison/interval.hpp"
#include "broadsheet/comparison/measures.hpp"
#include "broadsheet/comparison/multiplicity.hpp"

namespace broadsheet::comparison {
namespace {

template <typename T, typename Position>
std::vector<T> take_from(const std::vector<T>& column, std::span<const Position> positions) {
  std::vector<T> taken;
  taken.reserve(positions.size());
  for (const Position i : positions) taken.push_back(column[static_cast<std::size_t>(i)]);
  return taken;
}

std::vector<double> per_million(const std::vector<std::int64_t>& counts, std::int64_t tokens) {
  std::vector<double> rates;
  rates.reserve(counts.size());
  for (const std::int64_t count : counts) {
    rates.push_back(tokens > 0 ? 1e6 * static_cast<double>(count) / static_cast<double>(tokens)
                               : 0);
  }
  return rates;
}

}  // namespace

std::vector<std::int64_t> listed_terms(const Contingency& table, std::int64_t min_articles) {
  const std::int64_t n_articles = table.n_articles_a + table.n_articles_b;
  if (min_articles < 1 || min_articles > n_articles) {
    throw ArgumentError("min_articles must be between 1 and the number of articles, " +
                        std::to_string(n_articles) + ", got " + std::to_string(min_articles) +
                        "; use 1 to keep every term");
  }
  std::vector<std::int64_t> terms;
  for (std::size_t t = 0; t < static_cast<std::size_t>(table.n_terms); ++t) {
    if (table.articles_a[t] + table.articles_b[t] >= min_articles) {
      terms.push_back(static_cast<std::int64_t>(t));
    }
  }
  return terms;
}

Keyness keyness(const Contingency& table, const KeynessOptions& options) {
  Keyness k;
  k.terms = listed_terms(table, options.min_articles);
  const std::span<const std::int64_t> listed(k.terms);
  k.count_a = take_from(table.count_a, listed);
  k.count_b = take_from(table.count_b, listed);
  k.articles_a = take_from(table.articles_a, listed);
  k.articles_b = take_from(table.articles_b, listed);
  k.per_million_a = per_million(k.count_a, table.tokens_a);
  k.per_million_b = per_million(k.count_b, table.tokens_b);
  k.dispersion_a = take_from(table.dispersion_a, listed);
  k.dispersion_b = take_from(table.dispersion_b, listed);
  const std::size_t n = k.terms.size();
  for (auto* column :
       {&k.log_ratio, &k.log_ratio_low, &k.log_ratio_high, &k.log_likelihood, &k.p_value}) {
    column->resize(n);
  }
  const Exchange exchange(table);
  const LogRatioInterval interval(table);
  for_each_chunk(n, 64, options.threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const TwoByTwo cells{k.count_a[i], k.count_b[i], table.tokens_a, table.tokens_b};
      const Interval bounds = interval(k.terms[i]);
      k.log_ratio[i] = log_ratio(cells);
      k.log_ratio_low[i] = bounds.low;
      k.log_ratio_high[i] = bounds.high;
      k.log_likelihood[i] = log_likelihood(cells);
      k.p_value[i] = exchange.p_value(k.terms[i]);
    }
  });
  k.q_value = benjamini_hochberg(k.p_value);
  return k;
}

std::vector<std::size_t> strongest_first(const Keyness& keyness, const corpus::Corpus& corpus) {
  std::vector<std::size_t> order(keyness.terms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto term = [&](std::size_t i) {
    return corpus.term(static_cast<TermId>(keyness.terms[i]));
  };
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    if (keyness.p_value[i] != keyness.p_value[j]) return keyness.p_value[i] < keyness.p_value[j];
    const double ratio_i = std::abs(keyness.log_ratio[i]);
    const double ratio_j = std::abs(keyness.log_ratio[j]);
    if (ratio_i != ratio_j) return ratio_i > ratio_j;
    return term(i) < term(j);
  });
  return order;
}

Keyness take(const Keyness& keyness, std::span<const std::size_t> order) {
  Keyness taken;
  taken.terms = take_from(keyness.terms, order);
  taken.count_a = take_from(keyness.count_a, order);
  taken.count_b = take_from(keyness.count_b, order);
  taken.articles_a = take_from(keyness.articles_a, order);
  taken.articles_b = take_from(keyness.articles_b, order);
  taken.per_million_a = take_from(keyness.per_million_a, order);
  taken.per_million_b = take_from(keyness.per_million_b, order);
  taken.log_ratio = take_from(keyness.log_ratio, order);
  taken.log_ratio_low = take_from(keyness.log_ratio_low, order);
  taken.log_ratio_high = take_from(keyness.log_ratio_high, order);
  taken.log_likelihood = take_from(keyness.log_likelihood, order);
  taken.p_value = take_from(keyness.p_value, order);
  taken.q_value = take_from(keyness.q_value, order);
  taken.dispersion_a = take_from(keyness.dispersion_a, order);
  taken.dispersion_b = take_from(keyness.dispersion_b, order);
  return taken;
}

}  // namespace broadsheet::comparison
