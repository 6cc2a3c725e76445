#include "broadsheet/vectors/features.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "broadsheet/base/error.hpp"

namespace broadsheet::vectors {
namespace {

std::vector<std::int64_t> article_frequencies(const corpus::CountMatrix& counts) {
  std::vector<std::int64_t> frequencies(static_cast<std::size_t>(counts.n_terms));
  for (const std::int32_t term : counts.terms) ++frequencies[static_cast<std::size_t>(term)];
  return frequencies;
}

std::vector<TermId> selected_terms(const corpus::Corpus& corpus, const corpus::CountMatrix& counts,
                                   const FeatureRule& rule) {
  std::vector<char> stopped(static_cast<std::size_t>(counts.n_terms));
  for (const std::string& word : rule.stop_words) {
    if (const auto term = corpus.find_term(word)) stopped[*term] = 1;
  }
  const std::int64_t most =
      rule.max_articles > 0 ? rule.max_articles : std::numeric_limits<std::int64_t>::max();
  const auto frequencies = article_frequencies(counts);
  std::vector<TermId> terms;
  for (std::size_t t = 0; t < frequencies.size(); ++t) {
    const bool inside = frequencies[t] >= rule.min_articles && frequencies[t] <= most;
    if (inside && stopped[t] == 0) terms.push_back(static_cast<TermId>(t));
  }
  return terms;
}

}  // namespace

corpus::CountMatrix renumbered(const corpus::CountMatrix& counts,
                               std::span<const std::int32_t> column_of_term,
                               std::int64_t n_columns) {
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> terms;
  std::vector<std::int32_t> values;
  std::vector<std::pair<std::int32_t, std::int32_t>> row;
  for (ArticleIndex i = 0; i < counts.n_articles; ++i) {
    row.clear();
    const auto old_terms = counts.row_terms(i);
    for (std::size_t p = 0; p < old_terms.size(); ++p) {
      const std::int32_t column = column_of_term[static_cast<std::size_t>(old_terms[p])];
      if (column >= 0) row.emplace_back(column, counts.row_counts(i)[p]);
    }
    std::ranges::sort(row);
    for (const auto& [column, count] : row) {
      terms.push_back(column);
      values.push_back(count);
    }
    offsets.push_back(static_cast<std::int64_t>(terms.size()));
  }
  corpus::CountMatrix result;
  result.n_articles = counts.n_articles;
  result.n_terms = n_columns;
  result.offsets = std::move(offsets);
  result.terms = std::move(terms);
  result.counts = std::move(values);
  result.article_lengths = counts.article_lengths;
  return result;
}

Features::Features(corpus::Corpus corpus, const FeatureRule& rule, unsigned threads)
    : corpus_(std::move(corpus)),
      all_terms_(corpus_.n_terms()),
      counts_(corpus::count_matrix(corpus_, threads)) {
  if (rule.max_articles > 0 && rule.min_articles > rule.max_articles) {
    throw ArgumentError("min_articles (" + std::to_string(rule.min_articles) +
                        ") must not be above max_articles (" + std::to_string(rule.max_articles) +
                        ")");
  }
  if (rule.min_articles <= 0 && rule.max_articles <= 0 && rule.stop_words.empty()) return;
  terms_ = selected_terms(corpus_, counts_, rule);
  if (terms_.empty()) {
    throw ArgumentError(
        "no term is left by min_articles, max_articles and stop_words; allow more terms");
  }
  counts_ = renumbered(counts_, columns_of_terms(corpus_), size());
}

std::string_view Features::name(std::int64_t column) const noexcept {
  const auto u = static_cast<std::size_t>(column);
  return corpus_.term(terms_.empty() ? static_cast<TermId>(column) : terms_[u]);
}

std::vector<std::int32_t> Features::characters() const {
  std::vector<std::int32_t> lengths;
  for (std::int64_t c = 0; c < size(); ++c) {
    lengths.push_back(static_cast<std::int32_t>(std::ranges::count_if(
        name(c), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80; })));
  }
  return lengths;
}

std::vector<std::int32_t> Features::columns_of_terms(const corpus::Corpus& other) const {
  const bool same_terms = other.terms() == corpus_.terms();
  std::vector<std::int32_t> columns(other.n_terms(), -1);
  for (std::int64_t c = 0; c < size(); ++c) {
    if (same_terms) {
      columns[terms_.empty() ? static_cast<TermId>(c) : terms_[static_cast<std::size_t>(c)]] =
          static_cast<std::int32_t>(c);
    } else if (const auto term = other.find_term(name(c))) {
      columns[*term] = static_cast<std::int32_t>(c);
    }
  }
  return columns;
}

corpus::CountMatrix Features::counts(const corpus::Corpus& other, unsigned threads) const {
  corpus::CountMatrix all = corpus::count_matrix(other, threads);
  if (terms_.empty() && other.terms() == corpus_.terms()) return all;
  return renumbered(all, columns_of_terms(other), size());
}

}  // namespace broadsheet::vectors
