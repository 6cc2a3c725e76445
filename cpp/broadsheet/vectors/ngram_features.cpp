#include "broadsheet/vectors/ngram_features.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/hash.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/statistics/sequences.hpp"

namespace broadsheet::vectors {
namespace {

using statistics::is_term;
using statistics::TokenStream;

constexpr std::int64_t kLongest = 10;
constexpr std::size_t kArticlesPerChunk = 128;
constexpr TermId kUnknown = statistics::kStretchEnd - 1;  // a word, but of no column
constexpr std::uint32_t kNoNode = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kNoKey = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kHashSeed = 0;  // ids, not words: nobody chooses them

// Drops what was stopped and renames the rest: ids of a corpus to those of another.
void rename(TokenStream& stream, std::span<const TermId> own_terms,
            const std::vector<char>& is_stopped) {
  std::size_t to = 0;
  std::size_t article = 0;
  for (std::size_t from = 0; from < stream.terms.size(); ++from) {
    for (; article < stream.articles.size() &&
           stream.articles[article] == static_cast<std::int64_t>(from);
         ++article) {
      stream.articles[article] = static_cast<std::int64_t>(to);
    }
    const TermId term = stream.terms[from];
    if (!is_term(term)) {
      stream.terms[to++] = term;
    } else if (is_stopped[term] == 0) {
      stream.terms[to++] = own_terms[term] == kNoTerm ? kUnknown : own_terms[term];
    }
  }
  std::fill(stream.articles.begin() + static_cast<std::ptrdiff_t>(article), stream.articles.end(),
            static_cast<std::int64_t>(to));
  stream.terms.resize(to);
}

std::vector<char> stopped(const corpus::Corpus& corpus, std::span<const std::string> words) {
  std::vector<char> is_stopped(corpus.n_terms());
  for (const std::string& word : words) {
    if (const auto term = corpus.find_term(word)) is_stopped[*term] = 1;
  }
  return is_stopped;
}

std::vector<std::uint32_t> article_of_place(const TokenStream& stream) {
  std::vector<std::uint32_t> article(stream.terms.size());
  for (std::size_t i = 0; i + 1 < stream.articles.size(); ++i) {
    std::fill(article.begin() + stream.articles[i], article.begin() + stream.articles[i + 1],
              static_cast<std::uint32_t>(i));
  }
  return article;
}

std::int64_t count_articles(std::span<const statistics::SequenceItem> items,
                            std::span<const std::uint32_t> article) {
  std::int64_t n = 1;
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (article[items[i].place] != article[items[i - 1].place]) ++n;
  }
  return n;
}

}  // namespace

void NgramRule::check() const {
  if (1 <= shortest && shortest <= longest && longest <= kLongest) return;
  throw ArgumentError("ngrams must be two numbers from 1 to 10, the lower first, got (" +
                      std::to_string(shortest) + ", " + std::to_string(longest) +
                      "); (1, 2) makes columns of words and of pairs of words");
}

// Sequences of one length whose first terms lie in one band.
struct NgramFeatures::Found {
  std::vector<TermId> terms;
  std::vector<std::int64_t> counts;
};

// Rows of the matrix, one after another.
struct NgramFeatures::Rows {
  std::vector<std::int32_t> columns;
  std::vector<std::int32_t> counts;
  std::vector<std::int64_t> sizes;
  std::vector<std::int64_t> lengths;
};

NgramFeatures::NgramFeatures(const corpus::Corpus& corpus, const NgramRule& rule,
                             std::int64_t min_articles, std::int64_t max_articles,
                             std::vector<std::string> stop_words, unsigned threads)
    : rule_(rule), stop_words_(std::move(stop_words)), n_terms_(corpus.n_terms()) {
  rule_.check();
  std::vector<TermId> own_terms(n_terms_);
  std::iota(own_terms.begin(), own_terms.end(), TermId{0});
  TokenStream words = stream(corpus, threads);
  rename(words, own_terms, stopped(corpus, stop_words_));
  const auto article = article_of_place(words);
  for (std::int64_t n = std::max<std::int64_t>(2, rule_.shortest); n <= rule_.longest; ++n) {
    statistics::SequencePattern pattern(static_cast<std::size_t>(n) - 1);
    std::iota(pattern.begin(), pattern.end(), 1U);
    std::vector<Found> bands(statistics::kSequenceBands + 1);
    statistics::group_sequences(
        words, n_terms_, std::span(&pattern, 1), std::max<std::int64_t>(1, min_articles), threads,
        [&](std::size_t band, std::span<const statistics::SequenceItem> items) {
          const std::int64_t n_articles = count_articles(items, article);
          if (n_articles < min_articles || (max_articles > 0 && n_articles > max_articles)) return;
          const auto first = words.terms.begin() + items.front().place;
          bands[band].terms.insert(bands[band].terms.end(), first, first + n);
          bands[band].counts.push_back(static_cast<std::int64_t>(items.size()));
        });
    add_columns(bands, static_cast<std::size_t>(n));
  }
  make_nodes();
}

NgramFeatures::NgramFeatures(const NgramRule& rule, std::uint32_t n_terms,
                             std::vector<TermId> terms, std::vector<std::int64_t> starts,
                             std::vector<std::string> stop_words)
    : rule_(rule),
      stop_words_(std::move(stop_words)),
      n_terms_(n_terms),
      terms_(std::move(terms)),
      starts_(std::move(starts)) {
  rule_.check();
  bool fits = !starts_.empty() && starts_.front() == 0 &&
              starts_.back() == static_cast<std::int64_t>(terms_.size());
  for (std::size_t c = 0; fits && c + 1 < starts_.size(); ++c) {
    fits = starts_[c] + 2 <= starts_[c + 1];
  }
  if (!fits) throw ArgumentError("the columns of n-grams must be sequences of two terms or more");
  make_nodes();
}

void NgramFeatures::add_columns(const std::vector<Found>& bands, std::size_t n) {
  struct Row {
    std::int64_t count;
    const TermId* terms;
  };
  std::vector<Row> rows;
  for (const Found& band : bands) {
    for (std::size_t i = 0; i < band.counts.size(); ++i) {
      rows.push_back({band.counts[i], band.terms.data() + i * n});
    }
  }
  // The rows come in the order of their ids, which a stable sort keeps within a count.
  std::ranges::stable_sort(rows, std::greater(), &Row::count);
  for (const Row& row : rows) {
    terms_.insert(terms_.end(), row.terms, row.terms + n);
    starts_.push_back(static_cast<std::int64_t>(terms_.size()));
  }
}

std::span<const TermId> NgramFeatures::terms(std::int64_t column) const noexcept {
  const auto c = static_cast<std::size_t>(column);
  return std::span(terms_).subspan(static_cast<std::size_t>(starts_[c]),
                                   static_cast<std::size_t>(starts_[c + 1] - starts_[c]));
}

// --- nodes -----------------------------------------------------------------------------------

void NgramFeatures::make_nodes() {
  // A column of n terms has at most n - 1 nodes of its own.
  const std::size_t most = terms_.size() - static_cast<std::size_t>(size());
  if (n_terms_ + most >= kUnknown || size() > std::numeric_limits<std::int32_t>::max()) {
    throw LimitError("there are " + std::to_string(size()) +
                     " n-grams, more than columns can be numbered; raise min_articles");
  }
  keys_.assign(std::bit_ceil(2 * most + 2), kNoKey);
  children_.resize(keys_.size());
  for (std::int64_t c = 0; c < size(); ++c) {
    const auto sequence = terms(c);
    std::uint32_t node = sequence.front();
    for (const TermId term : sequence.subspan(1)) node = add_child(node, term);
    column_[node - n_terms_] = static_cast<std::int32_t>(c);
  }
}

std::uint32_t NgramFeatures::add_child(std::uint32_t node, TermId term) {
  const std::uint64_t key = std::uint64_t{node} << 32 | term;
  std::size_t at = hash_integer(key, kHashSeed) & (keys_.size() - 1);
  for (; keys_[at] != kNoKey; at = (at + 1) & (keys_.size() - 1)) {
    if (keys_[at] == key) return children_[at];
  }
  keys_[at] = key;
  children_[at] = n_terms_ + static_cast<std::uint32_t>(column_.size());
  column_.push_back(-1);
  return children_[at];
}

std::uint32_t NgramFeatures::child(std::uint32_t node, TermId term) const noexcept {
  const std::uint64_t key = std::uint64_t{node} << 32 | term;
  std::size_t at = hash_integer(key, kHashSeed) & (keys_.size() - 1);
  for (; keys_[at] != kNoKey; at = (at + 1) & (keys_.size() - 1)) {
    if (keys_[at] == key) return children_[at];
  }
  return kNoNode;
}

// --- counting --------------------------------------------------------------------------------

TokenStream NgramFeatures::stream(const corpus::Corpus& corpus, unsigned threads) const {
  statistics::StreamOptions options;
  options.across_sentences = rule_.within != NgramRule::Within::sentence;
  options.across_lines = rule_.within == NgramRule::Within::article;
  options.threads = threads;
  return statistics::token_stream(corpus, options);
}

// `terms`: of one article. `met` is room to work in.
void NgramFeatures::count_article(std::span<const TermId> terms, std::vector<std::int32_t>& met,
                                  Rows& rows) const {
  met.clear();
  std::int64_t length = 0;
  for (std::size_t first = 0; first < terms.size(); ++first) {
    if (!is_term(terms[first])) continue;
    std::uint32_t node = terms[first];
    const std::size_t most =
        std::min(terms.size() - first, static_cast<std::size_t>(rule_.longest));
    for (std::size_t n = 2; n <= most; ++n) {
      const TermId term = terms[first + n - 1];
      if (!is_term(term)) break;
      if (static_cast<std::int64_t>(n) >= rule_.shortest) ++length;
      if (node == kNoNode) continue;
      node = child(node, term);
      if (node != kNoNode && column_[node - n_terms_] >= 0) met.push_back(column_[node - n_terms_]);
    }
  }
  std::ranges::sort(met);
  const std::size_t before = rows.columns.size();
  for (auto column = met.begin(); column != met.end();) {
    const auto next = std::upper_bound(column, met.end(), *column);
    rows.columns.push_back(*column);
    rows.counts.push_back(static_cast<std::int32_t>(next - column));
    column = next;
  }
  rows.sizes.push_back(static_cast<std::int64_t>(rows.columns.size() - before));
  rows.lengths.push_back(length);
}

corpus::CountMatrix NgramFeatures::counts(const corpus::Corpus& corpus,
                                          std::span<const TermId> own_terms,
                                          unsigned threads) const {
  TokenStream words = stream(corpus, threads);
  rename(words, own_terms, stopped(corpus, stop_words_));
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  std::vector<Rows> chunks(n_chunks(n, kArticlesPerChunk));
  for_each_chunk(
      n, kArticlesPerChunk, threads, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
        std::vector<std::int32_t> met;
        for (std::size_t i = begin; i < end; ++i) {
          const auto first = static_cast<std::size_t>(words.articles[i]);
          const auto last = static_cast<std::size_t>(words.articles[i + 1]);
          count_article(std::span(words.terms).subspan(first, last - first), met, chunks[chunk]);
        }
      });
  std::vector<std::int64_t> offsets = {0};
  std::vector<std::int32_t> columns;
  std::vector<std::int32_t> counts;
  std::vector<std::int64_t> lengths;
  for (Rows& rows : chunks) {
    for (const std::int64_t size : rows.sizes) offsets.push_back(offsets.back() + size);
    columns.insert(columns.end(), rows.columns.begin(), rows.columns.end());
    counts.insert(counts.end(), rows.counts.begin(), rows.counts.end());
    lengths.insert(lengths.end(), rows.lengths.begin(), rows.lengths.end());
    rows = {};
  }
  corpus::CountMatrix matrix;
  matrix.n_articles = corpus.n_articles();
  matrix.n_terms = size();
  matrix.offsets = std::move(offsets);
  matrix.terms = std::move(columns);
  matrix.counts = std::move(counts);
  matrix.article_lengths = std::move(lengths);
  return matrix;
}

}  // namespace broadsheet::vectors
