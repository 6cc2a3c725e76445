#include "broadsheet/statistics/diversity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <string>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"

namespace broadsheet::statistics {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kArticlesPerChunk = 64;

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }
double real(std::int64_t value) noexcept { return static_cast<double>(value); }

void add_terms(const corpus::Corpus& corpus, ArticleIndex article, std::vector<TermId>& text) {
  const auto term_of_type = corpus.term_of_type();
  corpus.for_each_run(article, [&](const corpus::TokenRun& run) {
    for (const TermId type : run.types) {
      if (term_of_type[type] != kNoTerm) text.push_back(term_of_type[type]);
    }
  });
}

void check(const DiversityOptions& options) {
  const auto check_words = [](const char* name, std::int64_t words) {
    if (words >= 1) return;
    throw ArgumentError(std::string(name) + " must be 1 or more words, got " +
                        std::to_string(words));
  };
  check_words("window", options.window);
  check_words("segment", options.segment);
  check_words("sample", options.sample);
  if (!(options.mtld_threshold > 0 && options.mtld_threshold < 1)) {
    throw ArgumentError("mtld_threshold must be between 0 and 1, got " +
                        std::to_string(options.mtld_threshold));
  }
}

void set_size_measures(Diversity& d) {
  const double n = real(d.tokens);
  const double v = real(d.types);
  const double log_n = std::log(n);
  const double log_v = std::log(v);
  d.ttr = v / n;
  d.guiraud = v / std::sqrt(n);
  d.cttr = v / std::sqrt(2 * n);
  d.herdan_c = log_v / log_n;
  d.maas = (log_n - log_v) / (log_n * log_n);
  d.dugast_u = log_n * log_n / (log_n - log_v);
  d.summer_s = std::log(log_v) / std::log(log_n);
  if (d.tokens == 1) d.herdan_c = d.maas = d.dugast_u = d.summer_s = kNaN;
}

void set_spectrum_measures(Diversity& d, std::span<const std::uint32_t> counts) {
  const double n = real(d.tokens);
  const double v = real(d.types);
  double squares = 0;  // sum of m^2 over the types: exact up to 2^53
  for (const std::uint32_t m : counts) squares += static_cast<double>(m) * static_cast<double>(m);
  d.yule_k = 1e4 * (squares - n) / (n * n);
  d.yule_i = v * v / (squares - v);
  d.herdan_vm = std::sqrt(std::max(0.0, squares / (n * n) - 1 / v));
  d.simpson = d.tokens < 2 ? kNaN : (squares - n) / (n * (n - 1));
}

}  // namespace

DiversityMeter::DiversityMeter(std::size_t n_ids, const DiversityOptions& options)
    : options_(options), counts_(n_ids, 0) {
  check(options);
}

Diversity DiversityMeter::measure(std::span<const TermId> text) {
  Diversity d{};
  d.tokens = static_cast<std::int64_t>(text.size());
  if (text.empty()) {
    d.ttr = d.guiraud = d.cttr = d.herdan_c = d.maas = d.dugast_u = d.summer_s = kNaN;
    d.yule_k = d.yule_i = d.herdan_vm = d.simpson = d.msttr = d.mattr = d.mtld = d.hdd = kNaN;
    return d;
  }
  count_types(text);
  d.types = static_cast<std::int64_t>(spectrum_.size());
  set_size_measures(d);
  set_spectrum_measures(d, spectrum_);
  d.msttr = mean_segment_ttr(text);
  d.mattr = moving_ttr(text);
  d.mtld = (factor_length(text.begin(), text.end(), d.tokens) +
            factor_length(text.rbegin(), text.rend(), d.tokens)) /
           2;
  d.hdd = sampled_ttr(d.tokens);
  return d;
}

void DiversityMeter::count_types(std::span<const TermId> text) {
  met_.clear();
  spectrum_.clear();
  for (const TermId term : text) {
    if (counts_[term]++ == 0) met_.push_back(term);
  }
  for (const TermId term : met_) {
    spectrum_.push_back(counts_[term]);
    counts_[term] = 0;
  }
  std::sort(spectrum_.begin(), spectrum_.end());
}

double DiversityMeter::mean_segment_ttr(std::span<const TermId> text) {
  const std::size_t size = at(options_.segment);
  const std::size_t n_segments = text.size() / size;
  std::int64_t types = 0;
  for (std::size_t s = 0; s < n_segments; ++s) {
    const auto segment = text.subspan(s * size, size);
    for (const TermId term : segment) types += counts_[term]++ == 0 ? 1 : 0;
    for (const TermId term : segment) counts_[term] = 0;
  }
  if (n_segments == 0) return kNaN;
  return real(types) / real(options_.segment) / static_cast<double>(n_segments);
}

double DiversityMeter::moving_ttr(std::span<const TermId> text) {
  const std::size_t size = at(options_.window);
  if (text.size() < size) return kNaN;
  std::int64_t types = 0;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    types += counts_[text[i]]++ == 0 ? 1 : 0;
    if (i >= size) types -= --counts_[text[i - size]] == 0 ? 1 : 0;
    if (i + 1 >= size) sum += types;
  }
  for (const TermId term : text.last(size)) counts_[term] = 0;
  return real(sum) / real(options_.window) / static_cast<double>(text.size() - size + 1);
}

// A factor is a run of words whose TTR falls to the threshold at its end; what is left over counts
// as the share of the way that its TTR has fallen.
template <class Iterator>
double DiversityMeter::factor_length(Iterator begin, Iterator end, std::int64_t n) {
  double factors = 0;
  std::int64_t types = 0;
  std::int64_t tokens = 0;
  Iterator start = begin;
  double ttr = 1;
  for (Iterator word = begin; word != end;) {
    types += counts_[*word]++ == 0 ? 1 : 0;
    ++tokens;
    ++word;
    ttr = real(types) / real(tokens);
    if (ttr > options_.mtld_threshold) continue;
    factors += 1;
    for (; start != word; ++start) counts_[*start] = 0;
    types = tokens = 0;
    ttr = 1;
  }
  for (; start != end; ++start) counts_[*start] = 0;
  factors += (1 - ttr) / (1 - options_.mtld_threshold);
  return factors == 0 ? real(n) : real(n) / factors;
}

// A type with m of N words is missing from a random sample of s with probability
// C(N - m, s) / C(N, s).
double DiversityMeter::sampled_ttr(std::int64_t n) const {
  const std::int64_t s = options_.sample;
  if (n < s) return kNaN;
  CompensatedSum sum;
  std::uint32_t last = 0;
  double present = 0;
  for (const std::uint32_t m : spectrum_) {
    if (m != last) {
      last = m;
      // The product over the sample's words keeps more digits than log-gammas would.
      double missing = 1;
      for (std::int64_t k = 0; k < s && missing > 0; ++k) {
        missing *= std::max(0.0, real(n - m - k) / real(n - k));
      }
      present = 1 - missing;
    }
    sum.add(present);
  }
  return sum.value() / real(s);
}

std::vector<Diversity> diversity(const corpus::Corpus& corpus, bool per_article,
                                 const DiversityOptions& options) {
  const auto n = at(corpus.n_articles());
  if (!per_article) {
    std::vector<TermId> text;
    for (std::size_t i = 0; i < n; ++i) add_terms(corpus, static_cast<ArticleIndex>(i), text);
    return {DiversityMeter(corpus.n_terms(), options).measure(text)};
  }
  check(options);
  std::vector<Diversity> rows(n);
  std::vector<std::unique_ptr<DiversityMeter>> meters(resolve_threads(options.threads));
  for_each_chunk_by_worker(n, kArticlesPerChunk, options.threads,
                           [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
                             auto& meter = meters[worker];
                             if (!meter)
                               meter = std::make_unique<DiversityMeter>(corpus.n_terms(), options);
                             std::vector<TermId> text;
                             for (std::size_t i = begin; i < end; ++i) {
                               text.clear();
                               add_terms(corpus, static_cast<ArticleIndex>(i), text);
                               rows[i] = meter->measure(text);
                             }
                           });
  return rows;
}

}  // namespace broadsheet::statistics
