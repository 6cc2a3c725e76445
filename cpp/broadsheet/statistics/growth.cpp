#include "broadsheet/statistics/growth.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLargestShift = 1000;
constexpr int kGoldenSteps = 60;
constexpr int kNewtonSteps = 60;
constexpr double kGoldenRatio = 0.61803398874989484820;

double real(std::int64_t value) noexcept { return static_cast<double>(value); }

/// The likelihood of the counts for one q, as a function of a.
class RankLikelihood {
 public:
  RankLikelihood(std::span<const std::int64_t> counts, double q) : logs_(counts.size()) {
    CompensatedSum total;
    CompensatedSum weighted;
    for (std::size_t r = 0; r < counts.size(); ++r) {
      logs_[r] = std::log(static_cast<double>(r + 1) + q);
      total.add(real(counts[r]));
      weighted.add(real(counts[r]) * logs_[r]);
    }
    n_ = total.value();
    weighted_ = weighted.value();
  }

  /// Newton's method on d/da; `a` is where to start and becomes the answer.
  double maximize(double& a) const {
    for (int step = 0; step < kNewtonSteps; ++step) {
      const Moments m = moments(a);
      const double slope = n_ * m.mean - weighted_;
      const double change = slope / (n_ * m.variance);
      // The curvature flattens far from the answer: keep the steps short.
      a = std::max(1e-6, a + std::clamp(change, -1.0, 1.0));
      if (std::abs(change) < 1e-13 * std::max(1.0, a)) break;
    }
    return -a * weighted_ - n_ * std::log(moments(a).sum);
  }

 private:
  struct Moments {
    double sum;
    double mean;
    double variance;
  };
  // Of ln(r + q) under p(r).
  [[nodiscard]] Moments moments(double a) const {
    CompensatedSum sum;
    CompensatedSum first;
    CompensatedSum second;
    for (const double log : logs_) {
      const double weight = std::exp(-a * log);
      sum.add(weight);
      first.add(weight * log);
      second.add(weight * log * log);
    }
    const double mean = first.value() / sum.value();
    return {sum.value(), mean, std::max(1e-300, second.value() / sum.value() - mean * mean)};
  }

  std::vector<double> logs_;
  double n_ = 0;
  double weighted_ = 0;
};

}  // namespace

GrowthCurve vocabulary_growth(const corpus::Corpus& corpus, std::span<const ArticleIndex> order) {
  std::vector<std::uint8_t> seen(corpus.n_terms(), 0);
  const auto term_of_type = corpus.term_of_type();
  GrowthCurve curve;
  curve.tokens.reserve(order.size());
  curve.types.reserve(order.size());
  std::int64_t tokens = 0;
  std::int64_t types = 0;
  for (const ArticleIndex article : order) {
    if (article < 0 || article >= corpus.n_articles()) {
      throw ArgumentError("an article's position must be from 0 to " +
                          std::to_string(corpus.n_articles() - 1) + ", got " +
                          std::to_string(article));
    }
    corpus.for_each_run(article, [&](const corpus::TokenRun& run) {
      for (const TermId type : run.types) {
        const TermId term = term_of_type[type];
        if (term == kNoTerm) continue;
        ++tokens;
        if (seen[term] == 0) ++types;
        seen[term] = 1;
      }
    });
    curve.tokens.push_back(tokens);
    curve.types.push_back(types);
    if (curve.tokens.size() % 1024 == 0) check_interrupt();
  }
  return curve;
}

HeapsFit fit_heaps(const GrowthCurve& curve) {
  std::vector<double> x;
  std::vector<double> y;
  for (std::size_t i = 0; i < curve.tokens.size(); ++i) {
    if (curve.tokens[i] == 0) continue;
    x.push_back(std::log(real(curve.tokens[i])));
    y.push_back(std::log(real(curve.types[i])));
  }
  if (x.empty() || x.front() == x.back()) return {kNaN, kNaN, kNaN};
  const auto n = static_cast<double>(x.size());
  CompensatedSum sum_x;
  CompensatedSum sum_y;
  for (std::size_t i = 0; i < x.size(); ++i) {
    sum_x.add(x[i]);
    sum_y.add(y[i]);
  }
  const double mean_x = sum_x.value() / n;
  const double mean_y = sum_y.value() / n;
  CompensatedSum xx;
  CompensatedSum xy;
  CompensatedSum yy;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx.add((x[i] - mean_x) * (x[i] - mean_x));
    xy.add((x[i] - mean_x) * (y[i] - mean_y));
    yy.add((y[i] - mean_y) * (y[i] - mean_y));
  }
  const double beta = xy.value() / xx.value();
  const double explained = yy.value() == 0 ? 1 : beta * xy.value() / yy.value();
  return {std::exp(mean_y - beta * mean_x), beta, explained};
}

ZipfMandelbrotFit fit_zipf_mandelbrot(std::span<const std::int64_t> counts) {
  if (counts.size() < 3) return {kNaN, kNaN, kNaN};
  double a = 1;
  const auto likelihood = [&](double log_shift) {
    check_interrupt();
    return RankLikelihood(counts, std::expm1(log_shift)).maximize(a);
  };
  double low = 0;
  double high = std::log1p(kLargestShift);
  double left = high - kGoldenRatio * (high - low);
  double right = low + kGoldenRatio * (high - low);
  double at_left = likelihood(left);
  double at_right = likelihood(right);
  for (int step = 0; step < kGoldenSteps && high - low > 1e-9; ++step) {
    if (at_left >= at_right) {
      high = right;
      right = left;
      at_right = at_left;
      left = high - kGoldenRatio * (high - low);
      at_left = likelihood(left);
    } else {
      low = left;
      left = right;
      at_left = at_right;
      right = low + kGoldenRatio * (high - low);
      at_right = likelihood(right);
    }
  }
  double shift = 0.5 * (low + high);
  const double at_middle = likelihood(shift);
  if (likelihood(0) >= at_middle) shift = 0;  // Zipf's own law, at the edge of the range
  const double best = likelihood(shift);
  return {a, std::expm1(shift), best};
}

}  // namespace broadsheet::statistics
