#include "broadsheet/statistics/terms.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <string_view>

#include "broadsheet/base/distributions.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/corpus/rank_order.hpp"
#include "broadsheet/statistics/postings.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::size_t kTermsPerChunk = 64;  // the first have many parts each
// A table of all terms of the corpus is worth it for a subset that has one of so many.
constexpr std::size_t kTermsPerEntry = 8;
// So many cells are measured in less time than a thread takes to start.
constexpr std::size_t kFewCells = 8192;
constexpr double kMillion = 1e6;
constexpr double kUpperTail = 0.975;  // of a two-sided 95 % interval

double real(std::int64_t value) noexcept { return static_cast<double>(value); }

// Places in the postings in the table's order: few terms of a large vocabulary by comparing, else
// by going through the vocabulary in byte order and counting.
std::vector<std::uint32_t> by_count(const corpus::Corpus& corpus, const Postings& postings) {
  const std::size_t n = postings.n_terms();
  std::vector<std::uint32_t> order(n);
  if (n < corpus.n_terms() / kTermsPerEntry) {
    struct Named {
      std::int64_t count;
      std::string_view name;
      std::uint32_t place;
    };
    std::vector<Named> named(n);
    for (std::uint32_t i = 0; i < n; ++i) {
      named[i] = {postings.count(i), corpus.term(postings.term(i)), i};
    }
    std::sort(named.begin(), named.end(), [](const Named& a, const Named& b) {
      return a.count != b.count ? a.count > b.count : a.name < b.name;
    });
    std::transform(named.begin(), named.end(), order.begin(),
                   [](const Named& t) { return t.place; });
    return order;
  }
  const corpus::TermMap& terms = *corpus.terms();
  std::vector<std::int64_t> counts(corpus.n_terms(), 0);
  std::vector<std::uint32_t> place(corpus.n_terms(), 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    counts[postings.term(i)] = postings.count(i);
    place[postings.term(i)] = i;
  }
  std::vector<TermId> by_bytes;
  by_bytes.reserve(n);
  const auto rank_of_string = terms.rank_of_string();
  for (const TermId string : terms.strings().by_bytes()) {
    const TermId term = rank_of_string[string];
    if (term != kNoTerm && counts[term] > 0) by_bytes.push_back(term);
  }
  const auto ranked = corpus::order_by_count(by_bytes, counts);
  std::transform(ranked.begin(), ranked.end(), order.begin(), [&](TermId t) { return place[t]; });
  return order;
}

// Positions of each term's occurrences in running words, terms as in the postings.
std::vector<double> reduced_frequencies(const corpus::Corpus& corpus, const Postings& postings) {
  std::vector<std::uint32_t> place(corpus.n_terms(), 0);
  std::vector<std::int64_t> next(postings.n_terms() + 1, 0);
  for (std::size_t i = 0; i < postings.n_terms(); ++i) {
    place[postings.term(i)] = static_cast<std::uint32_t>(i);
    next[i + 1] = next[i] + postings.count(i);
  }
  const std::vector<std::int64_t> first = next;
  std::vector<std::int64_t> positions(static_cast<std::size_t>(next.back()));
  const auto term_of_type = corpus.term_of_type();
  std::int64_t position = 0;
  for (ArticleIndex article = 0; article < corpus.n_articles(); ++article) {
    corpus.for_each_run(article, [&](const corpus::TokenRun& run) {
      for (const TermId type : run.types) {
        const TermId term = term_of_type[type];
        if (term != kNoTerm) positions[static_cast<std::size_t>(next[place[term]]++)] = position;
        ++position;
      }
    });
  }
  std::vector<double> result(postings.n_terms());
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = average_reduced_frequency(
        std::span(positions).subspan(static_cast<std::size_t>(first[i]),
                                     static_cast<std::size_t>(first[i + 1] - first[i])),
        postings.total_size());
  }
  return result;
}

}  // namespace

Interval interval_by_cluster(const TermParts& term, double sum_of_squared_sizes,
                             double t_quantile) noexcept {
  const double n = real(static_cast<std::int64_t>(term.part_sizes.size()));
  if (n < 2) {
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    return {kNaN, kNaN};
  }
  const double x = real(term.count);
  const double p = x / real(term.total_size);
  // A cluster without the term has the residual -p w.
  double squares = 0;
  double squared_sizes = 0;
  for (const PartCount& in : term.parts) {
    const double w = real(term.part_sizes[static_cast<std::size_t>(in.part)]);
    const double residual = real(in.count) - p * w;
    squares += residual * residual;
    squared_sizes += w * w;
  }
  squares += p * p * std::max(0.0, sum_of_squared_sizes - squared_sizes);
  const double relative_error = std::sqrt(n / (n - 1) * squares) / x;  // of p: the same as of x
  return {p * std::exp(-t_quantile * relative_error),
          std::min(1.0, p * std::exp(t_quantile * relative_error))};
}

namespace {

TermTable terms_at_once(const corpus::Corpus& corpus, const TermOptions& options) {
  std::optional<corpus::CountMatrix> counted;
  if (options.counts == nullptr) counted = corpus::count_matrix(corpus, options.threads);
  const corpus::CountMatrix& counts = counted ? *counted : *options.counts;
  const unsigned threads = counts.terms.size() <= kFewCells ? 1 : options.threads;
  const Postings by_article = Postings::by_article(counts, threads);
  std::optional<Postings> other;
  if (options.parts == Parts::groups) {
    other = Postings::by_group(counts, options.groups, threads);
  }
  if (options.parts == Parts::slices) other = Postings::by_slice(corpus, options.n_slices);
  const Postings& parts = other ? *other : by_article;  // the same terms in the same order
  const PartShares shares(parts.part_sizes());
  const PartShares::Wanted wanted = PartShares::wanted(options.measures);

  const std::vector<std::uint32_t> order = by_count(corpus, by_article);
  const std::size_t n = order.size();
  TermTable table;
  table.term.resize(n);
  table.count.resize(n);
  table.articles.resize(n);
  table.per_million.resize(n);
  table.idf.resize(n);
  table.dispersion.resize(n);
  table.measures.assign(options.measures.size(), std::vector<double>(n));
  if (options.intervals) {
    table.per_million_low.resize(n);
    table.per_million_high.resize(n);
  }
  double squared_sizes = 0;
  for (const std::int64_t size : by_article.part_sizes()) squared_sizes += real(size) * real(size);
  const double n_clusters = real(static_cast<std::int64_t>(by_article.part_sizes().size()));
  const double t = options.intervals ? student_t_quantile(kUpperTail, n_clusters - 1) : 0;

  std::vector<double> idf(static_cast<std::size_t>(corpus.n_articles()) + 1);  // by articles
  for (std::size_t articles = 0; articles < idf.size(); ++articles) {
    const auto with_term = static_cast<std::int64_t>(articles);
    idf[articles] = std::log(real(1 + corpus.n_articles()) / real(1 + with_term)) + 1;
  }
  std::vector<PartShares::Scratch> scratch(resolve_threads(threads));
  const auto measure = [&](unsigned worker, std::size_t row) {
    const TermParts in_parts = parts.parts(order[row]);
    if (options.measures.empty()) {
      table.dispersion[row] = shares.dp_norm(in_parts);
      return;
    }
    const Dispersion found = shares.measure(in_parts, wanted, scratch[worker]);
    table.dispersion[row] = found.dp_norm;
    for (std::size_t m = 0; m < options.measures.size(); ++m) {
      table.measures[m][row] = found.*options.measures[m].member;
    }
  };
  for_each_chunk_by_worker(
      n, kTermsPerChunk, threads,
      [&](unsigned worker, std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
          const std::size_t i = order[row];
          const TermParts in_articles = by_article.parts(i);
          table.term[row] = by_article.term(i);
          table.count[row] = by_article.count(i);
          table.articles[row] = static_cast<std::int64_t>(in_articles.parts.size());
          table.per_million[row] =
              real(table.count[row]) / real(by_article.total_size()) * kMillion;
          table.idf[row] = idf[in_articles.parts.size()];
          measure(worker, row);
          if (options.intervals) {
            const Interval interval = interval_by_cluster(in_articles, squared_sizes, t);
            table.per_million_low[row] = interval.low * kMillion;
            table.per_million_high[row] = interval.high * kMillion;
          }
        }
      });
  if (options.reduced_frequency) {
    const std::vector<double> reduced = reduced_frequencies(corpus, by_article);
    for (const std::size_t i : order) table.average_reduced_frequency.push_back(reduced[i]);
  }
  return table;
}

// What a cell takes in the matrix and, turned on its side, in the postings, with room to grow.
constexpr std::uint64_t kBytesPerCell = 32;

// Bounds of bands of ranks, each of about so many cells at most.
std::vector<TermId> bands(const corpus::Corpus& corpus, std::uint64_t cells_at_once) {
  const auto* known = corpus.known_document_frequencies();
  if (known != nullptr) known->require_all();
  const auto totals = corpus.terms()->total_counts();
  std::vector<TermId> ends{0};
  std::uint64_t cells = 0;
  for (TermId rank = 0; rank < corpus.n_terms(); ++rank) {
    const std::int64_t articles = known != nullptr
                                      ? (*known)[rank]
                                      : std::min<std::int64_t>(totals[rank], corpus.n_articles());
    if (cells > 0 && cells + static_cast<std::uint64_t>(articles) > cells_at_once) {
      ends.push_back(rank);
      cells = 0;
    }
    cells += static_cast<std::uint64_t>(articles);
  }
  ends.push_back(corpus.n_terms());
  return ends;
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

template <class T>
void reorder(std::vector<T>& values, const std::vector<std::size_t>& order) {
  if (values.empty()) return;
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const std::size_t i : order) sorted.push_back(values[i]);
  values = std::move(sorted);
}

// Calls f with each column of a table and of another one.
template <class F>
void for_each_column(TermTable& a, const TermTable& b, F&& f) {
  f(a.term, b.term);
  f(a.count, b.count);
  f(a.articles, b.articles);
  f(a.per_million, b.per_million);
  f(a.idf, b.idf);
  f(a.dispersion, b.dispersion);
  a.measures.resize(b.measures.size());
  for (std::size_t m = 0; m < b.measures.size(); ++m) f(a.measures[m], b.measures[m]);
  f(a.average_reduced_frequency, b.average_reduced_frequency);
  f(a.per_million_low, b.per_million_low);
  f(a.per_million_high, b.per_million_high);
}

// The same, a band of terms at a time: what is said of a term depends on no other term.
TermTable terms_in_bands(const corpus::Corpus& corpus, const TermOptions& options,
                         std::uint64_t cells_at_once) {
  const std::vector<TermId> ends = bands(corpus, cells_at_once);
  const corpus::Corpus unbounded = corpus.with_memory_bound(0);
  TermOptions own = options;
  own.counts = nullptr;  // those of all terms
  TermTable all;
  for (std::size_t band = 0; band + 1 < ends.size(); ++band) {
    const TermTable some = terms_at_once(
        unbounded.with_terms(corpus.terms()->only_ranks(ends[band], ends[band + 1])), own);
    for_each_column(all, some, [](auto& to, const auto& from) { append(to, from); });
  }
  std::vector<std::size_t> order(all.term.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (all.count[a] != all.count[b]) return all.count[a] > all.count[b];
    return corpus.term(all.term[a]) < corpus.term(all.term[b]);
  });
  for_each_column(all, all, [&](auto& column, const auto&) { reorder(column, order); });
  return all;
}

}  // namespace

TermTable terms(const corpus::Corpus& corpus, const TermOptions& options) {
  if (corpus.memory_bound() == 0) return terms_at_once(corpus, options);
  const auto cells = static_cast<std::uint64_t>(corpus::most_cells(corpus));
  const std::uint64_t cells_at_once = corpus.memory_bound() / 2 / kBytesPerCell + 1;
  if (cells > cells_at_once) return terms_in_bands(corpus, options, cells_at_once);
  return terms_at_once(corpus.with_memory_bound(0), options);
}

}  // namespace broadsheet::statistics
