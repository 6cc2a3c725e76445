#include "broadsheet/statistics/ngrams.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>

#include "broadsheet/base/error.hpp"
#include "broadsheet/statistics/sequences.hpp"
#include "broadsheet/statistics/token_stream.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::int64_t kLongest = 10;
constexpr std::int64_t kMostSkipped = 5;

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }

void check(const NgramOptions& options) {
  const auto check_range = [](const char* name, std::int64_t value, std::int64_t low,
                              std::int64_t high) {
    if (value >= low && value <= high) return;
    throw ArgumentError(std::string(name) + " must be from " + std::to_string(low) + " to " +
                        std::to_string(high) + ", got " + std::to_string(value));
  };
  check_range("n", options.n, 2, kLongest);
  check_range("skip", options.skip, 0, kMostSkipped);
  if (options.min_count < 1) {
    throw ArgumentError("min_count must be 1 or more, got " + std::to_string(options.min_count));
  }
}

// All ways to read n terms that leave out at most `skip` words between them.
void add_patterns(SequencePattern& begun, std::size_t n_offsets, std::uint32_t skip,
                  std::vector<SequencePattern>& patterns) {
  if (begun.size() == n_offsets) {
    patterns.push_back(begun);
    return;
  }
  const std::uint32_t last = begun.empty() ? 0 : begun.back();
  for (std::uint32_t left_out = 0; left_out <= skip; ++left_out) {
    begun.push_back(last + 1 + left_out);
    add_patterns(begun, n_offsets, skip - left_out, patterns);
    begun.pop_back();
  }
}

std::vector<std::uint32_t> article_of_place(const TokenStream& stream) {
  std::vector<std::uint32_t> article(stream.terms.size());
  for (std::size_t i = 0; i + 1 < stream.articles.size(); ++i) {
    std::fill(article.begin() + stream.articles[i], article.begin() + stream.articles[i + 1],
              static_cast<std::uint32_t>(i));
  }
  return article;
}

std::int64_t count_articles(std::span<const SequenceItem> items,
                            std::span<const std::uint32_t> article) {
  std::int64_t n = 1;
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (article[items[i].place] != article[items[i - 1].place]) ++n;
  }
  return n;
}

NgramTable sorted(const NgramTable& table) {
  std::vector<std::size_t> order(table.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // The rows come in the order of their ids, which a stable sort keeps within a count.
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return table.count[a] > table.count[b]; });
  NgramTable result;
  result.n = table.n;
  result.n_words = table.n_words;
  result.terms.reserve(table.terms.size());
  for (const std::size_t i : order) {
    const auto row = table.terms.begin() + static_cast<std::ptrdiff_t>(i) * table.n;
    result.terms.insert(result.terms.end(), row, row + table.n);
    result.count.push_back(table.count[i]);
    result.articles.push_back(table.articles[i]);
  }
  return result;
}

}  // namespace

NgramTable ngrams(const corpus::Corpus& corpus, const NgramOptions& options) {
  check(options);
  const TokenStream stream =
      token_stream(corpus, {options.close_gaps, options.across_sentences, options.threads});
  const std::vector<std::uint32_t> article = article_of_place(stream);
  std::vector<SequencePattern> patterns;
  SequencePattern begun;
  add_patterns(begun, at(options.n - 1), static_cast<std::uint32_t>(options.skip), patterns);

  std::vector<NgramTable> bands(kSequenceBands + 1);
  group_sequences(stream, corpus.n_terms(), patterns, options.min_count, options.threads,
                  [&](std::size_t band, std::span<const SequenceItem> items) {
                    NgramTable& rows = bands[band];
                    const SequenceItem& item = items.front();
                    rows.terms.push_back(stream.terms[item.place]);
                    for (const std::uint32_t offset : patterns[item.pattern]) {
                      rows.terms.push_back(stream.terms[item.place + offset]);
                    }
                    rows.count.push_back(static_cast<std::int64_t>(items.size()));
                    rows.articles.push_back(count_articles(items, article));
                  });
  NgramTable all;
  all.n = options.n;
  all.n_words = stream.n_words;
  for (NgramTable& rows : bands) {
    all.terms.insert(all.terms.end(), rows.terms.begin(), rows.terms.end());
    all.count.insert(all.count.end(), rows.count.begin(), rows.count.end());
    all.articles.insert(all.articles.end(), rows.articles.begin(), rows.articles.end());
    rows = {};
  }
  return sorted(all);
}

std::vector<double> per_million(const NgramTable& table) {
  std::vector<double> rates(table.size());
  std::transform(table.count.begin(), table.count.end(), rates.begin(), [&](std::int64_t count) {
    return static_cast<double>(count) / static_cast<double>(table.n_words) * 1e6;
  });
  return rates;
}

}  // namespace broadsheet::statistics
