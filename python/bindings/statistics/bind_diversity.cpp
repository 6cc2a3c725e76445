#include <cstdint>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "broadsheet/corpus/corpus.hpp"
#include "broadsheet/statistics/diversity.hpp"
#include "convert.hpp"

namespace broadsheet::bindings {
namespace {

using corpus::Corpus;
using statistics::Diversity;

template <class T>
py::array_t<T> column(const std::vector<Diversity>& rows, T Diversity::* member) {
  std::vector<T> values;
  values.reserve(rows.size());
  for (const Diversity& row : rows) values.push_back(row.*member);
  return to_array(std::move(values));
}

py::dict diversity_columns(const Corpus& corpus, bool per_article,
                           const statistics::DiversityOptions& options) {
  const auto rows =
      without_gil([&] { return statistics::diversity(corpus, per_article, options); });
  py::dict columns;
  columns["tokens"] = column(rows, &Diversity::tokens);
  columns["types"] = column(rows, &Diversity::types);
  columns["ttr"] = column(rows, &Diversity::ttr);
  columns["guiraud"] = column(rows, &Diversity::guiraud);
  columns["cttr"] = column(rows, &Diversity::cttr);
  columns["herdan_c"] = column(rows, &Diversity::herdan_c);
  columns["maas"] = column(rows, &Diversity::maas);
  columns["dugast_u"] = column(rows, &Diversity::dugast_u);
  columns["summer_s"] = column(rows, &Diversity::summer_s);
  columns["yule_k"] = column(rows, &Diversity::yule_k);
  columns["yule_i"] = column(rows, &Diversity::yule_i);
  columns["herdan_vm"] = column(rows, &Diversity::herdan_vm);
  columns["simpson"] = column(rows, &Diversity::simpson);
  columns["msttr"] = column(rows, &Diversity::msttr);
  columns["mattr"] = column(rows, &Diversity::mattr);
  columns["mtld"] = column(rows, &Diversity::mtld);
  columns["hdd"] = column(rows, &Diversity::hdd);
  return columns;
}

}  // namespace

void bind_diversity(py::module_& m) {
  m.def(
      "diversity",
      [](const Corpus& corpus, bool per_article, std::int64_t window, std::int64_t segment,
         std::int64_t sample, double mtld_threshold, unsigned threads) {
        return diversity_columns(corpus, per_article,
                                 {window, segment, sample, mtld_threshold, threads});
      },
      "corpus"_a, "per_article"_a, "window"_a, "segment"_a, "sample"_a, "mtld_threshold"_a,
      "threads"_a = 0, "Columns of diversity, a row for each article or one for all.");
}

}  // namespace broadsheet::bindings
