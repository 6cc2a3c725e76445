#include "broadsheet/statistics/token_stream.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "broadsheet/base/parallel.hpp"
#include "broadsheet/statistics/stretches.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::size_t kArticlesPerChunk = 128;

/// Appends articles to a column of its own; keeps the tokens of each place where asked to.
template <bool keeps_tokens = false>
class StreamWriter {
 public:
  StreamWriter(const corpus::Corpus& corpus, const StreamOptions& options)
      : corpus_(corpus), options_(options), term_of_type_(corpus.term_of_type()) {}

  void add(ArticleIndex article) {
    const auto [types, offset] = types_of(article);
    const corpus::TermRuns* runs = corpus_.terms()->runs();
    const TermId continuation = runs == nullptr ? kNoTerm : runs->continuation();
    TokenIndex previous_end = -1;
    const std::size_t first = terms.size();
    for_each_stretch(corpus_, article, [&](TokenIndex begin, TokenIndex end, bool /*goes_on*/) {
      // Stretches of one line that follow one another are sentences.
      const bool continues =
          options_.across_lines
              ? previous_end >= 0
              : options_.across_sentences && begin == previous_end && !starts_line(article, begin);
      if (continues) terms.pop_back();
      if constexpr (keeps_tokens) tokens.resize(terms.size());
      for (TokenIndex t = begin; t < end; ++t) {
        const TermId type = types[static_cast<std::size_t>(t - offset)];
        if (type == continuation) {
          if constexpr (keeps_tokens) tokens.back().last = t + 1;
          continue;
        }
        const TermId term = term_of_type_[type];
        if (term == kNoTerm && options_.close_gaps) continue;
        terms.push_back(term);
        if constexpr (keeps_tokens) tokens.push_back({t, t + 1});
      }
      n_words += end - begin;
      terms.push_back(kStretchEnd);
      if constexpr (keeps_tokens) tokens.push_back({end, end});
      previous_end = end;
    });
    sizes.push_back(static_cast<std::int64_t>(terms.size() - first));
  }

  std::vector<TermId> terms;
  std::vector<ArticleStream::Tokens> tokens;
  std::vector<std::int64_t> sizes;  // of each article
  std::int64_t n_words = 0;

 private:
  // The article's types as they count, and the number of the first token of them in its part.
  std::pair<std::span<const TermId>, TokenIndex> types_of(ArticleIndex article) {
    const corpus::ArticleView view = corpus_.article(article);
    const corpus::Part& part = *view.part;
    if (corpus_.terms()->runs() == nullptr) return {part.tokens.span(), 0};
    const TokenIndex first = part.segment_tokens[static_cast<std::size_t>(view.first_segment())];
    const TokenIndex last = part.segment_tokens[static_cast<std::size_t>(view.last_segment())];
    const auto types = part.tokens.span().subspan(static_cast<std::size_t>(first),
                                                  static_cast<std::size_t>(last - first));
    return {corpus_.terms()->runs()->apply(part, first, types, scratch_), first};
  }

  [[nodiscard]] bool starts_line(ArticleIndex article, TokenIndex token) const {
    bool starts = false;
    corpus_.for_each_run(article, [&](const corpus::TokenRun& run) {
      starts = starts || (run.first == token && run.starts_line);
    });
    return starts;
  }

  const corpus::Corpus& corpus_;
  const StreamOptions& options_;
  std::span<const TermId> term_of_type_;
  std::vector<TermId> scratch_;
};

}  // namespace

TokenStream token_stream(const corpus::Corpus& corpus, const StreamOptions& options) {
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  if (corpus.memory_bound() != 0) {
    std::uint64_t words = 0;
    for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
      words += static_cast<std::uint64_t>(corpus.n_tokens(i));
    }
    corpus.require_memory("the sequence of words", words * kBytesPerStreamedWord);
  }
  std::vector<StreamWriter<>> chunks(n_chunks(n, kArticlesPerChunk),
                                     StreamWriter<>(corpus, options));
  for_each_chunk(n, kArticlesPerChunk, options.threads,
                 [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     chunks[chunk].add(static_cast<ArticleIndex>(i));
                   }
                 });
  TokenStream stream;
  std::size_t total = 0;
  for (const StreamWriter<>& chunk : chunks) total += chunk.terms.size();
  stream.terms.resize(total);
  stream.articles.reserve(n + 1);
  std::vector<std::size_t> starts;
  std::size_t start = 0;
  for (const StreamWriter<>& chunk : chunks) {
    starts.push_back(start);
    auto article_start = static_cast<std::int64_t>(start);
    for (const std::int64_t size : chunk.sizes) {
      stream.articles.push_back(article_start);
      article_start += size;
    }
    start += chunk.terms.size();
    stream.n_words += chunk.n_words;
  }
  stream.articles.push_back(static_cast<std::int64_t>(total));
  for_each_chunk(chunks.size(), 1, options.threads,
                 [&](std::size_t chunk, std::size_t, std::size_t) {
                   std::copy(chunks[chunk].terms.begin(), chunks[chunk].terms.end(),
                             stream.terms.begin() + static_cast<std::ptrdiff_t>(starts[chunk]));
                   chunks[chunk].terms = {};
                 });
  return stream;
}

ArticleStream article_stream(const corpus::Corpus& corpus, ArticleIndex article,
                             const StreamOptions& options) {
  StreamWriter<true> writer(corpus, options);
  writer.add(article);
  return {std::move(writer.terms), std::move(writer.tokens)};
}

}  // namespace broadsheet::statistics
