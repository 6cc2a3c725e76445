#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/comparison/contingency.hpp"
#include "broadsheet/comparison/copies.hpp"
#include "broadsheet/comparison/divergence.hpp"
#include "broadsheet/comparison/evidence.hpp"
#include "broadsheet/comparison/exchange.hpp"
#include "broadsheet/comparison/keyness.hpp"
#include "broadsheet/comparison/measures.hpp"
#include "broadsheet/comparison/null_line.hpp"
#include "broadsheet/comparison/unequal_lengths.hpp"
#include "broadsheet/corpus/count_matrix.hpp"
#include "broadsheet/corpus/term_totals.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using comparison::Contingency;
using comparison::Exchange;
using corpus::Corpus;
using Labels = py::array_t<std::int64_t, py::array::c_style>;

py::list term_strings(const Corpus& corpus, const std::vector<std::int64_t>& terms) {
  py::list strings(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    strings[i] = to_str(corpus.term(static_cast<TermId>(terms[i])));
  }
  return strings;
}

Contingency make_contingency(const Corpus& a, const Corpus& b, const Labels& units_a,
                             const Labels& units_b, unsigned threads) {
  const auto labels_a = span_of(units_a);
  const auto labels_b = span_of(units_b);
  return without_gil([&] {
    const comparison::Side side_a{corpus::count_matrix(a, threads),
                                  {labels_a.begin(), labels_a.end()}};
    const comparison::Side side_b{corpus::count_matrix(b, threads),
                                  {labels_b.begin(), labels_b.end()}};
    return comparison::contingency(side_a, side_b);
  });
}

py::dict keyness_columns(const Contingency& self, const Corpus& corpus, std::int64_t min_articles,
                         unsigned threads) {
  auto k = without_gil([&] {
    const comparison::Keyness by_id = comparison::keyness(self, {min_articles, threads});
    return comparison::take(by_id, comparison::strongest_first(by_id, corpus));
  });
  py::dict columns;
  columns["term"] = term_strings(corpus, k.terms);
  columns["count_a"] = to_array(std::move(k.count_a));
  columns["count_b"] = to_array(std::move(k.count_b));
  columns["articles_a"] = to_array(std::move(k.articles_a));
  columns["articles_b"] = to_array(std::move(k.articles_b));
  columns["per_million_a"] = to_array(std::move(k.per_million_a));
  columns["per_million_b"] = to_array(std::move(k.per_million_b));
  columns["log_ratio"] = to_array(std::move(k.log_ratio));
  columns["log_ratio_low"] = to_array(std::move(k.log_ratio_low));
  columns["log_ratio_high"] = to_array(std::move(k.log_ratio_high));
  columns["log_likelihood"] = to_array(std::move(k.log_likelihood));
  columns["p_value"] = to_array(std::move(k.p_value));
  columns["q_value"] = to_array(std::move(k.q_value));
  columns["dispersion_a"] = to_array(std::move(k.dispersion_a));
  columns["dispersion_b"] = to_array(std::move(k.dispersion_b));
  return columns;
}

py::dict shift_columns(const Contingency& self, const Corpus& corpus) {
  auto shift = without_gil([&] { return comparison::shift(self); });
  py::dict columns;
  columns["term"] = term_strings(corpus, shift.terms);
  columns["contribution"] = to_array(std::move(shift.contribution));
  columns["share_a"] = to_array(std::move(shift.share_a));
  columns["share_b"] = to_array(std::move(shift.share_b));
  columns["total"] = shift.total;
  return columns;
}

py::dict null_line_columns(const Contingency& self, std::int64_t min_articles, std::int64_t rounds,
                           std::uint64_t seed, unsigned threads) {
  auto line = without_gil([&] {
    const Exchange exchange(self);
    const auto terms = comparison::listed_terms(self, min_articles);
    return comparison::null_line(self, exchange, terms, rounds, seed, threads);
  });
  return py::dict("smallest_p"_a = to_array(std::move(line.smallest_p)),
                  "largest_log_likelihood"_a = to_array(std::move(line.largest_log_likelihood)));
}

py::dict first_place_columns(const Corpus& corpus, const std::string& term, unsigned threads) {
  const auto id = corpus.find_term(term);
  if (!id) throw py::key_error(term);
  const auto places = without_gil([&] { return comparison::first_places(corpus, *id, threads); });
  std::vector<std::int64_t> articles;
  std::vector<std::int64_t> begins;
  std::vector<std::int64_t> ends;
  for (const comparison::Place& place : places) {
    articles.push_back(place.article);
    begins.push_back(place.begin);
    ends.push_back(place.end);
  }
  return py::dict("article"_a = to_array(std::move(articles)),
                  "begin"_a = to_array(std::move(begins)), "end"_a = to_array(std::move(ends)));
}

py::dict measures_of(std::int64_t a, std::int64_t b, std::int64_t n, std::int64_t m) {
  const comparison::TwoByTwo t{a, b, n, m};
  return py::dict("log_likelihood"_a = comparison::log_likelihood(t),
                  "log_likelihood_two_cells"_a = comparison::log_likelihood_two_cells(t),
                  "log_likelihood_williams"_a = comparison::log_likelihood_williams(t),
                  "chi_square"_a = comparison::chi_square(t),
                  "chi_square_yates"_a = comparison::chi_square_yates(t),
                  "log_ratio"_a = comparison::log_ratio(t),
                  "percent_difference"_a = comparison::percent_difference(t),
                  "odds_ratio"_a = comparison::odds_ratio(t),
                  "bayes_factor_bic"_a = comparison::bayes_factor_bic(t),
                  "fisher_p"_a = comparison::fisher_p(t));
}

py::tuple log_odds(std::int64_t a, std::int64_t b, std::int64_t n, std::int64_t m, double prior,
                   double prior_total) {
  const auto odds = comparison::log_odds_dirichlet({a, b, n, m}, prior, prior_total);
  return py::make_tuple(odds.delta, odds.z);
}

}  // namespace

void bind_comparison(py::module_& m) {
  py::class_<Contingency>(m, "Contingency", "Two sets of articles, counted by term and by unit.")
      .def(py::init(&make_contingency), "a"_a, "b"_a, py::arg("units_a").noconvert(),
           py::arg("units_b").noconvert(), "threads"_a)
      .def("keyness", &keyness_columns, "corpus"_a, "min_articles"_a, "threads"_a,
           "Columns of the terms in enough articles, strongest first.")
      .def("shift", &shift_columns, "corpus"_a, "Columns by term, and the total.")
      .def("null_line", &null_line_columns, "min_articles"_a, "rounds"_a, "seed"_a, "threads"_a,
           "smallest_p and largest_log_likelihood of each round, float64[rounds].")
      .def(
          "p_value",
          [](const Contingency& self, std::int64_t term) {
            return without_gil([&] { return Exchange(self).p_value(term); });
          },
          "term"_a)
      .def(
          "units",
          [](const Contingency& self) {
            const Exchange exchange(self);
            return py::make_tuple(exchange.n_units_a(), exchange.n_units_b(),
                                  exchange.n_units_in_both());
          },
          "Units in A only, in B only, in both.")
      .def_property_readonly(
          "tries_all_deals",
          [](const Contingency& self) { return Exchange(self).tries_all_draws(); })
      .def_property_readonly(
          "unlike_lengths",
          [](const Contingency& self) {
            const comparison::UnequalLengths lengths(self);
            return lengths.weight(lengths.observed());
          },
          "0 where a deal of the units gives sets of such lengths, 1 where it does not.")
      .def("cosine", &comparison::cosine)
      .def(
          "null_cosines",
          [](const Contingency& self, std::int64_t rounds, std::uint64_t seed, unsigned threads) {
            return to_array(
                without_gil([&] { return comparison::null_cosines(self, rounds, seed, threads); }));
          },
          "rounds"_a, "seed"_a, "threads"_a)
      .def_readonly("tokens_a", &Contingency::tokens_a)
      .def_readonly("tokens_b", &Contingency::tokens_b);
  m.def(
      "likeness",
      [](const corpus::TermTotals& a, const corpus::TermTotals& b, unsigned threads) {
        const auto both = without_gil([&] { return comparison::likeness(a, b, threads); });
        return py::make_tuple(both.divergence, both.cosine);
      },
      "a"_a, "b"_a, "threads"_a, "The Jensen-Shannon divergence in bits, and the cosine.");
  m.def(
      "text_units",
      [](const Corpus& a, const Corpus& b) {
        auto units = without_gil([&] { return comparison::text_units(a, b); });
        return py::make_tuple(to_array(std::move(units.a)), to_array(std::move(units.b)),
                              units.n_copies, units.most, units.most_common);
      },
      "a"_a, "b"_a,
      "The unit of each article of a and of b, where articles of one text are one; how many copies "
      "there are; how many articles have the text that most have, and the first of them.");
  m.def("first_places", &first_place_columns, "corpus"_a, "term"_a, "threads"_a,
        "The first place of a term in each article that holds it: article, begin, end.");
  m.def("measures", &measures_of, "a"_a, "b"_a, "n"_a, "m"_a,
        "The measures of a two-by-two table of counts a, b and sizes n, m, by name.");
  m.def("log_odds_dirichlet", &log_odds, "a"_a, "b"_a, "n"_a, "m"_a, "prior"_a, "prior_total"_a,
        "delta and z.");
  m.def(
      "share_at_most",
      [](const py::array_t<double, py::array::c_style>& by_chance, double value) {
        return comparison::share_at_most(span_of(by_chance), value);
      },
      py::arg("by_chance").noconvert(), "value"_a);
}

}  // namespace broadsheet::bindings
