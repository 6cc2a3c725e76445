#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/growth.hpp"
#include "broadsheet/statistics/query.hpp"
#include "broadsheet/statistics/timeline.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;
using Numbers = py::array_t<std::int64_t, py::array::c_style>;

py::dict timeline_rows(statistics::Timeline rows) {
  py::dict columns;
  columns["count"] = to_array(std::move(rows.count));
  columns["articles"] = to_array(std::move(rows.articles));
  columns["tokens"] = to_array(std::move(rows.tokens));
  columns["n_articles"] = to_array(std::move(rows.n_articles));
  columns["per_million"] = to_array(std::move(rows.per_million));
  columns["per_million_low"] = to_array(std::move(rows.per_million_low));
  columns["per_million_high"] = to_array(std::move(rows.per_million_high));
  return columns;
}

py::dict finds_columns(const Corpus& corpus, const Numbers& things, const Numbers& articles,
                       std::int64_t n_things, const Numbers& cells, std::int64_t n_cells) {
  if (things.size() != articles.size()) {
    throw ArgumentError("each find needs a thing and an article");
  }
  std::vector<statistics::Find> finds;
  for (std::size_t i = 0; i < span_of(things).size(); ++i) {
    finds.push_back({span_of(things)[i], span_of(articles)[i]});
  }
  return timeline_rows(without_gil([&] {
    return statistics::timeline_of_finds(corpus, finds, n_things, {span_of(cells), n_cells});
  }));
}

py::dict timeline_columns(const Corpus& corpus, const std::vector<std::string>& queries,
                          const Numbers& cells, std::int64_t n_cells, bool ignore_case,
                          bool ignore_diacritics, unsigned threads) {
  std::vector<statistics::Query> parsed;
  statistics::Timeline rows = without_gil([&] {
    for (const std::string& query : queries) {
      parsed.emplace_back(corpus, query, statistics::QueryOptions{ignore_case, ignore_diacritics});
    }
    return statistics::timeline(corpus, parsed, {span_of(cells), n_cells}, threads);
  });
  py::list notes;
  for (const statistics::Query& query : parsed) {
    for (const std::string& note : query.notes()) notes.append(to_str(note));
    for (const std::string& note : query.spelling_notes()) notes.append(to_str(note));
  }
  py::dict columns = timeline_rows(std::move(rows));
  columns["notes"] = notes;
  return columns;
}

py::dict growth_columns(const Corpus& corpus, const Numbers& order) {
  statistics::GrowthCurve curve;
  const statistics::HeapsFit fit = without_gil([&] {
    curve = statistics::vocabulary_growth(corpus, span_of(order));
    return statistics::fit_heaps(curve);
  });
  py::dict columns;
  columns["tokens"] = to_array(std::move(curve.tokens));
  columns["types"] = to_array(std::move(curve.types));
  columns["k"] = fit.k;
  columns["beta"] = fit.beta;
  columns["r_squared"] = fit.r_squared;
  return columns;
}

}  // namespace

void bind_timeline(py::module_& m) {
  m.def("timeline", &timeline_columns, "corpus"_a, "queries"_a, py::arg("cells").noconvert(),
        "n_cells"_a, "ignore_case"_a = false, "ignore_diacritics"_a = true, "threads"_a = 0,
        "Columns by query and cell; notes tell how the queries were understood.");
  m.def("timeline_of_finds", &finds_columns, "corpus"_a, py::arg("things").noconvert(),
        py::arg("articles").noconvert(), "n_things"_a, py::arg("cells").noconvert(), "n_cells"_a,
        "Columns by thing and cell, of finds that are there: int64 thing and article of each.");
  m.def("growth", &growth_columns, "corpus"_a, py::arg("order").noconvert(),
        "Words and different words after each article, and the fit of Heaps' law.");
  m.def(
      "fit_zipf_mandelbrot",
      [](const Numbers& counts) {
        const auto fit =
            without_gil([&] { return statistics::fit_zipf_mandelbrot(span_of(counts)); });
        return py::make_tuple(fit.a, fit.q, fit.log_likelihood);
      },
      py::arg("counts").noconvert(), "a, q and the log-likelihood of counts in falling order.");
}

}  // namespace broadsheet::bindings
