#include <pybind11/stl.h>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/vectors/dense_nearest.hpp"
#include "broadsheet/vectors/latent.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using vectors::DensePoints;
using vectors::LatentSpace;
using vectors::NearestOptions;
using vectors::SparsePoints;

py::tuple columns_of(vectors::Neighbours&& pairs) {
  return py::make_tuple(to_array(std::move(pairs.article_a)), to_array(std::move(pairs.article_b)),
                        to_array(std::move(pairs.similarity)));
}

// Keeps the array's memory; the array must not be written to afterwards.
DensePoints points_of_array(const py::array_t<double, py::array::c_style>& coordinates) {
  if (coordinates.ndim() != 2) throw py::value_error("coordinates must have two dimensions");
  const auto span = span_of(coordinates);
  std::vector<double> values(span.begin(), span.end());
  return without_gil([&] {
    return vectors::dense_points(std::move(values), coordinates.shape(0), coordinates.shape(1));
  });
}

py::array_t<double> rows_of(const Column<double>& values, std::int64_t n_columns) {
  const auto flat = view_of(values.span(), values.owner());
  const auto width = static_cast<py::ssize_t>(n_columns);
  const py::ssize_t height = width == 0 ? 0 : static_cast<py::ssize_t>(values.size()) / width;
  return flat.attr("reshape")(height, width);
}

vectors::SvdOptions svd_options(std::int64_t dimensions, double accuracy, std::uint64_t seed,
                                unsigned threads, std::int64_t memory) {
  vectors::SvdOptions options;
  options.dimensions = dimensions;
  options.accuracy = accuracy;
  options.seed = seed;
  options.threads = threads;
  options.memory = memory;
  return options;
}

void bind_dense(py::module_& m) {
  py::class_<DensePoints>(m, "DensePoints", "Articles as dense points (float64, row by row).")
      .def(py::init(&points_of_array), py::arg("coordinates").noconvert())
      .def_property_readonly(
          "shape",
          [](const DensePoints& self) { return py::make_tuple(self.n_rows, self.n_columns); })
      .def_property_readonly(
          "values", [](const DensePoints& self) { return rows_of(self.values, self.n_columns); });
}

void bind_space(py::module_& m) {
  py::class_<LatentSpace, std::shared_ptr<LatentSpace>>(
      m, "LatentSpace", "The leading right singular vectors of weighted articles.")
      .def(py::init([](const SparsePoints& points, std::int64_t dimensions, double accuracy,
                       std::uint64_t seed, unsigned threads, std::int64_t memory) {
             const auto options = svd_options(dimensions, accuracy, seed, threads, memory);
             return without_gil(
                 [&] { return std::make_shared<LatentSpace>(points.matrix, options); });
           }),
           "points"_a, "dimensions"_a, "accuracy"_a, "seed"_a, "threads"_a, "memory"_a = 0)
      .def_static(
          "of_components",
          [](const py::array_t<double, py::array::c_style>& components,
             std::vector<double> singular_values, double explained) {
            const auto span = span_of(components);
            return std::make_shared<LatentSpace>(std::vector<double>(span.begin(), span.end()),
                                                 std::move(singular_values), explained);
          },
          py::arg("components").noconvert(), "singular_values"_a, "explained"_a)
      .def_property_readonly(
          "components",
          [](const LatentSpace& self) { return rows_of(self.components(), self.dimensions()); })
      .def_property_readonly("singular_values",
                             [](const LatentSpace& self) {
                               return to_array(std::vector<double>(self.singular_values()));
                             })
      .def_property_readonly("explained", &LatentSpace::explained)
      .def(
          "project",
          [](const LatentSpace& self, const SparsePoints& points, unsigned threads) {
            return without_gil([&] { return self.project(points.matrix, threads); });
          },
          "points"_a, "threads"_a)
      .def(
          "explain",
          [](const LatentSpace& self, const SparsePoints& a, std::int64_t i, const SparsePoints& b,
             std::int64_t j) {
            auto found = without_gil([&] { return self.explain(a.matrix, i, b.matrix, j); });
            return py::make_tuple(to_array(std::move(found.terms)),
                                  to_array(std::move(found.contributions)));
          },
          "a"_a, "i"_a, "b"_a, "j"_a, "Columns (int32) and their contributions, largest first.");
  m.def(
      "svd_memory",
      [](const SparsePoints& points, std::int64_t dimensions, double accuracy) {
        return vectors::svd_memory(points.matrix, svd_options(dimensions, accuracy, 0, 0, 0));
      },
      "points"_a, "dimensions"_a, "accuracy"_a, "Bytes at the peak, beside the points.");
}

void bind_dense_search(py::module_& m) {
  m.def(
      "nearest",
      [](const DensePoints& points, const DensePoints* to, std::int64_t k, double min_similarity,
         const vectors::PairRule& rule, unsigned threads, std::int64_t memory) {
        const NearestOptions options{k, min_similarity, threads, rule, memory};
        return columns_of(without_gil([&] { return vectors::nearest(points, to, options); }));
      },
      "points"_a, "to"_a.none(true), "k"_a, "min_similarity"_a, "rule"_a, "threads"_a,
      "memory"_a = 0,
      "article_a, article_b (int64), similarity; article by article, the nearest first.");
  m.def(
      "pairs_above",
      [](const DensePoints& points, double min_similarity, const vectors::PairRule& rule,
         unsigned threads, std::int64_t memory) {
        const NearestOptions options{1, min_similarity, threads, rule, memory};
        return columns_of(without_gil([&] { return vectors::pairs_above(points, options); }));
      },
      "points"_a, "min_similarity"_a, "rule"_a, "threads"_a, "memory"_a = 0,
      "article_a < article_b (int64), similarity; the most similar first.");
  m.def(
      "cosine_block",
      [](const DensePoints& a, const DensePoints& b, unsigned threads) {
        auto block = without_gil([&] { return vectors::cosine_block(a, b, threads); });
        return to_array(std::move(block))
            .reshape({static_cast<py::ssize_t>(a.size()), static_cast<py::ssize_t>(b.size())});
      },
      "a"_a, "b"_a, "threads"_a, "All cosines, float64[rows of a, rows of b].");
}

}  // namespace

void bind_latent(py::module_& m) {
  bind_dense(m);
  bind_space(m);
  bind_dense_search(m);
}

}  // namespace broadsheet::bindings
