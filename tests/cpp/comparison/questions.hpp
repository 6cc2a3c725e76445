#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "../corpus/temporary_folder.hpp"
#include "broadsheet/comparison/contingency.hpp"
#include "broadsheet/comparison/copies.hpp"
#include "broadsheet/comparison/divergence.hpp"
#include "broadsheet/comparison/evidence.hpp"
#include "broadsheet/comparison/keyness.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/corpus/counted_text.hpp"
#include "broadsheet/corpus/document_frequency.hpp"
#include "broadsheet/corpus/join.hpp"
#include "broadsheet/corpus/lines.hpp"
#include "broadsheet/corpus/map_phrases.hpp"
#include "broadsheet/corpus/mentions.hpp"
#include "broadsheet/corpus/storage.hpp"
#include "broadsheet/corpus/words_of.hpp"
#include "broadsheet/statistics/collocations.hpp"
#include "broadsheet/statistics/concordance.hpp"
#include "broadsheet/statistics/diversity.hpp"
#include "broadsheet/statistics/growth.hpp"
#include "broadsheet/statistics/ngrams.hpp"
#include "broadsheet/statistics/phrases.hpp"
#include "broadsheet/statistics/readability.hpp"
#include "broadsheet/statistics/terms.hpp"
#include "broadsheet/statistics/timeline.hpp"
#include "broadsheet/vectors/dense_nearest.hpp"
#include "broadsheet/vectors/explain.hpp"
#include "broadsheet/vectors/features.hpp"
#include "broadsheet/vectors/latent.hpp"
#include "broadsheet/vectors/nearest.hpp"
#include "broadsheet/vectors/search.hpp"
#include "broadsheet/vectors/snippet.hpp"
#include "broadsheet/vectors/weighting.hpp"

namespace broadsheet::comparison {

/// All that a question gives, as bytes: answers are the same where these are, to the last bit.
class Answer {
 public:
  template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  Answer& operator<<(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }
  Answer& operator<<(std::string_view text) {
    *this << text.size();
    bytes_.append(text);
    return *this;
  }
  Answer& operator<<(const std::string& text) { return *this << std::string_view(text); }
  template <class Range>
    requires requires(const Range& r) { r.begin(), r.end(), r.size(); }
  Answer& operator<<(const Range& range) {
    *this << range.size();
    for (const auto& item : range) *this << item;
    return *this;
  }
  Answer& operator<<(const vectors::Candidate& found) {
    return *this << found.similarity << found.article;
  }
  Answer& operator<<(const vectors::Neighbours& pairs) {
    return *this << pairs.article_a << pairs.article_b << pairs.similarity;
  }
  Answer& operator<<(const vectors::Explanation& explanation) {
    return *this << explanation.terms << explanation.contributions;
  }
  Answer& operator<<(const corpus::CountMatrix& counts) {
    return *this << counts.offsets << counts.terms << counts.counts << counts.article_lengths;
  }

  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// A question to a corpus of the sample articles.
struct Question {
  std::string_view name;
  void (*ask)(const corpus::Corpus& corpus, unsigned threads, Answer& answer);
};

namespace questions {

using corpus::Corpus;

inline Corpus half(const Corpus& corpus, ArticleIndex first) {
  std::vector<ArticleIndex> positions;
  for (ArticleIndex i = first; i < corpus.n_articles(); i += 2) positions.push_back(i);
  return corpus.select(positions);
}

inline std::vector<statistics::Query> queries(const Corpus& corpus) {
  std::vector<statistics::Query> asked;
  for (const char* text : {"port strike", "immigra*|border", "the ** bill", "WHO", "senate"}) {
    asked.emplace_back(corpus, text);
  }
  asked.emplace_back(corpus, "us", statistics::QueryOptions{.ignore_case = true});
  return asked;
}

// --- the articles --------------------------------------------------------------------------

inline void fields(const Corpus& corpus, unsigned /*threads*/, Answer& answer) {
  for (ArticleIndex i = corpus.n_articles(); i-- > 0;) {
    const corpus::ArticleView article = corpus.article(i);
    const auto local = static_cast<std::size_t>(article.local);
    const corpus::Part& part = article.field_part();
    answer << article.id() << article.title() << corpus.outlet(i) << part.dates[local]
           << part.fields[local];
  }
}

inline void texts(const Corpus& corpus, unsigned /*threads*/, Answer& answer) {
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    answer << corpus.article(i).text() << corpus::counted_text(corpus, i);
  }
}

inline void lines(const Corpus& corpus, unsigned /*threads*/, Answer& answer) {
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    for (const corpus::ArticleLine& line : corpus::article_lines(corpus, i)) {
      answer << line.begin << line.end << line.kind << line.counted
             << corpus.rule_reason(line.rule);
    }
  }
  for (const corpus::SetAside& stretch : corpus::set_aside(corpus)) {
    answer << stretch.article << stretch.line << stretch.begin << stretch.end << stretch.kind;
  }
}

inline void names(const Corpus& corpus, unsigned threads, Answer& answer) {
  const corpus::NameList found = corpus::list_names(corpus, {{"WHO", "the WHO"}}, threads);
  for (const article::NameRow& row : found.names) {
    answer << row.key << row.name << row.variants << row.count << row.articles;
  }
  for (const corpus::NamePlace& place : found.places) {
    answer << place.article << place.begin << place.end << place.name;
  }
}

inline void speech(const Corpus& corpus, unsigned threads, Answer& answer) {
  for (const corpus::QuoteRow& row : corpus::list_quotes(corpus, threads)) {
    answer << row.article << row.quote.quote.begin << row.quote.speaker.begin;
  }
  for (const corpus::AttributionRow& row : corpus::list_attributions(corpus, threads)) {
    answer << row.article << row.attribution.source.begin << row.attribution.cue.end;
  }
}

// --- counts --------------------------------------------------------------------------------

inline void vocabulary(const Corpus& corpus, unsigned /*threads*/, Answer& answer) {
  for (TermId t = corpus.n_terms(); t-- > 0;) answer << corpus.term(t);
  for (const char* word : {"port", "US", "who", "zebra"}) {
    answer << corpus.find_term(word).value_or(kNoTerm);
  }
  answer << corpus::words_of(corpus, "The US-Mexico border, said L\u00f3pez");
}

inline void counts(const Corpus& corpus, unsigned threads, Answer& answer) {
  answer << corpus::count_matrix(corpus, threads);
}

inline void document_frequencies(const Corpus& corpus, unsigned threads, Answer& answer) {
  for (const char* word : {"port", "strike", "US", "Trump", "seaway", "zebra"}) {
    answer << corpus::document_frequency(corpus, word, threads)
           << corpus::counted_term(corpus, word);
  }
  answer << corpus::article_types(corpus, threads) << corpus.article_lengths();
}

inline void terms_table(const Corpus& corpus, unsigned threads, Answer& answer) {
  statistics::TermOptions options;
  options.measures = statistics::dispersion_measures();
  options.reduced_frequency = true;
  options.intervals = true;
  options.threads = threads;
  const statistics::TermTable table = statistics::terms(corpus, options);
  answer << table.term << table.count << table.articles << table.idf << table.dispersion
         << table.measures << table.average_reduced_frequency << table.per_million_low;
}

inline void subsets(const Corpus& corpus, unsigned threads, Answer& answer) {
  const Corpus odd = half(corpus, 1);
  answer << corpus::count_matrix(odd, threads) << corpus::document_frequency(odd, "port", threads);
  corpus::SegmentMask mask = corpus.mask();
  mask.quotes = corpus::SegmentMask::Quotes::without;
  answer << odd.with_mask(mask).article_lengths();
  answer << statistics::terms(odd.with_mask(mask), {.threads = threads}).count;
}

inline void mapped(const Corpus& corpus, unsigned threads, Answer& answer) {
  std::vector<std::string> new_terms;
  for (TermId t = 0; t < corpus.n_terms(); ++t) {
    new_terms.emplace_back(corpus.term(t) == "the" ? "" : corpus.term(t));
  }
  const std::vector<corpus::Phrase> phrases = {{"port strike", "strike"}, {"white house", "WH"}};
  const Corpus view = corpus::map_phrases(corpus, new_terms, phrases, threads);
  answer << corpus::count_matrix(view, threads);
  answer << statistics::find_hits(view, queries(view), {}, threads).size();
}

inline void joined(const Corpus& corpus, unsigned threads, Answer& answer) {
  if (corpus.has_mapped_terms()) return;  // which cannot be joined
  const corpus::Joined both = corpus::join(half(corpus, 1), half(corpus, 0), threads);
  answer << corpus::count_matrix(both.corpus, threads);
}

inline void saved(const Corpus& corpus, unsigned threads, Answer& answer) {
  const TemporaryFolder folder(TemporaryFolder::fast());
  corpus::save(corpus, folder.path("corpus"), "{}");
  const Corpus opened = corpus::open(folder.path("corpus")).corpus;
  answer << corpus::count_matrix(opened, threads);
}

// --- statistics ----------------------------------------------------------------------------

inline void concordance(const Corpus& corpus, unsigned threads, Answer& answer) {
  const auto asked = queries(corpus);
  for (const auto order :
       {statistics::ConcordanceOrder::article, statistics::ConcordanceOrder::left,
        statistics::ConcordanceOrder::date}) {
    statistics::ConcordanceOptions options;
    options.order = order;
    options.threads = threads;
    for (const auto& line : statistics::concordance(corpus, asked, options)) {
      answer << line.article << line.left_begin << line.begin << line.end << line.right_end;
    }
  }
  for (const statistics::Query& query : asked) answer << query.notes() << query.terms();
  const std::vector<std::string> texts = {"subscribe"};
  const std::vector<statistics::Query> hidden = {{corpus, texts[0]}};
  answer << statistics::notes_on_uncounted(corpus, hidden, texts, threads);
}

inline void sentences(const Corpus& corpus, unsigned /*threads*/, Answer& answer) {
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) {
    const statistics::TextRange range = statistics::sentence_of(corpus, i, 200);
    const std::vector<statistics::TextPlace> places = {{i, range.begin, range.end}};
    answer << range.begin << range.end;
    answer << statistics::lines_at(corpus, places, 4)[0].right_end;
  }
}

inline void ngrams(const Corpus& corpus, unsigned threads, Answer& answer) {
  const auto table = statistics::ngrams(corpus, {.n = 3, .skip = 1, .threads = threads});
  answer << table.terms << table.count << table.articles << table.n_words;
}

inline void collocations(const Corpus& corpus, unsigned threads, Answer& answer) {
  const auto table = statistics::collocations(corpus, {.window = 4, .threads = threads});
  answer << table.term_1 << table.term_2 << table.log_likelihood << table.n;
}

inline void phrases(const Corpus& corpus, unsigned threads, Answer& answer) {
  const auto table = statistics::propose_phrases(corpus, {.threads = threads});
  answer << table.phrase << table.count << table.articles << table.z;
}

inline void timeline(const Corpus& corpus, unsigned threads, Answer& answer) {
  std::vector<std::int64_t> cells;
  for (ArticleIndex i = 0; i < corpus.n_articles(); ++i) cells.push_back(i % 7);
  const auto found = statistics::timeline(corpus, queries(corpus), {cells, 7}, threads);
  answer << found.count << found.articles << found.tokens << found.per_million_high;
}

inline void variety(const Corpus& corpus, unsigned threads, Answer& answer) {
  for (const auto& d : statistics::diversity(corpus, true, {.threads = threads})) {
    answer << d.tokens << d.types << d.mattr << d.mtld << d.hdd;
  }
  std::vector<ArticleIndex> order(static_cast<std::size_t>(corpus.n_articles()));
  std::iota(order.begin(), order.end(), 0);
  answer << statistics::vocabulary_growth(corpus, order).types;
}

inline void readability(const Corpus& corpus, unsigned threads, Answer& answer) {
  for (const auto language : {statistics::Language::english, statistics::Language::spanish}) {
    statistics::ReadabilityOptions options;
    options.language = language;
    options.threads = threads;
    for (const auto& c : statistics::text_counts(corpus, options)) {
      answer << c.sentences << c.words << c.letters << c.syllables << c.long_words;
    }
  }
}

// --- vectors and comparison ------------------------------------------------------------------

inline void nearest(const Corpus& corpus, unsigned threads, Answer& answer) {
  const vectors::Features features(corpus, {.min_articles = 2, .ngrams = {.longest = 2}}, threads);
  const vectors::FittedWeighting weighting(vectors::weighting_of_name("news"),
                                           features.fitted_counts());
  const auto points = vectors::sparse_points(weighting.apply(features.fitted_counts(), threads));
  vectors::NearestOptions options;
  options.threads = threads;
  answer << vectors::nearest(points, options);
  options.min_similarity = 0.1;
  answer << vectors::pairs_above(points, options) << vectors::explain_cosine(points, 0, points, 1);
  const auto others = features.counts(half(corpus, 0), threads);
  options.min_similarity = 0;
  answer << vectors::nearest(vectors::sparse_points(weighting.apply(others, threads)), points,
                             options);
}

inline void latent(const Corpus& corpus, unsigned threads, Answer& answer) {
  const auto counts = corpus::count_matrix(corpus, threads);
  const vectors::FittedWeighting weighting(vectors::weighting_of_name("tfidf"), counts);
  const vectors::SparseMatrix matrix = weighting.apply(counts, threads);
  const vectors::LatentSpace space(matrix, {.dimensions = 5, .threads = threads});
  const vectors::DensePoints points = space.project(matrix, threads);
  vectors::NearestOptions options;
  options.threads = threads;
  answer << space.singular_values() << points.values << vectors::nearest(points, nullptr, options)
         << space.explain(matrix, 0, matrix, 1);
}

inline void search(const Corpus& corpus, unsigned threads, Answer& answer) {
  const vectors::SearchIndex index(vectors::weighting_of_name("bm25"),
                                   corpus::count_matrix(corpus, threads), threads);
  const std::vector<vectors::SearchRequest> requests = {
      {.words = "port strike immigra*", .phrases = {}, .in_title = {}, .allowed = {}, .k = 10},
      {.words = "", .phrases = {"the port"}, .in_title = {"port"}, .allowed = {}, .k = 3}};
  for (const vectors::SearchRequest& request : requests) {
    const vectors::SearchResult result = vectors::search(corpus, index, request);
    answer << result.articles << result.terms << result.notes;
    std::vector<vectors::SnippetTerm> shown;
    for (const std::int32_t term : result.terms) shown.push_back({term, index.highest(term)});
    for (const vectors::Candidate& found : result.articles) {
      answer << vectors::snippet(corpus, found.article, shown);
    }
  }
}

inline void comparison(const Corpus& corpus, unsigned threads, Answer& answer) {
  const Corpus a = half(corpus, 0);
  const Corpus b = half(corpus, 1);
  const TextUnits units = text_units(a, b);
  const auto counts_a = corpus::count_matrix(a, threads);
  const auto counts_b = corpus::count_matrix(b, threads);
  const Likeness alike = likeness(corpus::term_totals(counts_a, threads),
                                  corpus::term_totals(counts_b, threads), threads);
  const Contingency table = contingency({counts_a, units.a}, {counts_b, units.b});
  const Keyness terms = keyness(table, {.min_articles = 5, .threads = threads});
  answer << alike.divergence << alike.cosine << shift(table).contribution << terms.terms
         << terms.p_value << terms.log_ratio_low << strongest_first(terms, corpus);
  for (const Place& place : first_places(a, corpus.find_term("strike").value_or(0), threads)) {
    answer << place.article << place.begin << place.end;
  }
}

inline constexpr Question kAll[] = {
    {"fields", fields},
    {"texts", texts},
    {"lines", lines},
    {"names", names},
    {"speech", speech},
    {"vocabulary", vocabulary},
    {"counts", counts},
    {"document frequencies", document_frequencies},
    {"terms", terms_table},
    {"subsets", subsets},
    {"mapped", mapped},
    {"joined", joined},
    {"saved", saved},
    {"concordance", concordance},
    {"sentences", sentences},
    {"ngrams", ngrams},
    {"collocations", collocations},
    {"phrases", phrases},
    {"timeline", timeline},
    {"variety", variety},
    {"readability", readability},
    {"nearest", nearest},
    {"latent", latent},
    {"search", search},
    {"comparison", comparison},
};

}  // namespace questions
}  // namespace broadsheet::comparison
