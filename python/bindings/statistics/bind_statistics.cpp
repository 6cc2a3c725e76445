#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/concordance.hpp"
#include "broadsheet/statistics/query.hpp"
#include "broadsheet/statistics/terms.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;
using Groups = py::array_t<std::int32_t, py::array::c_style>;

// One member of each element, as an array.
template <class T, class Row, class Member>
py::array_t<T> member_column(const std::vector<Row>& rows, Member member) {
  std::vector<T> values;
  values.reserve(rows.size());
  for (const Row& row : rows) values.push_back(row.*member);
  return to_array(std::move(values));
}

StringColumn term_strings(const Corpus& corpus, const std::vector<TermId>& ids) {
  StringColumn strings;
  strings.offsets.reserve(ids.size() + 1);
  for (const TermId id : ids) strings.push_back(corpus.term(id));
  return strings;
}

py::array measure_column(const statistics::DispersionMeasure& measure, std::vector<double> values) {
  if (measure.member != &statistics::Dispersion::range) return to_array(std::move(values));
  return to_array(std::vector<std::int64_t>(values.begin(), values.end()));
}

py::dict term_columns(const Corpus& corpus, const std::optional<Groups>& groups,
                      std::int64_t n_slices, const std::vector<std::string>& measure_names,
                      bool reduced_frequency, bool intervals, const corpus::CountMatrix* counts,
                      unsigned threads) {
  std::vector<statistics::DispersionMeasure> measures;
  for (const std::string& name : measure_names) {
    measures.push_back(statistics::dispersion_measure(name));
  }
  statistics::TermOptions options;
  options.n_slices = n_slices;
  if (n_slices != 0) options.parts = statistics::Parts::slices;
  if (groups) {
    options.parts = statistics::Parts::groups;
    options.groups = span_of(*groups);
  }
  options.measures = measures;
  options.reduced_frequency = reduced_frequency;
  options.intervals = intervals;
  options.counts = counts;
  options.threads = threads;
  statistics::TermTable table;
  StringColumn names;
  without_gil([&] {
    table = statistics::terms(corpus, options);
    names = term_strings(corpus, table.term);
  });
  py::dict columns;
  columns["term"] = std::move(names);
  columns["count"] = to_array(std::move(table.count));
  columns["articles"] = to_array(std::move(table.articles));
  columns["per_million"] = to_array(std::move(table.per_million));
  columns["idf"] = to_array(std::move(table.idf));
  columns["dispersion"] = to_array(std::move(table.dispersion));
  for (std::size_t i = 0; i < measures.size(); ++i) {
    columns[py::str(measure_names[i])] = measure_column(measures[i], std::move(table.measures[i]));
  }
  if (reduced_frequency) columns["arf"] = to_array(std::move(table.average_reduced_frequency));
  if (intervals) {
    columns["per_million_low"] = to_array(std::move(table.per_million_low));
    columns["per_million_high"] = to_array(std::move(table.per_million_high));
  }
  return columns;
}

statistics::ConcordanceOrder concordance_order(const std::string& order) {
  using Order = statistics::ConcordanceOrder;
  if (order == "left") return Order::left;
  if (order == "right") return Order::right;
  return order == "date" ? Order::date : Order::article;
}

std::vector<statistics::Query> parse_queries(const Corpus& corpus,
                                             const std::vector<std::string>& texts,
                                             bool ignore_case, bool ignore_diacritics) {
  std::vector<statistics::Query> queries;
  for (const std::string& text : texts) {
    queries.emplace_back(corpus, text, statistics::QueryOptions{ignore_case, ignore_diacritics});
  }
  return queries;
}

py::dict line_columns(const Corpus& corpus, const std::vector<statistics::ConcordanceLine>& lines) {
  std::vector<std::int64_t> dates;
  py::list outlets;
  StringColumn left;
  StringColumn match;
  StringColumn right;
  for (const statistics::ConcordanceLine& line : lines) {
    const corpus::ArticleView article = corpus.article(line.article);
    const auto cut = [&](std::int64_t begin, std::int64_t end) {
      return article.text().substr(static_cast<std::size_t>(begin),
                                   static_cast<std::size_t>(end - begin));
    };
    dates.push_back(article.field_part().dates[static_cast<std::size_t>(article.local)]);
    outlets.append(to_str(corpus.outlet(line.article)));
    left.push_back(cut(line.left_begin, line.left_end));
    match.push_back(cut(line.begin, line.end));
    right.push_back(cut(line.right_begin, line.right_end));
  }
  using Line = statistics::ConcordanceLine;
  py::dict columns;
  columns["article"] = member_column<std::int64_t>(lines, &Line::article);
  columns["outlet"] = outlets;
  columns["date"] = to_array(std::move(dates));
  columns["left"] = std::move(left);
  columns["match"] = std::move(match);
  columns["right"] = std::move(right);
  columns["begin"] = member_column<std::int64_t>(lines, &Line::begin);
  columns["end"] = member_column<std::int64_t>(lines, &Line::end);
  return columns;
}

py::dict concordance_columns(const Corpus& corpus, const std::vector<std::string>& texts,
                             std::int64_t window, bool ignore_case, bool ignore_diacritics,
                             const std::string& order, std::optional<std::size_t> sample,
                             std::uint64_t seed, std::optional<std::size_t> limit,
                             unsigned threads) {
  statistics::ConcordanceOptions options;
  options.window = window;
  options.order = concordance_order(order);
  options.sample = sample;
  options.seed = seed;
  options.limit = limit;
  options.threads = threads;
  std::vector<statistics::Query> queries;
  std::vector<statistics::ConcordanceLine> lines;
  std::vector<std::string> uncounted;
  without_gil([&] {
    queries = parse_queries(corpus, texts, ignore_case, ignore_diacritics);
    lines = statistics::concordance(corpus, queries, options);
    if (lines.empty() || queries.size() > 1) {
      uncounted = statistics::notes_on_uncounted(corpus, queries, texts, threads);
    }
  });
  py::dict columns = line_columns(corpus, lines);
  py::list terms;
  py::list notes;
  for (const statistics::Query& query : queries) {
    for (const std::string& term : query.terms()) terms.append(to_str(term));
    for (const std::string& note : query.notes()) notes.append(to_str(note));
    for (const std::string& note : query.spelling_notes()) notes.append(to_str(note));
  }
  for (const std::string& note : uncounted) notes.append(to_str(note));
  columns["terms"] = terms;
  columns["notes"] = notes;
  return columns;
}

py::dict place_columns(const Corpus& corpus,
                       const py::array_t<std::int64_t, py::array::c_style>& places,
                       std::int64_t window) {
  const auto values = span_of(places);
  std::vector<statistics::TextPlace> wanted;
  for (std::size_t i = 0; i + 2 < values.size(); i += 3) {
    wanted.push_back({static_cast<ArticleIndex>(values[i]), values[i + 1], values[i + 2]});
  }
  return line_columns(corpus,
                      without_gil([&] { return statistics::lines_at(corpus, wanted, window); }));
}

}  // namespace

void bind_statistics(py::module_& m) {
  m.def("terms", &term_columns, "corpus"_a, py::arg("groups").noconvert() = py::none(),
        "n_slices"_a = 0, "measures"_a = std::vector<std::string>(), "reduced_frequency"_a = false,
        "intervals"_a = false, "counts"_a = py::none(), "threads"_a = 0,
        "Columns of the term table, most frequent first. counts: of this corpus, if at hand.");
  m.def("concordance", &concordance_columns, "corpus"_a, "queries"_a, "window"_a,
        "ignore_case"_a = false, "ignore_diacritics"_a = true, "order"_a = "article",
        "sample"_a = py::none(), "seed"_a = 0, "limit"_a = py::none(), "threads"_a = 0,
        "Columns of a concordance; terms and notes tell how the queries were understood.");
  m.def("concordance_at", &place_columns, "corpus"_a, py::arg("places").noconvert(), "window"_a,
        "The same columns for places (int64[n, 3]: article, begin, end), a line for each.");
  m.def(
      "sentence_of",
      [](const Corpus& corpus, ArticleIndex article, std::int64_t byte) {
        if (article < 0 || article >= corpus.n_articles()) {
          throw py::index_error("no article at this position");
        }
        const auto range = statistics::sentence_of(corpus, article, byte);
        return std::pair(range.begin, range.end);
      },
      "corpus"_a, "article"_a, "byte"_a,
      "Byte range of the sentence that holds a byte of an article's text.");
}

}  // namespace broadsheet::bindings
