#include "broadsheet/statistics/concordance.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/base/parallel.hpp"
#include "broadsheet/base/random.hpp"
#include "broadsheet/corpus/article_set.hpp"
#include "broadsheet/statistics/stretches.hpp"
#include "broadsheet/text/fold.hpp"
#include "broadsheet/text/tokenizer.hpp"

namespace broadsheet::statistics {
namespace {

constexpr std::size_t kArticlesPerChunk = 64;
// With a limit, so many articles are searched before the first look at what was found, then four
// times as many each time.
constexpr std::size_t kFirstArticles = 64;
constexpr std::size_t kMostArticles = 256 * kArticlesPerChunk;
constexpr std::size_t kFewTypes = 4;
// So many articles are searched in less time than a thread takes to start.
constexpr std::size_t kFewArticles = 2048;
// The same where postings say which: all have something to find.
constexpr std::size_t kFewWithTheWord = 256;

std::size_t at(std::int64_t value) noexcept { return static_cast<std::size_t>(value); }

/// Some types, of which one token after another is.
class TypeSet {
 public:
  TypeSet(std::span<const TermId> types, std::size_t n_types) : types_(types.begin(), types.end()) {
    if (types.size() <= kFewTypes) return;
    is_in_.assign(n_types, 0);
    for (const TermId type : types) is_in_[type] = 1;
  }

  [[nodiscard]] bool empty() const noexcept { return types_.empty(); }
  [[nodiscard]] bool has(TermId type) const noexcept {
    if (!is_in_.empty()) return is_in_[type] != 0;
    return std::find(types_.begin(), types_.end(), type) != types_.end();
  }

  /// Whether any of the tokens is in it. Few types are compared with many tokens at a time.
  [[nodiscard]] bool has_any(std::span<const TermId> tokens) const noexcept {
    if (!is_in_.empty()) {
      return std::any_of(tokens.begin(), tokens.end(), [&](TermId type) { return has(type); });
    }
    std::uint32_t any = 0;
    for (const TermId wanted : types_) {
      for (const TermId type : tokens) any |= type == wanted ? 1U : 0U;
    }
    return any != 0;
  }

 private:
  std::vector<TermId> types_;
  std::vector<std::uint8_t> is_in_;  // by type; empty for few types
};

/// Looks for one query in one article after another.
class Finder {
 public:
  Finder(const corpus::Corpus& corpus, const Query& query)
      : corpus_(corpus),
        query_(query),
        rarest_(query.places()[query.rarest_place()].types, corpus.term_of_type().size()),
        named_(query.named_types(), corpus.term_of_type().size()),
        as_written_(written_of(query), corpus.term_of_type().size()) {
    if (corpus.terms()->runs() != nullptr) continuation_ = corpus.terms()->runs()->continuation();
  }

  void find(ArticleIndex article, std::vector<Hit>& hits) const {
    if (query_.places().size() == 1) {
      if (may_have(article, rarest_)) find_word(article, rarest_, hits);
      return;
    }
    const std::size_t first = hits.size();
    if (!named_.empty()) find_word(article, named_, hits);
    const std::size_t n_named = hits.size() - first;
    if (has_rarest(article)) find_phrase(article, hits);
    if (n_named > 0) drop_within_named(hits, first);
  }

 private:
  static std::span<const TermId> written_of(const Query& query) {
    if (query.places().size() != 1) return {};
    return query.places()[0].as_written;
  }

  // A first look at all tokens of an article at once, also those that are not counted.
  [[nodiscard]] bool may_have(ArticleIndex article, const TypeSet& types) const {
    if (continuation_ != kNoTerm) return true;  // runs of words stand beside the tokens
    return types.has_any(tokens_of(article));
  }

  [[nodiscard]] std::span<const TermId> tokens_of(ArticleIndex article) const {
    const corpus::ArticleView view = corpus_.article(article);
    const auto& firsts = view.part->segment_tokens;
    const TokenIndex first = firsts[at(view.first_segment())];
    const TokenIndex last = firsts[at(view.last_segment())];
    return view.part->tokens.span().subspan(at(first), at(last - first));
  }

  void find_word(ArticleIndex article, const TypeSet& types, std::vector<Hit>& hits) const {
    const auto tokens = corpus_.article(article).part->tokens.span();
    corpus_.for_each_run(article, [&](const corpus::TokenRun& run) {
      for (std::size_t i = 0; i < run.types.size(); ++i) {
        const TokenIndex first = run.first + static_cast<TokenIndex>(i);
        if (types.has(run.types[i])) {
          std::size_t end = i + 1;
          while (end < run.types.size() && run.types[end] == continuation_) ++end;
          hits.push_back({article, first, static_cast<std::int64_t>(end - i)});
        } else if (as_written_.has(tokens[at(first)])) {
          hits.push_back({article, first, 1});
        }
      }
    });
  }

  // Words in a row that are part of what counts as the name are no find of their own.
  static void drop_within_named(std::vector<Hit>& hits, std::size_t first) {
    const auto begin = hits.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, hits.end(), [](const Hit& a, const Hit& b) {
      return std::tie(a.first, b.n_tokens) < std::tie(b.first, a.n_tokens);
    });
    TokenIndex end = -1;
    hits.erase(std::remove_if(begin, hits.end(),
                              [&](const Hit& hit) {
                                if (hit.first + hit.n_tokens <= end) return true;
                                end = hit.first + hit.n_tokens;
                                return false;
                              }),
               hits.end());
  }

  // A phrase is looked for in the words as written, also where some count as one term.
  [[nodiscard]] bool has_rarest(ArticleIndex article) const {
    return rarest_.has_any(tokens_of(article));
  }

  void find_phrase(ArticleIndex article, std::vector<Hit>& hits) const {
    const auto tokens = corpus_.article(article).part->tokens.span();
    for_each_stretch(corpus_, article, [&](TokenIndex first, TokenIndex last, bool /*goes_on*/) {
      for (TokenIndex start = first; start < last; ++start) {
        const auto end = match(tokens, 0, start, last);
        if (end) hits.push_back({article, start, *end - start});
      }
    });
  }

  // The end of the shortest match of the places from `place` on that begins at `token`.
  [[nodiscard]] std::optional<TokenIndex> match(std::span<const TermId> tokens, std::size_t place,
                                                TokenIndex token, TokenIndex last) const {
    using Kind = QueryPlace::Kind;
    const auto places = query_.places();
    for (; place < places.size() && places[place].kind != Kind::gap; ++place, ++token) {
      if (token >= last) return {};
      if (places[place].kind == Kind::words && !accepts(place, tokens[at(token)])) return {};
    }
    if (place == places.size()) return token;
    std::optional<TokenIndex> shortest;
    for (std::int64_t gap = 0; gap <= Query::kLongestGap && token + gap <= last; ++gap) {
      const auto end = match(tokens, place + 1, token + gap, last);
      if (end && (!shortest || *end < *shortest)) shortest = end;
    }
    return shortest;
  }

  [[nodiscard]] bool accepts(std::size_t place, TermId type) const noexcept {
    if (place == query_.rarest_place()) return rarest_.has(type);
    const auto& types = query_.places()[place].types;
    return std::binary_search(types.begin(), types.end(), type);
  }

  const corpus::Corpus& corpus_;
  const Query& query_;
  TypeSet rarest_;
  TypeSet named_;
  TypeSet as_written_;
  TermId continuation_ = kNoTerm;  // the type of a run's later words
};

/// The byte ranges of an article's counted tokens, and where their row is broken by what is not
/// counted.
class ArticleTokens {
 public:
  ArticleTokens(const corpus::Corpus& corpus, ArticleIndex article)
      : text_(corpus.article(article).text()) {
    const corpus::Part& part = *corpus.article(article).part;
    corpus.for_each_run(article, [&](const corpus::TokenRun& run) {
      if (!tokens_.empty() && run.first != tokens_.back() + 1 && !run.after_outlet) ++block_;
      for (corpus::SpanCursor cursor(part, run.segment); !cursor.done(); cursor.next()) {
        tokens_.push_back(cursor.token());
        begins_.push_back(cursor.begin());
        ends_.push_back(cursor.end());
        blocks_.push_back(block_);
      }
    });
  }

  [[nodiscard]] ConcordanceLine line(const Hit& hit, std::int64_t window) const {
    const auto [first, last] = places(hit);
    const std::size_t left = first_of_context(first, window);
    const std::size_t right = last_of_context(last, window);
    std::uint32_t left_end = begins_[first];
    std::uint32_t right_begin = ends_[last];
    while (left_end > begins_[left] && is_space(text_[left_end - 1])) --left_end;
    while (right_begin < ends_[right] && is_space(text_[right_begin])) ++right_begin;
    return {hit.article, begins_[left], left_end,    begins_[first],
            ends_[last], right_begin,   ends_[right]};
  }

  /// The line of some bytes, which need not be whole tokens, nor counted.
  [[nodiscard]] ConcordanceLine line(const TextPlace& place, std::int64_t window) const {
    const auto begin = static_cast<std::uint32_t>(place.begin);
    const auto end = static_cast<std::uint32_t>(place.end);
    // Tokens [first, after) have bytes in the place.
    const auto first = static_cast<std::size_t>(
        std::upper_bound(ends_.begin(), ends_.end(), begin) - ends_.begin());
    const auto after = std::max(
        first, static_cast<std::size_t>(std::lower_bound(begins_.begin(), begins_.end(), end) -
                                        begins_.begin()));
    const std::size_t n = tokens_.size();
    std::size_t left = first;
    std::size_t right = after;
    if (first > 0 && (first == after || blocks_[first - 1] == blocks_[first])) {
      left = window > 0 ? first_of_context(first - 1, window - 1) : first;
    }
    if (after < n && (first == after || blocks_[after] == blocks_[after - 1])) {
      right = window > 0 ? last_of_context(after, window - 1) + 1 : after;
    }
    const std::uint32_t left_begin = left < n ? std::min(begins_[left], begin) : begin;
    const std::uint32_t right_end = right > 0 ? std::max(ends_[right - 1], end) : end;
    std::uint32_t left_end = begin;
    std::uint32_t right_begin = end;
    while (left_end > left_begin && is_space(text_[left_end - 1])) --left_end;
    while (right_begin < right_end && is_space(text_[right_begin])) ++right_begin;
    return {place.article, left_begin, left_end, begin, end, right_begin, right_end};
  }

  /// Tokens of the context, the nearest first, for orders by context.
  void context(const Hit& hit, std::int64_t window, bool is_left,
               std::vector<TokenIndex>& tokens) const {
    const auto [first, last] = places(hit);
    if (is_left) {
      for (std::size_t i = first; i-- > first_of_context(first, window);) {
        tokens.push_back(tokens_[i]);
      }
    } else {
      for (std::size_t i = last + 1; i <= last_of_context(last, window); ++i) {
        tokens.push_back(tokens_[i]);
      }
    }
  }

 private:
  static bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }
  [[nodiscard]] std::pair<std::size_t, std::size_t> places(const Hit& hit) const {
    const auto first = static_cast<std::size_t>(
        std::lower_bound(tokens_.begin(), tokens_.end(), hit.first) - tokens_.begin());
    return {first, first + at(hit.n_tokens) - 1};
  }
  [[nodiscard]] std::size_t first_of_context(std::size_t i, std::int64_t window) const {
    const std::uint32_t block = blocks_[i];
    for (; window > 0 && i > 0 && blocks_[i - 1] == block; --window) --i;
    return i;
  }
  [[nodiscard]] std::size_t last_of_context(std::size_t i, std::int64_t window) const {
    const std::uint32_t block = blocks_[i];
    for (; window > 0 && i + 1 < blocks_.size() && blocks_[i + 1] == block; --window) ++i;
    return i;
  }

  std::string_view text_;
  std::vector<TokenIndex> tokens_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> blocks_;
  std::uint32_t block_ = 0;
};

// Calls f(i, tokens of its article) for each hit or place; those of one article stand together.
template <class Place, class F>
void for_each_place(const corpus::Corpus& corpus, std::span<const Place> hits, F&& f) {
  std::optional<ArticleTokens> tokens;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (i == 0 || hits[i].article != hits[i - 1].article) {
      tokens.emplace(corpus, hits[i].article);
      check_interrupt();
    }
    f(i, *tokens);
  }
}

// The order of the hits by their context, word by word, ignoring case.
std::vector<std::size_t> by_context(const corpus::Corpus& corpus, std::span<const Hit> hits,
                                    const ConcordanceOptions& options) {
  const bool is_left = options.order == ConcordanceOrder::left;
  std::vector<TermId> types;
  std::vector<std::size_t> starts{0};
  std::vector<TokenIndex> tokens;
  for_each_place(corpus, hits, [&](std::size_t i, const ArticleTokens& article) {
    tokens.clear();
    article.context(hits[i], options.window, is_left, tokens);
    const auto column = corpus.article(hits[i].article).part->tokens.span();
    for (const TokenIndex token : tokens) types.push_back(column[at(token)]);
    starts.push_back(types.size());
  });
  std::unordered_map<TermId, std::string> folded;
  for (const TermId type : types) {
    auto& word = folded[type];
    if (word.empty()) word = text::folded_case(corpus.columns()->types->term(type));
  }
  std::vector<const std::string*> words;
  words.reserve(types.size());
  for (const TermId type : types) words.push_back(&folded[type]);
  std::vector<std::size_t> order(hits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto less = [](const std::string* x, const std::string* y) { return *x < *y; };
    return std::lexicographical_compare(words.begin() + static_cast<std::ptrdiff_t>(starts[a]),
                                        words.begin() + static_cast<std::ptrdiff_t>(starts[a + 1]),
                                        words.begin() + static_cast<std::ptrdiff_t>(starts[b]),
                                        words.begin() + static_cast<std::ptrdiff_t>(starts[b + 1]),
                                        less);
  });
  return order;
}

std::int64_t date_of(const corpus::Corpus& corpus, ArticleIndex article) {
  const corpus::ArticleView view = corpus.article(article);
  const std::int64_t date = view.field_part().dates[at(view.local)];
  return date == corpus::kNoDate ? std::numeric_limits<std::int64_t>::max() : date;
}

std::vector<std::size_t> ordered(const corpus::Corpus& corpus, std::span<const Hit> hits,
                                 const ConcordanceOptions& options) {
  using Order = ConcordanceOrder;
  if (options.order == Order::left || options.order == Order::right) {
    return by_context(corpus, hits, options);
  }
  std::vector<std::size_t> order(hits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (options.order == Order::date) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return date_of(corpus, hits[a].article) < date_of(corpus, hits[b].article);
    });
  }
  return order;
}

// The articles that may have what a query asks for.
corpus::ArticleSet articles_for(const corpus::Corpus& corpus, const Query& query) {
  const corpus::Columns& columns = *corpus.columns();
  corpus::ArticleSet found(columns);
  bool is_first = true;
  for (const QueryPlace& place : query.places()) {
    if (place.kind != QueryPlace::Kind::words) continue;
    corpus::ArticleSet with_word(columns);
    with_word.add_articles_with(place.types);
    if (std::exchange(is_first, false)) {
      found.add(with_word);
    } else {
      found.keep(with_word);
    }
  }
  corpus::ArticleSet with_name(columns);
  with_name.add_articles_with(query.named_types());
  found.add(with_name);
  return found;
}

// The articles to look at, where there is more to know than that they may be any.
std::optional<std::vector<ArticleIndex>> articles_to_search(const corpus::Corpus& corpus,
                                                            std::span<const Query> queries) {
  if (corpus.n_articles() <= static_cast<ArticleIndex>(kFirstArticles)) return std::nullopt;
  corpus::ArticleSet found(*corpus.columns());
  for (const Query& query : queries) {
    if (query.can_be_found()) found.add(articles_for(corpus, query));
    if (found.is_all()) return std::nullopt;
  }
  return found.positions_in(corpus);
}

void check_window(std::int64_t window) {
  if (window >= 0) return;
  throw ArgumentError("window must be 0 or more words, got " + std::to_string(window));
}

bool precedes(const Hit& a, const Hit& b) noexcept {
  return std::tie(a.article, a.first, a.n_tokens) < std::tie(b.article, b.first, b.n_tokens);
}

}  // namespace

std::vector<Hit> find_hits(const corpus::Corpus& corpus, std::span<const Query> queries,
                           std::optional<std::size_t> limit, unsigned threads) {
  std::vector<Finder> finders;
  for (const Query& query : queries) {
    if (query.can_be_found()) finders.emplace_back(corpus, query);
  }
  const auto some = articles_to_search(corpus, queries);
  const std::size_t n = finders.empty() ? 0 : some ? some->size() : at(corpus.n_articles());
  const std::size_t n_few = some ? kFewWithTheWord : kFewArticles;
  std::size_t block = limit ? kFirstArticles : std::max<std::size_t>(n, 1);
  std::vector<Hit> hits;
  for (std::size_t from = 0; from < n && (!limit || hits.size() < *limit);
       from += std::exchange(block, std::min(4 * block, std::max(block, kMostArticles)))) {
    const std::size_t n_in_block = std::min(block, n - from);
    std::vector<std::vector<Hit>> found(n_chunks(n_in_block, kArticlesPerChunk));
    for_each_chunk(n_in_block, kArticlesPerChunk, n_in_block <= n_few ? 1 : threads,
                   [&](std::size_t chunk, std::size_t begin, std::size_t end) {
                     std::vector<Hit>& mine = found[chunk];
                     for (std::size_t i = from + begin; i < from + end; ++i) {
                       const auto article = some ? (*some)[i] : static_cast<ArticleIndex>(i);
                       for (const Finder& finder : finders) finder.find(article, mine);
                     }
                     if (finders.size() < 2) return;
                     std::sort(mine.begin(), mine.end(), precedes);
                     mine.erase(std::unique(mine.begin(), mine.end()), mine.end());
                   });
    for (const auto& mine : found) hits.insert(hits.end(), mine.begin(), mine.end());
  }
  if (limit && hits.size() > *limit) hits.resize(*limit);
  return hits;
}

std::vector<ConcordanceLine> concordance(const corpus::Corpus& corpus,
                                         std::span<const Query> queries,
                                         const ConcordanceOptions& options) {
  check_window(options.window);
  const bool first_will_do = options.order == ConcordanceOrder::article && !options.sample;
  std::vector<Hit> hits =
      find_hits(corpus, queries, first_will_do ? options.limit : std::nullopt, options.threads);
  if (options.sample && *options.sample < hits.size()) {
    RandomStream(options.seed, 0).choose(std::span(hits), *options.sample);
    hits.resize(*options.sample);
    std::sort(hits.begin(), hits.end(), precedes);
  }
  std::vector<std::size_t> order = ordered(corpus, hits, options);
  if (options.limit && order.size() > *options.limit) order.resize(*options.limit);

  // Lines are made article by article, whatever their order.
  std::vector<std::size_t> by_article = order;
  std::sort(by_article.begin(), by_article.end());
  std::vector<Hit> shown;
  for (const std::size_t i : by_article) shown.push_back(hits[i]);
  std::vector<ConcordanceLine> lines(hits.size());
  for_each_place(corpus, std::span<const Hit>(shown),
                 [&](std::size_t i, const ArticleTokens& article) {
                   lines[by_article[i]] = article.line(shown[i], options.window);
                 });
  std::vector<ConcordanceLine> result;
  result.reserve(order.size());
  for (const std::size_t i : order) result.push_back(lines[i]);
  return result;
}

std::vector<ConcordanceLine> lines_at(const corpus::Corpus& corpus,
                                      std::span<const TextPlace> places, std::int64_t window) {
  check_window(window);
  for (const TextPlace& place : places) {
    const bool is_there = place.article >= 0 && place.article < corpus.n_articles();
    if (is_there && place.begin >= 0 && place.begin <= place.end &&
        at(place.end) <= corpus.article(place.article).text().size()) {
      continue;
    }
    throw ArgumentError("article " + std::to_string(place.article) + " has no bytes " +
                        std::to_string(place.begin) + " to " + std::to_string(place.end));
  }
  std::vector<ConcordanceLine> lines;
  lines.reserve(places.size());
  for_each_place(corpus, places, [&](std::size_t i, const ArticleTokens& article) {
    lines.push_back(article.line(places[i], window));
  });
  return lines;
}

TextRange sentence_of(const corpus::Corpus& corpus, ArticleIndex article, std::int64_t byte) {
  const auto sentences =
      text::Tokenizer(corpus.tokenizer()).sentences(corpus.article(article).text());
  TextRange found{0, 0};
  for (const text::ByteRange& sentence : sentences) {
    const auto begin = static_cast<std::int64_t>(sentence.begin);
    if (begin > byte && found.end > 0) break;
    found = {begin, static_cast<std::int64_t>(sentence.end)};
    if (begin > byte) break;
  }
  return found;
}

std::vector<std::string> notes_on_uncounted(const corpus::Corpus& corpus,
                                            std::span<const Query> queries,
                                            std::span<const std::string> texts, unsigned threads) {
  corpus::SegmentMask everything;
  everything.kinds = ~0U;
  const corpus::Corpus whole = corpus.with_mask(everything);
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto query = queries.subspan(i, 1);
    if (queries[i].places().size() > 1 || !queries[i].can_be_found()) continue;
    if (!find_hits(corpus, query, 1, threads).empty()) continue;
    if (find_hits(whole, query, 1, threads).empty()) continue;
    notes.push_back("\"" + texts[i] +
                    "\" stands only in lines that are set aside or that this view leaves out; a "
                    "corpus read with boilerplate=\"keep\" counts them");
  }
  return notes;
}

}  // namespace broadsheet::statistics
