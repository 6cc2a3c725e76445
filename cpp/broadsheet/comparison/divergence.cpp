#include "broadsheet/comparison/divergence.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/error.hpp"

namespace broadsheet::comparison {
namespace {

/// Half of p log2(p/m) + q log2(q/m), in deviance form: near p = q the two logarithms are nearly
/// opposite, and their sum would keep few digits.
double contribution(double p, double q) noexcept {
  const double middle = (p + q) / 2;
  const double half_gap = (p - q) / 2;
  return (deviance_term_by_difference(middle, half_gap) +
          deviance_term_by_difference(middle, -half_gap)) /
         (2 * std::numbers::ln2);
}

}  // namespace

Shift shift(const Contingency& table) {
  const auto total_a = std::accumulate(table.count_a.begin(), table.count_a.end(), std::int64_t{0});
  const auto total_b = std::accumulate(table.count_b.begin(), table.count_b.end(), std::int64_t{0});
  if (total_a == 0 || total_b == 0) {
    throw ArgumentError("a word shift needs words on both sides, and " +
                        std::string(total_a == 0 ? "a" : "b") +
                        " has none that are counted; check the selection and what is set aside");
  }
  struct Row {
    std::int64_t term;
    double contribution, share_a, share_b;
  };
  std::vector<Row> rows;
  CompensatedSum total;
  for (std::size_t t = 0; t < table.count_a.size(); ++t) {
    if (table.count_a[t] + table.count_b[t] == 0) continue;
    const double p = static_cast<double>(table.count_a[t]) / static_cast<double>(total_a);
    const double q = static_cast<double>(table.count_b[t]) / static_cast<double>(total_b);
    rows.push_back({static_cast<std::int64_t>(t), contribution(p, q), p, q});
    total.add(rows.back().contribution);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& x, const Row& y) { return x.contribution > y.contribution; });
  Shift result;
  result.total = total.value();
  for (const Row& row : rows) {
    result.terms.push_back(row.term);
    result.contribution.push_back(row.contribution);
    result.share_a.push_back(row.share_a);
    result.share_b.push_back(row.share_b);
  }
  return result;
}

double cosine(const Contingency& table) {
  const auto n_articles = static_cast<double>(table.n_articles_a + table.n_articles_b);
  CompensatedSum aa;
  CompensatedSum bb;
  CompensatedSum ab;
  for (std::size_t t = 0; t < table.count_a.size(); ++t) {
    const auto articles = static_cast<double>(table.articles_a[t] + table.articles_b[t]);
    const double idf = std::log((1 + n_articles) / (1 + articles)) + 1;
    const double a = static_cast<double>(table.count_a[t]) * idf;
    const double b = static_cast<double>(table.count_b[t]) * idf;
    aa.add(a * a);
    bb.add(b * b);
    ab.add(a * b);
  }
  return ab.value() / std::sqrt(aa.value()) / std::sqrt(bb.value());
}

}  // namespace broadsheet::comparison
