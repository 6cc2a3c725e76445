#include "broadsheet/vectors/weighting.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRowsAChunk = 64;

using enum LocalWeight;
using G = GlobalWeight;
using N = Normalization;

struct NamedScheme {
  std::string_view name;
  LocalWeight local;
  GlobalWeight global;
  Normalization norm;
};

constexpr std::array kSchemes = {
    NamedScheme{"news", logarithm, G::news, N::l2},
    NamedScheme{"tfidf", count, G::idf_smooth, N::l2},
    NamedScheme{"count", count, G::none, N::none},
    NamedScheme{"log-entropy", log_of_one_plus, G::entropy, N::l2},
    NamedScheme{"ppmi", ppmi, G::none, N::none},
    NamedScheme{"bm25", bm25, G::idf_lucene, N::none},
    NamedScheme{"bm25-robertson", bm25, G::idf_robertson, N::none},
    NamedScheme{"bm25-lucene", bm25, G::idf_lucene, N::none},
    NamedScheme{"bm25-atire", bm25_atire, G::idf, N::none},
    NamedScheme{"bm25+", bm25_plus, G::idf_zero_corrected, N::none},
    NamedScheme{"bm25l", bm25_l, G::idf_bm25_l, N::none},
};

std::optional<LocalWeight> smart_local(char letter) {
  switch (letter) {
    case 'n':
    case 't':
      return count;
    case 'b':
      return binary;
    case 'a':
      return augmented;
    case 'l':
      return logarithm;
    case 'd':
      return double_logarithm;
    case 'L':
      return log_average;
    default:
      return std::nullopt;
  }
}

std::optional<GlobalWeight> smart_global(char letter) {
  switch (letter) {
    case 'n':
    case 'x':
      return G::none;
    case 'f':
      return G::idf;
    case 't':
      return G::idf_zero_corrected;
    case 'p':
      return G::idf_probabilistic;
    default:
      return std::nullopt;
  }
}

std::optional<Normalization> smart_norm(char letter) {
  switch (letter) {
    case 'n':
    case 'x':
      return N::none;
    case 'c':
      return N::l2;
    case 'u':
      return N::pivoted_unique;
    case 'b':
      return N::pivoted_characters;
    default:
      return std::nullopt;
  }
}

std::optional<Weighting> smart_code(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  const auto local = smart_local(code[0]);
  const auto global = smart_global(code[1]);
  const auto norm = smart_norm(code[2]);
  if (!local || !global || !norm) return std::nullopt;
  Weighting weighting;
  weighting.local = *local;
  weighting.global = *global;
  weighting.norm = *norm;
  weighting.log_base = 2;
  return weighting;
}

std::string known_names() {
  std::string names;
  for (const NamedScheme& scheme : kSchemes) names += "\"" + std::string(scheme.name) + "\", ";
  return names + "or a SMART code of three letters ([ntbaldL][nxftp][nxcub], such as \"ltc\")";
}

void require(bool holds, std::string_view rule, double value) {
  if (!holds) throw ArgumentError(std::string(rule) + ", got " + std::to_string(value));
}

bool is_bm25(LocalWeight local) {
  return local == bm25 || local == bm25_atire || local == bm25_plus || local == bm25_l;
}

std::vector<std::int64_t> count_articles(const corpus::CountMatrix& counts) {
  std::vector<std::int64_t> frequencies(static_cast<std::size_t>(counts.n_terms));
  for (const std::int32_t term : counts.terms) ++frequencies[static_cast<std::size_t>(term)];
  return frequencies;
}

std::vector<std::int64_t> count_tokens(const corpus::CountMatrix& counts) {
  std::vector<std::int64_t> totals(static_cast<std::size_t>(counts.n_terms));
  for (std::size_t p = 0; p < counts.terms.size(); ++p) {
    totals[static_cast<std::size_t>(counts.terms[p])] += counts.counts[p];
  }
  return totals;
}

double characters_of_row(std::span<const std::int32_t> terms, std::span<const std::int32_t> counts,
                         std::span<const std::int32_t> characters) {
  double sum = 0;
  for (std::size_t p = 0; p < terms.size(); ++p) {
    sum += counts[p] * (characters[static_cast<std::size_t>(terms[p])] + 1.0);
  }
  return sum;
}

// Rows of the full matrix without their zeros.
SparseMatrix without_zeros(const corpus::CountMatrix& counts, std::vector<double>&& values) {
  SparseMatrix matrix;
  matrix.n_rows = counts.n_articles;
  matrix.n_columns = counts.n_terms;
  if (std::ranges::find(values, 0.0) == values.end()) {
    matrix.offsets = counts.offsets;
    matrix.narrow_offsets = counts.narrow_offsets;
    matrix.columns = counts.terms;
    matrix.values = std::move(values);
    return matrix;
  }
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> columns;
  std::vector<double> kept;
  const auto n =
      static_cast<std::size_t>(std::ranges::count_if(values, [](double v) { return v != 0; }));
  columns.reserve(n);
  kept.reserve(n);
  for (ArticleIndex i = 0; i < counts.n_articles; ++i) {
    const auto begin = static_cast<std::size_t>(counts.offsets[static_cast<std::size_t>(i)]);
    const auto terms = counts.row_terms(i);
    for (std::size_t p = 0; p < terms.size(); ++p) {
      if (values[begin + p] == 0) continue;
      columns.push_back(terms[p]);
      kept.push_back(values[begin + p]);
    }
    offsets.push_back(static_cast<std::int64_t>(columns.size()));
  }
  matrix.offsets = std::move(offsets);
  matrix.columns = std::move(columns);
  matrix.values = std::move(kept);
  return matrix;
}

}  // namespace

Weighting weighting_of_name(std::string_view name) {
  for (const NamedScheme& scheme : kSchemes) {
    if (scheme.name != name) continue;
    Weighting weighting;
    weighting.local = scheme.local;
    weighting.global = scheme.global;
    weighting.norm = scheme.norm;
    return weighting;
  }
  if (const auto weighting = smart_code(name)) return *weighting;
  throw ArgumentError("weighting must be one of " + known_names() + ", got \"" + std::string(name) +
                      "\"");
}

void check_weighting(const Weighting& w) {
  require(w.log_base == 0 || (w.log_base > 1 && std::isfinite(w.log_base)),
          "log_base must be above 1", w.log_base);
  require(w.k1 >= 0 && std::isfinite(w.k1), "k1 must be at least 0", w.k1);
  require(w.b >= 0 && w.b <= 1, "b must be between 0 and 1", w.b);
  require(w.delta >= 0 && std::isfinite(w.delta), "delta must be at least 0", w.delta);
  require(w.slope >= 0 && w.slope <= 1, "slope must be between 0 and 1", w.slope);
  require(!w.pivot || (*w.pivot > 0 && std::isfinite(*w.pivot)), "pivot must be above 0",
          w.pivot.value_or(0));
}

FittedWeighting::FittedWeighting(const Weighting& weighting, const corpus::CountMatrix& counts,
                                 std::span<const std::int32_t> term_characters)
    : weighting_(weighting), n_terms_(counts.n_terms) {
  learned_.n_articles = counts.n_articles;
  learned_.article_frequencies = count_articles(counts);
  learned_.term_characters.assign(term_characters.begin(), term_characters.end());
  check_weighting(weighting);
  if (weighting.norm == N::pivoted_characters &&
      learned_.term_characters.size() != static_cast<std::size_t>(n_terms_)) {
    throw ArgumentError("pivoting by characters needs the length of each of the " +
                        std::to_string(n_terms_) + " terms, got " +
                        std::to_string(learned_.term_characters.size()));
  }
  const auto total = std::accumulate(counts.article_lengths.begin(), counts.article_lengths.end(),
                                     std::int64_t{0});
  if (total > 0) {
    learned_.mean_length = static_cast<double>(total) / static_cast<double>(learned_.n_articles);
  }
  if (weighting.global == G::entropy) {
    learn_entropy(counts);
  } else if (weighting.global == G::news) {
    learn_news(counts);
  } else {
    learn_global(counts);
  }
  if (weighting.local == ppmi) learn_shares(counts);
  learn_pivot(counts);
}

FittedWeighting::FittedWeighting(const Weighting& weighting, Learned learned)
    : weighting_(weighting),
      n_terms_(static_cast<std::int64_t>(learned.term_weights.size())),
      learned_(std::move(learned)) {
  check_weighting(weighting);
  const std::size_t n = learned_.term_weights.size();
  const auto is_whole = [&](std::size_t size, bool needed) { return !needed || size == n; };
  if (learned_.article_frequencies.size() != n ||
      !is_whole(learned_.term_shares.size(), weighting.local == ppmi) ||
      !is_whole(learned_.term_characters.size(), weighting.norm == N::pivoted_characters)) {
    throw ArgumentError("what a scheme learned must have a figure for each of the " +
                        std::to_string(n) + " terms");
  }
}

double FittedWeighting::logarithm(double x) const noexcept {
  if (weighting_.log_base == 0) return std::log(x);
  if (weighting_.log_base == 2) return std::log2(x);
  return std::log(x) / std::log(weighting_.log_base);
}

void FittedWeighting::learn_global(const corpus::CountMatrix& counts) {
  const auto n = static_cast<double>(learned_.n_articles);
  const auto weigh = [&](double df) {
    switch (weighting_.global) {
      case G::none:
      case G::entropy:
      case G::news:
        return 1.0;
      case G::idf:
        return logarithm(n / df);
      case G::idf_plus_one:
        return logarithm(n / df) + 1;
      case G::idf_smooth:
        return logarithm((1 + n) / (1 + df)) + 1;
      case G::idf_zero_corrected:
        return logarithm((n + 1) / df);
      case G::idf_probabilistic:
        return df < n ? std::max(0.0, logarithm((n - df) / df)) : 0.0;
      case G::idf_robertson:
        return logarithm(std::max(1.0, (n - df + 0.5) / (df + 0.5)));
      case G::idf_lucene:
        return logarithm(1 + (n - df + 0.5) / (df + 0.5));
      case G::idf_bm25_l:
        return logarithm((n + 1) / (df + 0.5));
    }
    return 1.0;
  };
  learned_.term_weights.assign(static_cast<std::size_t>(counts.n_terms), 0.0);
  for (std::size_t t = 0; t < learned_.term_weights.size(); ++t) {
    const std::int64_t df = learned_.article_frequencies[t];
    if (df > 0) learned_.term_weights[t] = weigh(static_cast<double>(df));
  }
}

void FittedWeighting::learn_news(const corpus::CountMatrix& counts) {
  const std::vector<std::int64_t> totals = count_tokens(counts);
  const auto n = static_cast<double>(learned_.n_articles);
  learned_.term_weights.assign(totals.size(), 0.0);
  for (std::size_t t = 0; t < totals.size(); ++t) {
    if (totals[t] == 0) continue;
    const auto df = static_cast<double>(learned_.article_frequencies[t]);
    const double if_strewn = -std::expm1(-static_cast<double>(totals[t]) / n);
    const double residual = std::max(0.0, logarithm(n / df) + logarithm(if_strewn));
    learned_.term_weights[t] = (logarithm((n + 1) / (df + 0.5)) + residual) * (1 - 1 / df + 1 / n);
  }
}

void FittedWeighting::learn_entropy(const corpus::CountMatrix& counts) {
  const std::vector<std::int64_t> totals = count_tokens(counts);
  std::vector<double> sums(totals.size(), 0.0);
  for (std::size_t p = 0; p < counts.terms.size(); ++p) {
    const auto t = static_cast<std::size_t>(counts.terms[p]);
    const double share = counts.counts[p] / static_cast<double>(totals[t]);
    sums[t] += share * std::log(share);
  }
  learned_.term_weights.assign(totals.size(), 0.0);
  const double highest = std::log(static_cast<double>(learned_.n_articles) + 1);
  for (std::size_t t = 0; t < totals.size(); ++t) {
    if (totals[t] > 0) learned_.term_weights[t] = 1 + sums[t] / highest;
  }
}

void FittedWeighting::learn_shares(const corpus::CountMatrix& counts) {
  const std::vector<std::int64_t> totals = count_tokens(counts);
  const auto all =
      static_cast<double>(std::accumulate(totals.begin(), totals.end(), std::int64_t{0}));
  learned_.term_shares.reserve(totals.size());
  for (const std::int64_t total : totals) {
    learned_.term_shares.push_back(all > 0 ? static_cast<double>(total) / all : 0.0);
  }
}

void FittedWeighting::learn_pivot(const corpus::CountMatrix& counts) {
  if (weighting_.pivot) {
    learned_.pivot = *weighting_.pivot;
  } else if (learned_.n_articles > 0 && weighting_.norm == N::pivoted_unique) {
    learned_.pivot =
        static_cast<double>(counts.n_non_zero()) / static_cast<double>(learned_.n_articles);
  } else if (learned_.n_articles > 0 && weighting_.norm == N::pivoted_characters) {
    double sum = 0;
    for (ArticleIndex i = 0; i < learned_.n_articles; ++i) {
      sum += characters_of_row(counts.row_terms(i), counts.row_counts(i), learned_.term_characters);
    }
    learned_.pivot = sum / static_cast<double>(learned_.n_articles);
  }
}

void FittedWeighting::weigh_row(std::span<const std::int32_t> terms,
                                std::span<const std::int32_t> counts, std::int64_t length,
                                std::span<double> weights) const {
  double sum = 0;
  double highest = 0;
  for (const std::int32_t n : counts) {
    sum += n;
    highest = std::max(highest, static_cast<double>(n));
  }
  const double mean = counts.empty() ? 1 : sum / static_cast<double>(counts.size());
  const double k1 = weighting_.k1;
  const double stretch =
      1 - weighting_.b + weighting_.b * static_cast<double>(length) / learned_.mean_length;
  const double k = k1 * stretch;

  const auto weigh = [&](double tf, std::size_t term) {
    switch (weighting_.local) {
      case count:
        return tf;
      case binary:
        return 1.0;
      case LocalWeight::logarithm:
        return 1 + logarithm(tf);
      case log_of_one_plus:
        return logarithm(1 + tf);
      case double_logarithm:
        return 1 + logarithm(1 + logarithm(tf));
      case log_average:
        return (1 + logarithm(tf)) / (1 + logarithm(mean));
      case augmented:
        return 0.5 + 0.5 * tf / highest;
      case bm25:
        return tf / (tf + k);
      case bm25_atire:
        return (k1 + 1) * tf / (tf + k);
      case bm25_plus:
        return (k1 + 1) * tf / (tf + k) + weighting_.delta;
      case bm25_l: {
        const double c = tf / stretch + weighting_.delta;
        return (k1 + 1) * c / (k1 + c);
      }
      case ppmi:
        return std::max(0.0, logarithm(tf / sum / learned_.term_shares[term]));
    }
    return tf;
  };
  for (std::size_t p = 0; p < terms.size(); ++p) {
    const auto t = static_cast<std::size_t>(terms[p]);
    const double global = learned_.term_weights[t];
    weights[p] = global == 0 ? 0.0 : weigh(counts[p], t) * global;
  }
}

void FittedWeighting::normalize_row(std::span<const std::int32_t> terms,
                                    std::span<const std::int32_t> counts,
                                    std::span<double> weights) const {
  double divisor = 0;
  switch (weighting_.norm) {
    case N::none:
      return;
    case N::l1:
      for (const double w : weights) divisor += std::abs(w);
      break;
    case N::l2:
      for (const double w : weights) divisor += w * w;
      divisor = std::sqrt(divisor);
      break;
    case N::pivoted_unique: {
      const auto distinct =
          static_cast<double>(std::ranges::count_if(weights, [](double w) { return w != 0; }));
      divisor = (1 - weighting_.slope) * learned_.pivot + weighting_.slope * distinct;
      break;
    }
    case N::pivoted_characters:
      divisor = (1 - weighting_.slope) * learned_.pivot +
                weighting_.slope * characters_of_row(terms, counts, learned_.term_characters);
      break;
  }
  if (divisor == 0) return;
  for (double& w : weights) w /= divisor;
}

SparseMatrix FittedWeighting::apply(const corpus::CountMatrix& counts, unsigned threads) const {
  return without_zeros(counts, weights(counts, threads));
}

std::vector<double> FittedWeighting::weights(const corpus::CountMatrix& counts,
                                             unsigned threads) const {
  if (counts.n_terms != n_terms_) {
    throw ArgumentError("the scheme was fitted on " + std::to_string(n_terms_) +
                        " terms, but these articles have columns for " +
                        std::to_string(counts.n_terms) + "; align their terms first");
  }
  std::vector<double> values(counts.terms.size());
  const auto weigh = [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto article = static_cast<ArticleIndex>(i);
      const auto terms = counts.row_terms(article);
      const auto row =
          std::span(values).subspan(static_cast<std::size_t>(counts.offsets[i]), terms.size());
      const std::int64_t length = is_bm25(weighting_.local) ? counts.article_lengths[i] : 0;
      weigh_row(terms, counts.row_counts(article), length, row);
      normalize_row(terms, counts.row_counts(article), row);
    }
  };
  for_each_chunk(static_cast<std::size_t>(counts.n_articles), kRowsAChunk, threads, weigh);
  return values;
}

}  // namespace broadsheet::vectors
