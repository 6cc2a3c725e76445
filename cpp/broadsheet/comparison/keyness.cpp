#include "broadsheet/comparison/keyness.hpp"

#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/comparison/exchange.hpp"
#include "broadsheet/comparison/interval.hpp"
#include "broadsheet/comparison/measures.hpp"
#include "broadsheet/comparison/multiplicity.hpp"

namespace broadsheet::comparison {
namespace {

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

template <typename T>
std::vector<T> take(const std::vector<T>& column, const std::vector<std::int64_t>& terms) {
  std::vector<T> taken;
  taken.reserve(terms.size());
  for (const std::int64_t t : terms) taken.push_back(column[static_cast<std::size_t>(t)]);
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

Keyness keyness(const Contingency& table, const KeynessOptions& options) {
  Keyness k;
  k.terms = listed_terms(table, options.min_articles);
  k.count_a = take(table.count_a, k.terms);
  k.count_b = take(table.count_b, k.terms);
  k.articles_a = take(table.articles_a, k.terms);
  k.articles_b = take(table.articles_b, k.terms);
  k.per_million_a = per_million(k.count_a, table.tokens_a);
  k.per_million_b = per_million(k.count_b, table.tokens_b);
  k.dispersion_a = take(table.dispersion_a, k.terms);
  k.dispersion_b = take(table.dispersion_b, k.terms);
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

}  // namespace broadsheet::comparison
