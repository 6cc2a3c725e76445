#include <pybind11/stl.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/text/tokenizer_options.hpp"
#include "broadsheet/vectors/brute_force.hpp"
#include "broadsheet/vectors/explain.hpp"
#include "broadsheet/vectors/features.hpp"
#include "broadsheet/vectors/nearest.hpp"
#include "broadsheet/vectors/sparse.hpp"
#include "broadsheet/vectors/vectors_memory.hpp"
#include "broadsheet/vectors/weighting.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;
using corpus::CountMatrix;
using vectors::Features;
using vectors::FittedWeighting;
using vectors::Neighbours;
using vectors::SparsePoints;
using vectors::Weighting;

template <class T>
using Array = py::array_t<T, py::array::c_style>;

template <class T>
std::vector<T> copied(const std::optional<Array<T>>& array) {
  if (!array) return {};
  const auto span = span_of(*array);
  return {span.begin(), span.end()};
}

py::tuple columns_of(Neighbours&& pairs) {
  return py::make_tuple(to_array(std::move(pairs.article_a)), to_array(std::move(pairs.article_b)),
                        to_array(std::move(pairs.similarity)));
}

py::tuple columns_of(vectors::Explanation&& explanation) {
  return py::make_tuple(to_array(std::move(explanation.terms)),
                        to_array(std::move(explanation.contributions)));
}

SparsePoints points_of_arrays(const Array<std::int64_t>& offsets,
                              const Array<std::int32_t>& columns, const Array<double>& values,
                              std::int64_t n_columns) {
  vectors::SparseMatrix matrix;
  matrix.n_rows = offsets.size() - 1;
  matrix.n_columns = n_columns;
  const auto vector_of = [](auto span) { return std::vector(span.begin(), span.end()); };
  matrix.offsets = vector_of(span_of(offsets));
  matrix.columns = vector_of(span_of(columns));
  matrix.values = vector_of(span_of(values));
  return without_gil([&] { return vectors::sparse_points(std::move(matrix)); });
}

vectors::NearestOptions nearest_options(std::int64_t k, double min_similarity, unsigned threads,
                                        std::int64_t memory, vectors::PairRule rule) {
  vectors::NearestOptions options;
  options.k = k;
  options.min_similarity = min_similarity;
  options.threads = threads;
  options.memory = memory;
  options.rule = std::move(rule);
  return options;
}

vectors::PairRule pair_rule(const std::optional<Array<std::int32_t>>& group_a,
                            const std::optional<Array<std::int32_t>>& group_b,
                            const std::optional<Array<std::int64_t>>& time_a,
                            const std::optional<Array<std::int64_t>>& time_b,
                            std::int64_t max_gap) {
  return {copied(group_a), copied(group_b), copied(time_a), copied(time_b), max_gap};
}

py::list names_of(const Features& features) {
  py::list names(static_cast<std::size_t>(features.size()));
  for (std::int64_t c = 0; c < features.size(); ++c) {
    names[static_cast<std::size_t>(c)] = to_str(features.name(c));
  }
  return names;
}

// --- states, for pickle ----------------------------------------------------------------------

py::tuple pickled(const Features& features) {
  vectors::FeatureState s = features.state();
  return py::make_tuple(text::describe(s.tokenizer), std::move(s.capitals), std::move(s.terms),
                        to_array(std::move(s.words)), to_array(std::move(s.sequences)),
                        to_array(std::move(s.starts)), std::move(s.stop_words), s.ngrams.shortest,
                        s.ngrams.longest, static_cast<int>(s.ngrams.within));
}

std::shared_ptr<Features> features_of(const py::tuple& s) {
  vectors::FeatureState state;
  state.tokenizer = text::parse_tokenizer_options(s[0].cast<std::string>());
  state.capitals = s[1].cast<std::vector<std::string>>();
  state.terms = s[2].cast<std::vector<std::string>>();
  state.words = copied<TermId>(s[3].cast<Array<TermId>>());
  state.sequences = copied<TermId>(s[4].cast<Array<TermId>>());
  state.starts = copied<std::int64_t>(s[5].cast<Array<std::int64_t>>());
  state.stop_words = s[6].cast<std::vector<std::string>>();
  state.ngrams = {s[7].cast<std::int64_t>(), s[8].cast<std::int64_t>(),
                  static_cast<vectors::NgramRule::Within>(s[9].cast<int>())};
  return without_gil([&] { return std::make_shared<Features>(state); });
}

py::tuple pickled(const FittedWeighting& fitted) {
  const Weighting& w = fitted.weighting();
  vectors::Learned learned = fitted.learned();
  return py::make_tuple(
      static_cast<int>(w.local), static_cast<int>(w.global), static_cast<int>(w.norm), w.log_base,
      w.k1, w.b, w.delta, w.slope, w.pivot, learned.n_articles, learned.mean_length, learned.pivot,
      to_array(std::move(learned.article_frequencies)), to_array(std::move(learned.term_weights)),
      to_array(std::move(learned.term_shares)), to_array(std::move(learned.term_characters)));
}

std::shared_ptr<FittedWeighting> weighting_of(const py::tuple& s) {
  Weighting w;
  w.local = static_cast<vectors::LocalWeight>(s[0].cast<int>());
  w.global = static_cast<vectors::GlobalWeight>(s[1].cast<int>());
  w.norm = static_cast<vectors::Normalization>(s[2].cast<int>());
  w.log_base = s[3].cast<double>();
  w.k1 = s[4].cast<double>();
  w.b = s[5].cast<double>();
  w.delta = s[6].cast<double>();
  w.slope = s[7].cast<double>();
  w.pivot = s[8].cast<std::optional<double>>();
  vectors::Learned learned;
  learned.n_articles = s[9].cast<std::int64_t>();
  learned.mean_length = s[10].cast<double>();
  learned.pivot = s[11].cast<double>();
  learned.article_frequencies = copied<std::int64_t>(s[12].cast<Array<std::int64_t>>());
  learned.term_weights = copied<double>(s[13].cast<Array<double>>());
  learned.term_shares = copied<double>(s[14].cast<Array<double>>());
  learned.term_characters = copied<std::int32_t>(s[15].cast<Array<std::int32_t>>());
  return std::make_shared<FittedWeighting>(w, std::move(learned));
}

// ---------------------------------------------------------------------------------------------

void bind_features(py::module_& m) {
  py::enum_<vectors::NgramRule::Within>(m, "NgramsWithin")
      .value("article", vectors::NgramRule::Within::article)
      .value("line", vectors::NgramRule::Within::line)
      .value("sentence", vectors::NgramRule::Within::sentence);
  py::class_<vectors::NgramRule>(m, "NgramRule", "Which sequences of terms become columns.")
      .def(py::init<std::int64_t, std::int64_t, vectors::NgramRule::Within>(), "shortest"_a,
           "longest"_a, "within"_a)
      .def(py::pickle(
          [](const vectors::NgramRule& rule) {
            return py::make_tuple(rule.shortest, rule.longest, static_cast<int>(rule.within));
          },
          [](const py::tuple& s) {
            return vectors::NgramRule{s[0].cast<std::int64_t>(), s[1].cast<std::int64_t>(),
                                      static_cast<vectors::NgramRule::Within>(s[2].cast<int>())};
          }));
  m.def(
      "vectors_memory",
      [](const Corpus& corpus, const vectors::NgramRule& ngrams, std::int64_t dimensions) {
        return without_gil([&] { return vectors::vectors_memory(corpus, {ngrams, dimensions}); });
      },
      "corpus"_a, "ngrams"_a, "dimensions"_a,
      "Bytes that counting and weighing takes at its peak, at most.");
  m.def(
      "check_vectors_memory",
      [](const Corpus& corpus, const vectors::NgramRule& ngrams, std::int64_t dimensions,
         std::int64_t memory) {
        without_gil([&] {
          vectors::check_vectors_memory(corpus, {ngrams, dimensions}, memory);
          return 0;
        });
      },
      "corpus"_a, "ngrams"_a, "dimensions"_a, "memory"_a,
      "MemoryError where that is more than `memory` bytes (0: no bound).");
  py::class_<Features, std::shared_ptr<Features>>(m, "Features", "The columns of a set of vectors.")
      .def(py::init([](const Corpus& corpus, std::int64_t min_articles, std::int64_t max_articles,
                       std::vector<std::string> stop_words, const vectors::NgramRule& ngrams,
                       unsigned threads) {
             const vectors::FeatureRule rule{min_articles, max_articles, std::move(stop_words),
                                             ngrams};
             return without_gil([&] { return std::make_shared<Features>(corpus, rule, threads); });
           }),
           "corpus"_a, "min_articles"_a, "max_articles"_a, "stop_words"_a, "ngrams"_a, "threads"_a)
      .def(py::pickle([](const Features& self) { return pickled(self); }, &features_of))
      .def_property_readonly("corpus", &Features::corpus,
                             "What they were fitted on; unpickled: its terms and decisions alone.")
      .def_property_readonly("size", &Features::size)
      .def_property_readonly("names", &names_of)
      .def_property_readonly("fitted_counts",
                             [](const Features& self) { return self.fitted_counts(); })
      .def(
          "counts",
          [](const Features& self, const Corpus& corpus, unsigned threads) {
            return without_gil([&] { return self.counts(corpus, threads); });
          },
          "corpus"_a, "threads"_a);
}

void bind_weighting(py::module_& m) {
  py::enum_<vectors::LocalWeight>(m, "LocalWeight")
      .value("count", vectors::LocalWeight::count)
      .value("logarithm", vectors::LocalWeight::logarithm);
  py::enum_<vectors::GlobalWeight>(m, "GlobalWeight")
      .value("none", vectors::GlobalWeight::none)
      .value("idf_plus_one", vectors::GlobalWeight::idf_plus_one)
      .value("idf_smooth", vectors::GlobalWeight::idf_smooth);
  py::enum_<vectors::Normalization>(m, "Normalization")
      .value("none", vectors::Normalization::none)
      .value("l1", vectors::Normalization::l1)
      .value("l2", vectors::Normalization::l2)
      .value("pivoted_unique", vectors::Normalization::pivoted_unique)
      .value("pivoted_characters", vectors::Normalization::pivoted_characters);
  py::class_<Weighting>(m, "Weighting", "A scheme: local weight x global weight, then a norm.")
      .def(py::init(&vectors::weighting_of_name), "name"_a)
      .def_readwrite("local_weight", &Weighting::local)
      .def_readwrite("global_weight", &Weighting::global)
      .def_readwrite("norm", &Weighting::norm)
      .def_readwrite("log_base", &Weighting::log_base)
      .def_readwrite("k1", &Weighting::k1)
      .def_readwrite("b", &Weighting::b)
      .def_readwrite("delta", &Weighting::delta)
      .def_readwrite("slope", &Weighting::slope)
      .def_readwrite("pivot", &Weighting::pivot);
  py::class_<FittedWeighting, std::shared_ptr<FittedWeighting>>(
      m, "FittedWeighting", "A scheme with what it learned from a set of articles.")
      .def(py::init([](const Weighting& weighting, const Features& features) {
             return without_gil([&] {
               const bool spells = weighting.norm == vectors::Normalization::pivoted_characters;
               return std::make_shared<FittedWeighting>(
                   weighting, features.fitted_counts(),
                   spells ? features.characters() : std::vector<std::int32_t>());
             });
           }),
           "weighting"_a, "features"_a)
      .def(
          "apply",
          [](const FittedWeighting& self, const CountMatrix& counts, unsigned threads) {
            return without_gil([&] { return vectors::sparse_points(self.apply(counts, threads)); });
          },
          "counts"_a, "threads"_a, "The weights of these articles as points.")
      .def(py::pickle([](const FittedWeighting& self) { return pickled(self); }, &weighting_of))
      .def_property_readonly("term_weights", [](const FittedWeighting& self) {
        const auto weights = self.term_weights();
        return to_array(std::vector<double>(weights.begin(), weights.end()));
      });
}

void bind_points(py::module_& m) {
  py::class_<SparsePoints>(m, "SparsePoints", "Articles as sparse points (CSR, float64).")
      .def(py::init(&points_of_arrays), py::arg("offsets").noconvert(),
           py::arg("columns").noconvert(), py::arg("values").noconvert(), "n_columns"_a)
      .def_property_readonly("shape",
                             [](const SparsePoints& self) {
                               return py::make_tuple(self.matrix.n_rows, self.matrix.n_columns);
                             })
      .def_property_readonly("offsets",
                             [](const SparsePoints& self) -> py::object {
                               const auto& matrix = self.matrix;
                               if (matrix.narrow_offsets.empty()) {
                                 return view_of(matrix.offsets.span(), matrix.offsets.owner());
                               }
                               return view_of(matrix.narrow_offsets.span(),
                                              matrix.narrow_offsets.owner());
                             })
      .def_property_readonly("columns",
                             [](const SparsePoints& self) {
                               const auto& columns = self.matrix.columns;
                               return view_of(columns.span(), columns.owner());
                             })
      .def_property_readonly("values", [](const SparsePoints& self) {
        const auto& values = self.matrix.values;
        return view_of(values.span(), values.owner());
      });
}

Neighbours search(const SparsePoints& points, const SparsePoints* to,
                  const vectors::NearestOptions& options, bool by_brute_force) {
  if (by_brute_force) {
    return to == nullptr ? vectors::nearest_by_brute_force(points, options)
                         : vectors::nearest_by_brute_force(points, *to, options);
  }
  return to == nullptr ? vectors::nearest(points, options) : vectors::nearest(points, *to, options);
}

void bind_search(py::module_& m) {
  m.def("pair_rule", &pair_rule, py::arg("group_a").noconvert() = py::none(),
        py::arg("group_b").noconvert() = py::none(), py::arg("time_a").noconvert() = py::none(),
        py::arg("time_b").noconvert() = py::none(), "max_gap"_a = 0);
  m.def(
      "nearest",
      [](const SparsePoints& points, const SparsePoints* to, std::int64_t k, double min_similarity,
         const vectors::PairRule& rule, unsigned threads, bool by_brute_force,
         std::int64_t memory) {
        const auto options = nearest_options(k, min_similarity, threads, memory, rule);
        return columns_of(without_gil([&] { return search(points, to, options, by_brute_force); }));
      },
      "points"_a, "to"_a.none(true), "k"_a, "min_similarity"_a, "rule"_a, "threads"_a,
      "by_brute_force"_a = false, "memory"_a = 0,
      "article_a, article_b (int64), similarity; article by article, the nearest first.");
  m.def(
      "pairs_above",
      [](const SparsePoints& points, double min_similarity, const vectors::PairRule& rule,
         unsigned threads, std::int64_t memory) {
        const auto options = nearest_options(1, min_similarity, threads, memory, rule);
        return columns_of(without_gil([&] { return vectors::pairs_above(points, options); }));
      },
      "points"_a, "min_similarity"_a, "rule"_a, "threads"_a, "memory"_a = 0,
      "article_a < article_b (int64), similarity; the most similar first.");
  m.def(
      "cosine_block",
      [](const SparsePoints& a, const SparsePoints& b, unsigned threads) {
        auto block = without_gil([&] { return vectors::cosine_block(a, 0, a.size(), b, threads); });
        return to_array(std::move(block))
            .reshape({static_cast<py::ssize_t>(a.size()), static_cast<py::ssize_t>(b.size())});
      },
      "a"_a, "b"_a, "threads"_a, "All cosines, float64[rows of a, rows of b].");
  m.def(
      "explain_cosine",
      [](const SparsePoints& a, std::int64_t i, const SparsePoints& b, std::int64_t j) {
        return columns_of(without_gil([&] { return vectors::explain_cosine(a, i, b, j); }));
      },
      "a"_a, "i"_a, "b"_a, "j"_a, "Columns (int32) and their contributions, largest first.");
}

}  // namespace

void bind_vectors(py::module_& m) {
  bind_features(m);
  bind_points(m);  // first, so that signatures can name it
  bind_weighting(m);
  py::class_<vectors::PairRule>(m, "PairRule", "Which pairs may be in a result.");
  bind_search(m);
}

}  // namespace broadsheet::bindings
