#include "broadsheet/vectors/features.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/corpus_of_terms.hpp"

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

// A matrix of these rows; its offsets in both types, as far as they fit.
corpus::CountMatrix matrix_of(std::int64_t n_columns, std::vector<std::int64_t>&& offsets,
                              std::vector<std::int32_t>&& columns,
                              std::vector<std::int32_t>&& counts) {
  corpus::CountMatrix matrix;
  matrix.n_articles = static_cast<std::int64_t>(offsets.size()) - 1;
  matrix.n_terms = n_columns;
  if (offsets.back() <= std::numeric_limits<std::int32_t>::max()) {
    matrix.narrow_offsets = std::vector<std::int32_t>(offsets.begin(), offsets.end());
  }
  matrix.offsets = std::move(offsets);
  matrix.terms = std::move(columns);
  matrix.counts = std::move(counts);
  return matrix;
}

}  // namespace

corpus::CountMatrix renumbered(const corpus::CountMatrix& counts,
                               std::span<const std::int32_t> column_of_term,
                               std::int64_t n_columns) {
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> terms;
  std::vector<std::int32_t> values;
  const auto kept =
      static_cast<std::size_t>(std::ranges::count_if(counts.terms, [&](std::int32_t t) {
        return column_of_term[static_cast<std::size_t>(t)] >= 0;
      }));
  terms.reserve(kept);
  values.reserve(kept);
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
  corpus::CountMatrix result =
      matrix_of(n_columns, std::move(offsets), std::move(terms), std::move(values));
  result.article_lengths = counts.article_lengths;
  return result;
}

Features::Features(corpus::Corpus corpus, const FeatureRule& rule, unsigned threads)
    : corpus_(std::move(corpus)),
      rule_(rule.ngrams),
      counts_(corpus::count_matrix(corpus_, threads)) {
  rule_.check();
  if (rule.max_articles > 0 && rule.min_articles > rule.max_articles) {
    throw ArgumentError("min_articles (" + std::to_string(rule.min_articles) +
                        ") must not be above max_articles (" + std::to_string(rule.max_articles) +
                        ")");
  }
  if (rule_.shortest > 1) {
    terms_.emplace();
  } else if (rule.min_articles > 0 || rule.max_articles > 0 || !rule.stop_words.empty()) {
    terms_ = selected_terms(corpus_, counts_, rule);
  }
  if (rule_.longest > 1) {
    ngrams_ = NgramFeatures(corpus_, rule_, rule.min_articles, rule.max_articles, rule.stop_words,
                            threads);
  }
  if (terms_ && size() == 0) {
    throw ArgumentError(rule_.shortest > 1
                            ? "no n-gram is left; allow shorter ones, more articles or fewer"
                            : "no term is left by min_articles, max_articles and stop_words; "
                              "allow more terms");
  }
  if (terms_) counts_ = renumbered(counts_, columns_of_terms(corpus_), n_words());
  counts_ = with_ngrams(std::move(counts_), corpus_, threads);
}

Features::Features(const FeatureState& state)
    : corpus_(corpus::corpus_of_terms(state.tokenizer, state.terms, state.capitals)),
      rule_(state.ngrams),
      terms_(state.words) {
  rule_.check();
  const auto is_known = [&](TermId term) { return term < state.terms.size(); };
  if (!std::ranges::all_of(state.words, is_known) ||
      !std::ranges::all_of(state.sequences, is_known)) {
    throw ArgumentError("a column has a term beyond the " + std::to_string(state.terms.size()) +
                        " that were kept");
  }
  if (rule_.longest > 1) {
    ngrams_ =
        NgramFeatures(rule_, corpus_.n_terms(), state.sequences, state.starts, state.stop_words);
  }
  counts_ = matrix_of(size(), {0}, {}, {});
}

FeatureState Features::state() const {
  FeatureState state;
  state.tokenizer = corpus_.tokenizer();
  state.capitals = corpus_.decisions()->capitals;
  state.ngrams = rule_;
  state.stop_words = ngrams_.stop_words();
  std::vector<TermId> place(corpus_.n_terms(), kNoTerm);
  const auto placed = [&](TermId term) {
    if (place[term] == kNoTerm) {
      place[term] = static_cast<TermId>(state.terms.size());
      state.terms.emplace_back(corpus_.term(term));
    }
    return place[term];
  };
  for (std::int64_t c = 0; c < n_words(); ++c) state.words.push_back(placed(term_of_word(c)));
  state.starts = {0};
  for (std::int64_t c = 0; c < ngrams_.size(); ++c) {
    for (const TermId term : ngrams_.terms(c)) state.sequences.push_back(placed(term));
    state.starts.push_back(static_cast<std::int64_t>(state.sequences.size()));
  }
  return state;
}

std::string Features::name(std::int64_t column) const {
  if (column < n_words()) return std::string(corpus_.term(term_of_word(column)));
  std::string name;
  for (const TermId term : ngrams_.terms(column - n_words())) {
    if (!name.empty()) name += ' ';
    name += corpus_.term(term);
  }
  return name;
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
  for (std::int64_t c = 0; c < n_words(); ++c) {
    const TermId own = term_of_word(c);
    if (same_terms) {
      columns[own] = static_cast<std::int32_t>(c);
    } else if (const auto term = other.find_term(corpus_.term(own))) {
      columns[*term] = static_cast<std::int32_t>(c);
    }
  }
  return columns;
}

// The id here of each term of another corpus, kNoTerm where there is none.
std::vector<TermId> Features::own_terms(const corpus::Corpus& other) const {
  std::vector<TermId> own(other.n_terms());
  if (other.terms() == corpus_.terms()) {
    std::iota(own.begin(), own.end(), TermId{0});
    return own;
  }
  for (TermId t = 0; t < other.n_terms(); ++t) {
    own[t] = corpus_.find_term(other.term(t)).value_or(kNoTerm);
  }
  return own;
}

// Columns of sequences beside those of words.
corpus::CountMatrix Features::with_ngrams(corpus::CountMatrix&& words, const corpus::Corpus& other,
                                          unsigned threads) const {
  if (rule_.longest == 1) return std::move(words);
  const corpus::CountMatrix sequences = ngrams_.counts(other, own_terms(other), threads);
  const auto first = static_cast<std::int32_t>(n_words());
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> columns;
  std::vector<std::int32_t> counts;
  std::vector<std::int64_t> lengths;
  const auto n = static_cast<std::size_t>(words.n_non_zero() + sequences.n_non_zero());
  columns.reserve(n);
  counts.reserve(n);
  for (ArticleIndex i = 0; i < words.n_articles; ++i) {
    for (const corpus::CountMatrix* part : {&std::as_const(words), &sequences}) {
      const std::int32_t shift = part == &sequences ? first : 0;
      for (const std::int32_t column : part->row_terms(i)) columns.push_back(column + shift);
      counts.insert(counts.end(), part->row_counts(i).begin(), part->row_counts(i).end());
    }
    offsets.push_back(static_cast<std::int64_t>(columns.size()));
    const auto u = static_cast<std::size_t>(i);
    lengths.push_back((rule_.shortest == 1 ? words.article_lengths[u] : 0) +
                      sequences.article_lengths[u]);
  }
  corpus::CountMatrix both =
      matrix_of(size(), std::move(offsets), std::move(columns), std::move(counts));
  both.article_lengths = std::move(lengths);
  return both;
}

corpus::CountMatrix Features::counts(const corpus::Corpus& other, unsigned threads) const {
  corpus::CountMatrix words = corpus::count_matrix(other, threads);
  if (terms_ || other.terms() != corpus_.terms()) {
    words = renumbered(words, columns_of_terms(other), n_words());
  }
  return with_ngrams(std::move(words), other, threads);
}

}  // namespace broadsheet::vectors
