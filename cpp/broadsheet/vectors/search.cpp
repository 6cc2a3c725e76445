#include "broadsheet/vectors/search.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "broadsheet/base/error.hpp"
#include "broadsheet/corpus/words_of.hpp"
#include "broadsheet/statistics/concordance.hpp"
#include "broadsheet/statistics/query.hpp"

namespace broadsheet::vectors {
namespace {

// Term ids that a query's word means; the vocabulary is looked through only for a word that is
// no term as it stands.
void append_terms(const corpus::Corpus& corpus, std::string_view word,
                  std::vector<std::int32_t>& terms, std::vector<std::string>& notes) {
  if (const auto term = corpus.find_term(word)) {
    terms.push_back(static_cast<std::int32_t>(*term));
    return;
  }
  const statistics::Query query(corpus, word);
  for (const std::string& name : query.terms()) {
    if (const auto term = corpus.find_term(name)) terms.push_back(static_cast<std::int32_t>(*term));
  }
  std::ranges::copy(query.notes(), std::back_inserter(notes));
}

// Articles in which every word of the phrase occurs, wherever.
std::vector<ArticleIndex> with_all_words(const corpus::Corpus& corpus, const SearchIndex& index,
                                         const statistics::Query& phrase,
                                         std::span<const std::uint8_t> allowed) {
  const auto term_of_type = corpus.term_of_type();
  std::vector<std::uint8_t> count(static_cast<std::size_t>(corpus.n_articles()));
  std::uint8_t needed = 0;
  for (const statistics::QueryPlace& place : phrase.places()) {
    if (place.kind != statistics::QueryPlace::Kind::words || needed == 255) continue;
    std::vector<std::int32_t> terms;
    bool is_listed = true;  // not if a term map drops it
    for (const TermId type : place.types) {
      const TermId term = term_of_type[type];
      is_listed &= term != kNoTerm;
      if (is_listed) terms.push_back(static_cast<std::int32_t>(term));
    }
    if (!is_listed) continue;
    std::ranges::sort(terms);
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    for (const std::int32_t term : terms) {
      for (const std::int32_t row : index.articles_with(term)) {
        auto& have = count[static_cast<std::size_t>(row)];
        if (have == needed) ++have;
      }
    }
    ++needed;
  }
  std::vector<ArticleIndex> articles;
  for (std::size_t i = 0; i < count.size(); ++i) {
    const bool may = allowed.empty() || allowed[i] != 0;
    if (may && count[i] == needed) articles.push_back(static_cast<ArticleIndex>(i));
  }
  return articles;
}

std::vector<ArticleIndex> all_allowed(const corpus::Corpus& corpus,
                                      std::span<const std::uint8_t> allowed) {
  std::vector<ArticleIndex> articles;
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    if (allowed.empty() || allowed[static_cast<std::size_t>(i)] != 0) articles.push_back(i);
  }
  return articles;
}

// Leaves allowed only the articles in which `view` (the corpus, or its titles) has the phrase.
void require_phrase(const corpus::Corpus& corpus, const corpus::Corpus& view,
                    const SearchIndex& index, const statistics::Query& phrase,
                    std::vector<std::uint8_t>& allowed) {
  // What the corpus does not count, a title that is left out say, is in none of the lists.
  const bool is_counted = (view.mask().kinds & ~corpus.mask().kinds) == 0;
  const bool by_words = is_counted && phrase.named_types().empty();
  const auto candidates =
      by_words ? with_all_words(corpus, index, phrase, allowed) : all_allowed(corpus, allowed);
  const corpus::Corpus few = view.select(candidates);
  const auto hits = statistics::find_hits(few, std::span(&phrase, 1), {}, 1);
  allowed.assign(static_cast<std::size_t>(corpus.n_articles()), 0);
  for (const statistics::Hit& hit : hits) {
    allowed[static_cast<std::size_t>(candidates[static_cast<std::size_t>(hit.article)])] = 1;
  }
}

// A word that a term map drops ranks none; an article that has the phrase asked for is found all
// the same.
void append_unranked(const SearchRequest& request, std::span<const std::uint8_t> allowed,
                     std::size_t k, std::vector<Candidate>& found) {
  if (request.phrases.empty() && request.in_title.empty()) return;
  std::vector<std::uint8_t> listed(allowed.size());
  for (const Candidate& c : found) listed[static_cast<std::size_t>(c.article)] = 1;
  for (std::size_t i = 0; i < allowed.size() && found.size() < k; ++i) {
    if (allowed[i] != 0 && listed[i] == 0) found.push_back({0.0, static_cast<ArticleIndex>(i)});
  }
}

void check(const corpus::Corpus& corpus, const SearchRequest& request) {
  if (request.k < 1) {
    throw ArgumentError("k must be at least 1, got " + std::to_string(request.k));
  }
  const auto n = static_cast<std::size_t>(corpus.n_articles());
  if (!request.allowed.empty() && request.allowed.size() != n) {
    throw ArgumentError("a filter must have one value for each of the " + std::to_string(n) +
                        " articles, got " + std::to_string(request.allowed.size()));
  }
}

}  // namespace

std::vector<std::int32_t> terms_of_text(const corpus::Corpus& corpus, std::string_view text,
                                        std::vector<std::string>& notes) {
  std::vector<std::int32_t> terms;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (piece.find_first_not_of('*') == std::string_view::npos) continue;
    if (piece.find('*') != std::string_view::npos) {
      append_terms(corpus, piece, terms, notes);
      continue;
    }
    for (const std::string& word : corpus::words_of(corpus, piece)) {
      append_terms(corpus, word, terms, notes);
    }
  }
  return terms;
}

SearchResult search(const corpus::Corpus& corpus, const SearchIndex& index,
                    const SearchRequest& request) {
  check(corpus, request);
  SearchResult result;
  result.terms = terms_of_text(corpus, request.words, result.notes);
  const bool names_words = !result.terms.empty() || !result.notes.empty();
  if (!names_words && request.phrases.empty() && request.in_title.empty()) {
    throw ArgumentError("a query must name at least one word, got \"" + request.words + "\"");
  }
  std::vector<std::uint8_t> allowed = request.allowed;
  const auto require = [&](const std::vector<std::string>& phrases, const corpus::Corpus& view) {
    for (const std::string& text : phrases) {
      const statistics::Query phrase(corpus, text);
      for (const std::string& name : phrase.terms()) {
        if (const auto term = corpus.find_term(name)) {
          result.terms.push_back(static_cast<std::int32_t>(*term));
        }
      }
      std::ranges::copy(phrase.notes(), std::back_inserter(result.notes));
      require_phrase(corpus, view, index, phrase, allowed);
    }
  };
  require(request.phrases, corpus);
  if (!request.in_title.empty()) {
    corpus::SegmentMask titles;
    titles.kinds = article::bit(article::LineKind::title);
    require(request.in_title, corpus.with_mask(titles));
  }
  const auto k = static_cast<std::size_t>(request.k);
  result.articles = index.best(result.terms, k, allowed);
  append_unranked(request, allowed, k, result.articles);
  return result;
}

}  // namespace broadsheet::vectors
