#include <pybind11/stl.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/association.hpp"
#include "broadsheet/statistics/collocations.hpp"
#include "broadsheet/statistics/interaction.hpp"
#include "broadsheet/statistics/ngrams.hpp"
#include "broadsheet/statistics/phrases.hpp"
#include "broadsheet/statistics/sequence_places.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;

StringColumn term_strings(const Corpus& corpus, const std::vector<TermId>& ids) {
  StringColumn strings;
  strings.offsets.reserve(ids.size() + 1);
  for (const TermId id : ids) strings.push_back(corpus.term(id));
  return strings;
}

// The terms of each row with a space between.
StringColumn sequence_strings(const Corpus& corpus, const std::vector<TermId>& ids, std::size_t n) {
  StringColumn strings;
  strings.offsets.reserve(ids.size() / n + 1);
  std::string joined;
  for (std::size_t row = 0; row < ids.size() / n; ++row) {
    joined.clear();
    for (std::size_t k = 0; k < n; ++k) {
      if (k > 0) joined += ' ';
      joined += corpus.term(ids[row * n + k]);
    }
    strings.push_back(joined);
  }
  return strings;
}

py::dict ngram_columns(const Corpus& corpus, const statistics::NgramOptions& options,
                       bool with_lambda) {
  statistics::NgramTable table;
  statistics::Interactions found;
  std::vector<double> per_million;
  without_gil([&] {
    table = statistics::ngrams(corpus, options);
    per_million = statistics::per_million(table);
    if (with_lambda) found = statistics::interactions(corpus, table, options);
  });
  py::dict columns;
  columns["term"] = sequence_strings(corpus, table.terms, static_cast<std::size_t>(table.n));
  columns["count"] = to_array(std::move(table.count));
  columns["articles"] = to_array(std::move(table.articles));
  columns["per_million"] = to_array(std::move(per_million));
  if (with_lambda) {
    columns["lambda"] = to_array(std::move(found.lambda));
    columns["z"] = to_array(std::move(found.z));
  }
  return columns;
}

template <class Member>
py::array_t<std::int64_t> count_column(const std::vector<statistics::PairCounts>& counts,
                                       Member member) {
  std::vector<std::int64_t> values;
  values.reserve(counts.size());
  for (const statistics::PairCounts& pair : counts) values.push_back(pair.*member);
  return to_array(std::move(values));
}

py::dict collocation_columns(const Corpus& corpus, const statistics::CollocationOptions& options,
                             const std::vector<std::string>& measures) {
  statistics::CollocationTable table;
  std::vector<std::vector<double>> values;
  std::vector<std::string> names;
  without_gil([&] {
    table = statistics::collocations(corpus, options);
    for (const statistics::AssociationMeasure& measure : statistics::association_measures()) {
      if (std::find(measures.begin(), measures.end(), measure.name) == measures.end()) continue;
      names.emplace_back(measure.name);
      values.push_back(statistics::association_column(table.counts, measure, options.threads));
    }
  });
  py::dict columns;
  columns["term_1"] = term_strings(corpus, table.term_1);
  columns["term_2"] = term_strings(corpus, table.term_2);
  using Counts = statistics::PairCounts;
  columns["count"] = count_column(table.counts, &Counts::n11);
  columns["count_1"] = count_column(table.counts, &Counts::n1);
  columns["count_2"] = count_column(table.counts, &Counts::n2);
  for (std::size_t i = 0; i < names.size(); ++i) {
    columns[py::str(names[i])] = to_array(std::move(values[i]));
  }
  return columns;
}

statistics::PairSide pair_side(const std::string& side) {
  using Side = statistics::PairSide;
  if (side == "left") return Side::left;
  return side == "both" ? Side::both : Side::right;
}

py::array_t<double> association_scores(
    const std::string& name, const py::array_t<std::int64_t, py::array::c_style>& counts) {
  std::vector<statistics::PairCounts> pairs;
  const auto values = span_of(counts);
  for (std::size_t i = 0; i + 3 < values.size(); i += 4) {
    pairs.push_back({values[i], values[i + 1], values[i + 2], values[i + 3]});
  }
  for (const statistics::AssociationMeasure& measure : statistics::association_measures()) {
    if (measure.name == name) return to_array(statistics::association_column(pairs, measure));
  }
  throw py::key_error(name);
}

py::dict phrase_columns(const Corpus& corpus, std::int64_t max_words, std::int64_t min_count,
                        double min_z, double min_share,
                        const std::optional<std::vector<std::string>>& stop_words,
                        unsigned threads) {
  statistics::PhraseTable table = without_gil([&] {
    const auto stops = stop_words ? *stop_words : statistics::function_words();
    return statistics::propose_phrases(corpus,
                                       {max_words, min_count, min_z, min_share, stops, threads});
  });
  StringColumn phrases;
  for (const std::string& phrase : table.phrase) phrases.push_back(phrase);
  py::dict columns;
  columns["term"] = std::move(phrases);
  columns["words"] = to_array(std::move(table.n_words));
  columns["count"] = to_array(std::move(table.count));
  columns["articles"] = to_array(std::move(table.articles));
  columns["lambda"] = to_array(std::move(table.lambda));
  columns["z"] = to_array(std::move(table.z));
  return columns;
}

py::array_t<std::int64_t> place_rows(const std::vector<statistics::TextPlace>& places) {
  std::vector<std::int64_t> rows;
  for (const statistics::TextPlace& place : places) {
    rows.insert(rows.end(), {place.article, place.begin, place.end});
  }
  return to_array(std::move(rows), 3);
}

py::list measure_names() {
  py::list names;
  for (const auto& measure : statistics::association_measures()) names.append(to_str(measure.name));
  return names;
}

}  // namespace

void bind_sequences(py::module_& m) {
  m.attr("association_measures") = measure_names();
  m.def("association", &association_scores, "measure"_a, py::arg("counts").noconvert(),
        "One measure of pairs, whose counts n11, n1, n2, n are the rows.");
  m.def("phrases", &phrase_columns, "corpus"_a, "max_words"_a, "min_count"_a, "min_z"_a,
        "min_share"_a, "stop_words"_a = py::none(), "threads"_a = 0,
        "Columns of proposed phrases, most frequent first.");
  m.def(
      "term_rank",
      [](const Corpus& corpus, const std::string& term) { return corpus.find_term(term); },
      "corpus"_a, "term"_a, "The rank of a term, or None.");
  m.def(
      "ngrams",
      [](const Corpus& corpus, std::int64_t n, std::int64_t skip, std::int64_t min_count,
         bool close_gaps, bool across_sentences, bool with_lambda, unsigned threads) {
        return ngram_columns(corpus, {n, skip, min_count, close_gaps, across_sentences, threads},
                             with_lambda);
      },
      "corpus"_a, "n"_a, "skip"_a = 0, "min_count"_a = 1, "close_gaps"_a = false,
      "across_sentences"_a = false, "with_lambda"_a = false, "threads"_a = 0,
      "Columns of the table of n-grams, most frequent first.");
  m.def(
      "collocations",
      [](const Corpus& corpus, std::int64_t window, const std::string& side, std::int64_t min_count,
         std::optional<TermId> node, bool close_gaps, bool across_sentences,
         const std::vector<std::string>& measures, unsigned threads) {
        return collocation_columns(
            corpus,
            {window, pair_side(side), min_count, node, close_gaps, across_sentences, threads},
            measures);
      },
      "corpus"_a, "window"_a, "side"_a, "min_count"_a, "node"_a = py::none(),
      "close_gaps"_a = false, "across_sentences"_a = false,
      "measures"_a = std::vector<std::string>(), "threads"_a = 0,
      "Columns of the table of collocations, highest log-likelihood first.");
  m.def(
      "ngram_places",
      [](const Corpus& corpus, const std::string& ngram, std::int64_t n, std::int64_t skip,
         bool close_gaps, bool across_sentences, unsigned threads) {
        return place_rows(without_gil([&] {
          return statistics::ngram_places(corpus, ngram,
                                          {n, skip, 1, close_gaps, across_sentences, threads});
        }));
      },
      "corpus"_a, "ngram"_a, "n"_a, "skip"_a = 0, "close_gaps"_a = false,
      "across_sentences"_a = false, "threads"_a = 0,
      "Where an n-gram stands: int64[n, 3] of article, begin, end.");
  m.def(
      "pair_places",
      [](const Corpus& corpus, TermId term_1, TermId term_2, std::int64_t window,
         const std::string& side, bool close_gaps, bool across_sentences, unsigned threads) {
        return place_rows(without_gil([&] {
          return statistics::pair_places(
              corpus, term_1, term_2,
              {window, pair_side(side), 1, {}, close_gaps, across_sentences, threads});
        }));
      },
      "corpus"_a, "term_1"_a, "term_2"_a, "window"_a, "side"_a = "right", "close_gaps"_a = false,
      "across_sentences"_a = false, "threads"_a = 0,
      "Where two terms stand together: int64[n, 3] of article, begin, end.");
}

}  // namespace broadsheet::bindings
