#include "broadsheet/statistics/sequence_places.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/statistics/token_stream.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::size_t kArticlesPerChunk = 64;

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }

/// The byte ranges of an article's counted tokens.
class TokenBytes {
 public:
  TokenBytes(const corpus::Corpus& corpus, ArticleIndex article) {
    const corpus::Part& part = *corpus.article(article).part;
    corpus.for_each_run(article, [&](const corpus::TokenRun& run) {
      for (corpus::SpanCursor cursor(part, run.segment); !cursor.done(); cursor.next()) {
        tokens_.push_back(cursor.token());
        begins_.push_back(cursor.begin());
        ends_.push_back(cursor.end());
      }
    });
  }

  [[nodiscard]] std::int64_t begin(TokenIndex token) const { return begins_[place(token)]; }
  [[nodiscard]] std::int64_t end(TokenIndex token) const { return ends_[place(token)]; }

 private:
  [[nodiscard]] std::size_t place(TokenIndex token) const {
    return static_cast<std::size_t>(std::lower_bound(tokens_.begin(), tokens_.end(), token) -
                                    tokens_.begin());
  }

  std::vector<TokenIndex> tokens_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> ends_;
};

using Found = std::vector<std::pair<std::size_t, std::size_t>>;  // first and last place of a stream

// The places that find(terms of an article, found) finds, article by article.
template <class Find>
std::vector<TextPlace> places_found(const corpus::Corpus& corpus, const StreamOptions& options,
                                    Find&& find) {
  const std::size_t n = at(corpus.n_articles());
  std::vector<std::vector<TextPlace>> chunks(n_chunks(n, kArticlesPerChunk));
  for_each_chunk(n, kArticlesPerChunk, options.threads,
                 [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                   Found found;
                   for (std::size_t i = begin; i < end; ++i) {
                     const auto article = static_cast<ArticleIndex>(i);
                     const ArticleStream stream = article_stream(corpus, article, options);
                     found.clear();
                     find(std::span<const TermId>(stream.terms), found);
                     if (found.empty()) continue;
                     std::sort(found.begin(), found.end());
                     const TokenBytes bytes(corpus, article);
                     for (const auto& [first, last] : found) {
                       chunks[chunk].push_back({article, bytes.begin(stream.tokens[first].first),
                                                bytes.end(stream.tokens[last].last - 1)});
                     }
                   }
                 });
  std::vector<TextPlace> places;
  for (const auto& chunk : chunks) places.insert(places.end(), chunk.begin(), chunk.end());
  return places;
}

// All ways to read a name as n terms with a space between.
void read_terms(const corpus::Corpus& corpus, std::string_view name, std::size_t n,
                std::vector<TermId>& begun, std::vector<std::vector<TermId>>& readings) {
  if (n == 1) {
    if (const auto term = corpus.find_term(name)) {
      readings.push_back(begun);
      readings.back().push_back(*term);
    }
    return;
  }
  for (std::size_t space = name.find(' '); space != std::string_view::npos;
       space = name.find(' ', space + 1)) {
    const auto term = corpus.find_term(name.substr(0, space));
    if (!term) continue;
    begun.push_back(*term);
    read_terms(corpus, name.substr(space + 1), n - 1, begun, readings);
    begun.pop_back();
  }
}

// Each way in which wanted[k], wanted[k + 1] ... stand from `place` on, with `skip` words to spare.
void match(std::span<const TermId> terms, std::span<const TermId> wanted, std::size_t first,
           std::size_t place, std::int64_t skip, Found& found) {
  if (terms[place] != wanted.front()) return;
  if (wanted.size() == 1) {
    found.emplace_back(first, place);
    return;
  }
  // A stretch ends with its end, so there always is a next place.
  for (std::size_t next = place + 1; is_term(terms[next]); ++next, --skip) {
    match(terms, wanted.subspan(1), first, next, skip, found);
    if (skip == 0) return;
  }
}

}  // namespace

std::vector<TextPlace> ngram_places(const corpus::Corpus& corpus, std::string_view ngram,
                                    const NgramOptions& options) {
  std::vector<std::vector<TermId>> readings;
  std::vector<TermId> begun;
  if (options.n >= 1) read_terms(corpus, ngram, at(options.n), begun, readings);
  if (readings.empty()) {
    throw ArgumentError("\"" + std::string(ngram) + "\" is no sequence of " +
                        std::to_string(options.n) + " terms of the corpus");
  }
  return places_found(corpus, {options.close_gaps, options.across_sentences, options.threads},
                      [&](std::span<const TermId> terms, Found& found) {
                        for (const auto& wanted : readings) {
                          for (std::size_t i = 0; i < terms.size(); ++i) {
                            match(terms, wanted, i, i, options.skip, found);
                          }
                        }
                      });
}

std::vector<TextPlace> pair_places(const corpus::Corpus& corpus, TermId term_1, TermId term_2,
                                   const CollocationOptions& options) {
  const std::size_t window = at(options.window);
  const bool is_left = options.side == PairSide::left;
  const TermId before = is_left ? term_2 : term_1;
  const TermId behind = is_left ? term_1 : term_2;
  const bool is_both = options.side == PairSide::both;
  return places_found(corpus, {options.close_gaps, options.across_sentences, options.threads},
                      [&](std::span<const TermId> terms, Found& found) {
                        for (std::size_t i = 0; i < terms.size(); ++i) {
                          const bool opens = terms[i] == before;
                          const bool turned = is_both && terms[i] == behind;
                          if (!opens && !turned) continue;
                          for (std::size_t j = i + 1; j <= i + window && terms[j] != kStretchEnd;
                               ++j) {
                            if ((opens && terms[j] == behind) || (turned && terms[j] == before)) {
                              found.emplace_back(i, j);
                            }
                          }
                        }
                      });
}

}  // namespace broadsheet::statistics
