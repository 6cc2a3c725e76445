#include "broadsheet/comparison/null_line.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/random.hpp"
#include "broadsheet/comparison/deal.hpp"
#include "broadsheet/comparison/divergence.hpp"
#include "broadsheet/comparison/measures.hpp"

namespace broadsheet::comparison {
namespace {

struct Candidate {
  double z;
  std::int64_t count_a;
  std::int64_t term;
};

// The exact tail of the few terms with the largest z is worked out: the smallest p is, but for
// terms that a few units carry, among them.
constexpr std::size_t kCandidates = 24;

double smallest_p(std::vector<Candidate>& candidates, const Exchange& exchange, LengthsOfA a) {
  const std::size_t n = std::min(kCandidates, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(n),
                    candidates.end(), [](const Candidate& x, const Candidate& y) {
                      return x.z != y.z ? x.z > y.z : x.term < y.term;
                    });
  double smallest = 1;
  for (std::size_t k = 0; k < n; ++k) {
    smallest = std::min(smallest, exchange.p_value(candidates[k].term, candidates[k].count_a, a));
  }
  return smallest;
}

}  // namespace

NullLine null_line(const Contingency& table, const Exchange& exchange,
                   std::span<const std::int64_t> terms, std::int64_t n_rounds, std::uint64_t seed,
                   unsigned threads) {
  std::vector<double> deviations(terms.size());
  for_each_chunk(terms.size(), 256, threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k)
      deviations[k] = std::sqrt(exchange.variance(terms[k]));
  });
  NullLine line;
  line.smallest_p.assign(static_cast<std::size_t>(n_rounds), 1);
  line.largest_log_likelihood.assign(static_cast<std::size_t>(n_rounds), 0);
  const std::int64_t tokens = table.tokens_a + table.tokens_b;
  const auto play = [&](std::size_t round) {
    Deal deal(table);
    deal.shuffle(RandomStream(seed, round));
    std::vector<Candidate> candidates;
    double& largest = line.largest_log_likelihood[round];
    for (std::size_t k = 0; k < terms.size(); ++k) {
      const auto t = static_cast<std::size_t>(terms[k]);
      const std::int64_t a = deal.count_a(terms[k]);
      const std::int64_t b = table.count_a[t] + table.count_b[t] - a;
      largest =
          std::max(largest, log_likelihood({a, b, deal.tokens_a(), tokens - deal.tokens_a()}));
      const double deviation = exchange.deviation_of(terms[k], a, deal.tokens_a());
      if (deviations[k] > 0) {
        candidates.push_back({std::abs(deviation) / deviations[k], a, terms[k]});
      }
    }
    line.smallest_p[round] = smallest_p(candidates, exchange, deal.lengths_a());
  };
  for_each_chunk(static_cast<std::size_t>(n_rounds), 1, threads,
                 [&](std::size_t, std::size_t begin, std::size_t end) {
                   for (std::size_t round = begin; round < end; ++round) play(round);
                 });
  return line;
}

namespace {

/// How far apart chance alone keeps two sets of these lengths: what the rates of all terms, each
/// times its idf as in the cosine, vary by, up to a factor.
class Noise {
 public:
  Noise(const Contingency& table, const Exchange& exchange) : lengths_(exchange.lengths()) {
    const auto n_articles = static_cast<double>(table.n_articles_a + table.n_articles_b);
    ResidualMoments all;
    for (std::int64_t t = 0; t < table.n_terms; ++t) {
      const auto u = static_cast<std::size_t>(t);
      const auto articles = static_cast<double>(table.articles_a[u] + table.articles_b[u]);
      const double idf = std::log((1 + n_articles) / (1 + articles)) + 1;
      const ResidualMoments r = exchange.residual_moments(t);
      all.squares += idf * idf * r.squares;
      all.length_squares += idf * idf * r.length_squares;
    }
    dwelling_ = lengths_.dwelling(all);
  }

  [[nodiscard]] double operator()(LengthsOfA a) const noexcept {
    const double f = lengths_.share(a);
    return lengths_.variance(a, {1, 0}, dwelling_) / (f * f * (1 - f) * (1 - f));
  }

 private:
  const UnequalLengths& lengths_;
  double dwelling_ = 0;
};

/// The cosine of an angle whose squared tangent is so many times as large.
double widen(double cosine, double factor) noexcept {
  if (!(cosine > 0)) return cosine;
  return 1 / std::sqrt(1 + factor * std::max(0.0, 1 / (cosine * cosine) - 1));
}

}  // namespace

std::vector<double> null_cosines(const Contingency& table, std::int64_t n_rounds,
                                 std::uint64_t seed, unsigned threads) {
  const Exchange exchange(table);
  const LengthsOfA observed = exchange.lengths().observed();
  const double weight = exchange.lengths().weight(observed);
  std::optional<Noise> noise;
  if (weight > 0) noise.emplace(table, exchange);
  std::vector<double> cosines(static_cast<std::size_t>(n_rounds));
  for_each_chunk(cosines.size(), 1, threads, [&](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t round = begin; round < end; ++round) {
      Deal deal(table);
      deal.shuffle(RandomStream(seed, round));
      Contingency dealt;
      dealt.n_articles_a = table.n_articles_a;
      dealt.n_articles_b = table.n_articles_b;
      dealt.articles_a = table.articles_a;
      dealt.articles_b = table.articles_b;  // only their sum matters
      std::int64_t words_a = 0;
      std::int64_t words_b = 0;
      for (std::int64_t t = 0; t < table.n_terms; ++t) {
        const auto u = static_cast<std::size_t>(t);
        dealt.count_a.push_back(deal.count_a(t));
        dealt.count_b.push_back(table.count_a[u] + table.count_b[u] - dealt.count_a.back());
        words_a += dealt.count_a.back();
        words_b += dealt.count_b.back();
      }
      cosines[round] = words_a > 0 && words_b > 0 ? cosine(dealt) : 0;
      if (noise) {
        const double factor = std::pow((*noise)(observed) / (*noise)(deal.lengths_a()), weight);
        if (factor > 0 && std::isfinite(factor)) cosines[round] = widen(cosines[round], factor);
      }
    }
  });
  return cosines;
}

double share_at_most(std::span<const double> by_chance, double value) noexcept {
  const auto extreme = std::count_if(by_chance.begin(), by_chance.end(),
                                     [&](double v) { return v <= value + 1e-12; });
  return (1 + static_cast<double>(extreme)) / (1 + static_cast<double>(by_chance.size()));
}

}  // namespace broadsheet::comparison
